"""R6, R27: every answer a provider can give, or fail to give, ends in one charge or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.adapters.faults import FaultPlan, never, under_faults
from skill.adapters.sandbox_payments import SandboxPayments
from skill.domain.merchant import CaptureMode
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.ports import PaymentStatus
from tests.reliability.contents import new_orders, stock_of
from tests.reliability.house import FILTERS, JA, one_line, rest, three_lines
from tests.reliability.ledger import faults
from tests.stage import LEA, Stage, open_stage


def bought(method: str) -> tuple[Stage, dict[str, tuple[int, int]], FaultPlan]:
    """Return a stage on which a customer of this method said yes, the stock before, and the trace."""
    stage = open_stage().as_customer(LEA).change_profile(payment_method=f"sandbox:{method}")
    before = stock_of(stage.table)
    plan = FaultPlan(never)
    stage.shop = replace(stage.shop, payments=under_faults(stage.shop.payments, name="payments", plan=plan))
    stage.hear(one_line(stage))
    return stage, before, plan


def only_order(stage: Stage) -> Order:
    """Return the one order there is."""
    (order,) = new_orders(stage.table)
    return order


def books(stage: Stage) -> PaymentStatus | None:
    """Return what the provider knows of it."""
    found = stage.books(only_order(stage).order_id)
    return found.status if found else None


def test_authorised_order_is_charged_once() -> None:
    stage, before, plan = bought("authorised")
    assert (only_order(stage).state, only_order(stage).payment) == (CheckoutState.COMPLETED, PaymentState.AUTHORISED)
    rest(stage)
    assert books(stage) is PaymentStatus.CAPTURED
    assert (plan.count("payments", "authorise"), plan.count("payments", "capture")) == (1, 1)
    assert faults(stage.table, before) == []


@pytest.mark.parametrize("method", ["declined", "expired"])
def test_declined_order_gives_everything_back(method: str) -> None:
    stage, before, plan = bought(method)
    order = only_order(stage)
    assert (order.state, order.payment, order.refused_because) == (
        CheckoutState.CANCELED,
        PaymentState.DECLINED,
        method,
    )
    assert stock_of(stage.table) == before
    assert stage.yes() != ""
    assert faults(rest(stage).table, before) == []
    assert plan.count("payments", "authorise") == 1
    assert [mail["subject"] for mail in stage.mails] == []


def test_approved_order_completes_within_minutes() -> None:
    stage, before, plan = bought("needs_authentication")
    assert only_order(stage).state is CheckoutState.REQUIRES_ESCALATION
    stage.work_off()
    assert "http://127.0.0.1:8080/sandbox/freigabe/" in str(stage.mails[0]["text"])
    approve(stage)
    stage.wait(minutes=1).work_off()
    assert only_order(stage).state is CheckoutState.COMPLETED
    assert faults(rest(stage).table, before) == []
    assert plan.count("payments", "authorise") == 1


def test_next_yes_finds_the_approval() -> None:
    stage, before, _ = bought("needs_authentication")
    approve(stage)
    stage.yes()
    assert only_order(stage).state is CheckoutState.COMPLETED
    assert faults(rest(stage).table, before) == []


def test_unapproved_order_is_given_up() -> None:
    stage, before, _ = bought("needs_authentication")
    for _minute in range(59):
        stage.wait(minutes=1).work_off()
    assert only_order(stage).state is CheckoutState.REQUIRES_ESCALATION
    assert stage.stock(FILTERS) == (before[FILTERS][0] - 1, before[FILTERS][1] + 1)
    stage.wait(minutes=2).work_off()
    assert (only_order(stage).state, only_order(stage).refused_because) == (
        CheckoutState.CANCELED,
        "not_approved_in_time",
    )
    assert books(stage) is PaymentStatus.VOIDED
    assert faults(rest(stage).table, before) == []


@pytest.mark.parametrize("state", [PaymentStatus.AUTHORISED, PaymentStatus.CAPTURED])
def test_money_that_came_after_the_release_goes_back(state: PaymentStatus) -> None:
    """A provider that takes an approval it should have refused gives the money back."""
    stage, before, _ = bought("needs_authentication")
    stage.wait(minutes=61).work_off()
    order = only_order(stage)
    sandbox = SandboxPayments(stage.table, clock=stage.clock)
    captured = order.total if state is PaymentStatus.CAPTURED else order.total * 0
    sandbox._change(order.order_id, lambda payment: replace(payment, status=state, captured=captured))
    assert faults(rest(stage).table, before) == []
    assert books(stage) in {PaymentStatus.VOIDED, PaymentStatus.REFUNDED}


def test_approval_after_the_release_holds_nothing() -> None:
    stage, before, _ = bought("needs_authentication")
    stage.wait(minutes=61).work_off()
    approve(stage)
    assert books(stage) is PaymentStatus.VOIDED
    assert faults(rest(stage).table, before) == []


def test_unknown_answer_is_never_asked_twice() -> None:
    stage, before, plan = bought("answer_unknown")
    assert only_order(stage).state is CheckoutState.COMPLETE_IN_PROGRESS
    stage.wait(minutes=2).work_off()
    assert only_order(stage).state is CheckoutState.COMPLETED
    assert faults(rest(stage).table, before) == []
    assert plan.count("payments", "authorise") == 1


def test_yes_after_an_unknown_answer_looks_it_up() -> None:
    stage, before, plan = bought("answer_unknown")
    stage.yes()
    stage.yes()
    assert only_order(stage).state is CheckoutState.COMPLETED
    assert plan.count("payments", "authorise") == 1
    assert faults(rest(stage).table, before) == []


def test_request_that_never_arrived_is_given_up() -> None:
    stage, before, _ = bought("never_arrived")
    stage.wait(minutes=2).work_off()
    assert only_order(stage).refused_because == "payment_failed"
    assert faults(rest(stage).table, before) == []
    assert "nicht" in str(stage.mails[0]["text"])
    assert "nicht" in stage.yes()
    assert len(new_orders(stage.table)) == 1


def test_late_capture_is_asked_for_again() -> None:
    stage, before, plan = bought("captured_late")
    stage.work_off()
    assert books(stage) is PaymentStatus.AUTHORISED
    stage.wait(minutes=6).work_off()
    assert books(stage) is PaymentStatus.CAPTURED
    assert only_order(stage).payment is PaymentState.CAPTURED
    assert faults(rest(stage).table, before) == []
    assert plan.count("payments", "authorise") == 1


def test_partial_cancellation_waits_for_a_late_capture() -> None:
    stage = open_stage().as_customer(LEA).change_profile(payment_method="sandbox:captured_late")
    before = stock_of(stage.table)
    stage.hear(three_lines(stage))
    stage.work_off()
    stage.say("CancelOrderIntent", product="milch")
    stage.hear(stage.turn("AMAZON.YesIntent", JA))
    first = only_order(stage).total.amount
    assert faults(rest(stage).table, before) == []
    book = stage.books(only_order(stage).order_id)
    assert book is not None
    assert (book.captured - book.refunded).amount == first
    assert book.refunded.amount > 0


def test_capture_on_shipment_charges_nothing_yet() -> None:
    stage = open_stage().as_customer(LEA).change_merchant(capture=CaptureMode.ON_SHIPMENT)
    stage.hear(three_lines(stage))
    stage.say("CancelOrderIntent", product="milch")
    stage.hear(stage.turn("AMAZON.YesIntent", JA))
    rest(stage)
    assert books(stage) is PaymentStatus.AUTHORISED
    assert only_order(stage).payment is PaymentState.AUTHORISED


def approve(stage: Stage) -> None:
    """Play the customer at the bank."""
    SandboxPayments(stage.table, clock=stage.clock).approve(only_order(stage).order_id)
