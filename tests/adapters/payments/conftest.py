"""Offer each provider as a rig."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.adapters.payments.rigs import InvoiceRig, Rig, SandboxRig, StripeRig, stripe_rig


@pytest.fixture(params=["sandbox", "stripe"])
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    """Stand one provider after the other on the ground."""
    yield from _stand(request.param)


@pytest.fixture(params=["sandbox", "stripe", "invoice"])
def every(request: pytest.FixtureRequest) -> Iterator[Rig]:
    """Stand whoever holds money on the ground, the merchant's own invoices among them."""
    yield from _stand(request.param)


def _stand(name: str) -> Iterator[Rig]:
    if name == "sandbox":
        yield SandboxRig()
    elif name == "invoice":
        yield InvoiceRig()
    else:
        with stripe_rig() as stripe:
            yield stripe


@pytest.fixture
def stripe() -> Iterator[StripeRig]:
    """Stand Stripe's adapter on a made-up account."""
    with stripe_rig() as rig:
        yield rig
