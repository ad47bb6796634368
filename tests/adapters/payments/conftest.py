"""Offer each provider as a rig."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.adapters.payments.rigs import Rig, SandboxRig, StripeRig, stripe_rig


@pytest.fixture(params=["sandbox", "stripe"])
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    """Stand one provider after the other on the ground."""
    if request.param == "sandbox":
        yield SandboxRig()
        return
    with stripe_rig() as stripe:
        yield stripe


@pytest.fixture
def stripe() -> Iterator[StripeRig]:
    """Stand Stripe's adapter on a made-up account."""
    with stripe_rig() as rig:
        yield rig
