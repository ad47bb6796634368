from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.order import TRANSITIONS, CheckoutState, Order, OrderLine, PaymentState, Shipment
from skill.domain.product import Withdrawal

WEDNESDAY, FRIDAY = date(2026, 11, 25), date(2026, 11, 27)
WATER = OrderLine("water", Localized("Wasser", "water"), 2, Money(829), Money(330), 19, Withdrawal.FULL)
MILK = OrderLine("milk", Localized("Milch", "milk"), 1, Money(159), Money(0), 7, Withdrawal.FULL)
ORDER = Order(
    order_id="o-1",
    number="1234-5678",
    customer_id="c1",
    state=CheckoutState.COMPLETED,
    payment=PaymentState.AUTHORISED,
    payment_method="sandbox:authorised",
    lines=(WATER, MILK),
    delivery_cost=Money(290),
    delivery_day=WEDNESDAY,
    address_id="home",
    placed_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
)
ON_ITS_WAY = Shipment("DHL", "003", promised=WEDNESDAY, expected=WEDNESDAY)


def test_total_counts_deposit_and_delivery() -> None:
    assert WATER.amount == Money(2318)
    assert ORDER.total == Money(2318 + 159 + 290)


def test_cancelled_packs_cost_nothing() -> None:
    part = ORDER.with_cancelled(frozenset({"water"}))
    assert part.total == Money(159 + 290)
    assert part.skus == ("milk",)
    assert part.state is CheckoutState.COMPLETED
    water = part.line_of("water")
    assert water is not None
    assert (water.cancelled, water.remaining) == (2, 0)


def test_order_without_products_is_cancelled() -> None:
    whole = ORDER.with_cancelled(frozenset({"water", "milk"}))
    assert whole.state is CheckoutState.CANCELED
    assert whole.total == Money(0)
    assert not whole.is_open


def test_order_is_open_until_delivered() -> None:
    assert ORDER.is_open
    assert replace(ORDER, shipment=ON_ITS_WAY).is_open
    assert not replace(ORDER, shipment=replace(ON_ITS_WAY, delivered=WEDNESDAY)).is_open
    assert not replace(ORDER, state=CheckoutState.COMPLETE_IN_PROGRESS).is_open


def test_nothing_sent_can_be_cancelled() -> None:
    assert ORDER.is_cancellable
    assert not replace(ORDER, shipment=ON_ITS_WAY).is_cancellable
    assert not replace(ORDER, state=CheckoutState.REQUIRES_ESCALATION).is_cancellable


def test_only_what_was_paid_for_is_a_purchase() -> None:
    completed = replace(ORDER, state=CheckoutState.COMPLETED)
    assert completed.is_purchase
    assert not replace(completed, state=CheckoutState.CANCELED).is_purchase
    assert not replace(completed, replaces="o-1").is_purchase


def test_lateness_is_computed_from_the_promise() -> None:
    late = replace(ON_ITS_WAY, expected=FRIDAY)
    assert not ON_ITS_WAY.is_late
    assert late.is_late
    assert replace(late, delivered=FRIDAY).is_late
    assert not replace(late, delivered=WEDNESDAY).is_late
    assert replace(ORDER, shipment=late).is_late
    assert not ORDER.is_late


def test_expected_day_follows_the_parcel() -> None:
    assert ORDER.expected == WEDNESDAY
    assert replace(ORDER, shipment=replace(ON_ITS_WAY, expected=FRIDAY)).expected == FRIDAY


def test_unknown_products_have_no_line() -> None:
    assert ORDER.line_of("bread") is None
    assert ORDER.line_of("milk") == MILK


@pytest.mark.parametrize(("before", "after"), [(a, b) for a in CheckoutState for b in CheckoutState])
def test_only_steps_of_the_protocol_work(before: CheckoutState, after: CheckoutState) -> None:
    order = replace(ORDER, state=before)
    if after is before or after in TRANSITIONS[before]:
        assert order.moved_to(after, PaymentState.VOIDED).state is after
    else:
        with pytest.raises(ValueError, match=f"from {before} to {after}"):
            order.moved_to(after)


def test_payment_stays_unless_it_moved() -> None:
    begun = replace(ORDER, state=CheckoutState.COMPLETE_IN_PROGRESS, payment=PaymentState.PENDING)
    assert begun.moved_to(CheckoutState.COMPLETED).payment is PaymentState.PENDING
    assert begun.moved_to(CheckoutState.COMPLETED, PaymentState.AUTHORISED).payment is PaymentState.AUTHORISED


def test_cancelled_orders_stay_cancelled() -> None:
    assert TRANSITIONS.keys() == set(CheckoutState)
    assert TRANSITIONS[CheckoutState.CANCELED] == frozenset()
