from __future__ import annotations

from dataclasses import replace

import pytest

from skill.adapters.faults import Fault, FaultPlan, at, under_faults
from skill.adapters.sandbox_payments import SandboxPayments
from skill.domain.order import CheckoutState
from tests.stage import Stage


@pytest.fixture
def waiting(stage: Stage) -> Stage:
    """Let Anna's bank want her approval."""
    stage.change_profile(payment_method="sandbox:needs_authentication")
    stage.reorder("kaffeefilter")
    stage.yes()
    assert stage.said == ("checkout-needs_approval",)
    return stage


def approve(stage: Stage) -> None:
    SandboxPayments(stage.table, clock=stage.clock).approve(stage.orders[0].order_id)


def test_approval_is_told_with_the_next_turn(waiting: Stage) -> None:
    approve(waiting)
    assert waiting.hears("LaunchRequest")[0] == "checkout-approved"
    assert waiting.orders[0].state is CheckoutState.COMPLETED
    assert "checkout-approved" not in waiting.hears("LaunchRequest")


def test_yes_hears_only_the_news(waiting: Stage) -> None:
    approve(waiting)
    waiting.yes()
    assert waiting.said == ("checkout-approved",)


def test_missing_approval_is_told_in_the_end(waiting: Stage) -> None:
    before = waiting.stock("melitta-filter-4-80")
    waiting.wait(hours=2).work_off()
    assert waiting.orders[0].state is CheckoutState.CANCELED
    assert waiting.hears("LaunchRequest")[0] == "checkout-not_approved"
    assert waiting.stock("melitta-filter-4-80")[0] == before[0] + 1


def test_no_news_are_told_while_the_bank_waits(waiting: Stage) -> None:
    assert "checkout-approved" not in waiting.hears("LaunchRequest")
    assert waiting.orders[0].state is CheckoutState.REQUIRES_ESCALATION


def test_silent_bank_is_no_news(waiting: Stage) -> None:
    approve(waiting)
    silent = under_faults(waiting.shop.payments, name="payments", plan=FaultPlan(at({1: Fault.THROTTLED})))
    whole, waiting.shop = waiting.shop, replace(waiting.shop, payments=silent)
    assert "checkout-approved" not in waiting.hears("LaunchRequest")
    waiting.shop = whole
    assert waiting.hears("LaunchRequest")[0] == "checkout-approved"
