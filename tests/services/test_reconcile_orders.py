from __future__ import annotations

from dataclasses import replace

import pytest

from skill.adapters.faults import Fault, FaultPlan, under_faults
from skill.adapters.sandbox_payments import SandboxPayments
from skill.domain.cart import CartLine
from skill.domain.errors import RefusedError
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.domain.quote import QuoteSource
from skill.services.cancel_order import cancel_order
from skill.services.place_order import authorise, begin
from skill.services.ports import PaymentResult
from skill.services.reconcile_orders import due_items, reconcile_item, reconcile_orders
from skill.services.records import keys
from skill.services.records.orders import find_order
from skill.services.records.outbox import Event, put_event
from skill.services.relay_outbox import relay_outbox
from skill.services.settle_order import settle
from skill.services.table import Delete
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of
from tests.services.purchases import AUTHORISED, FILTERS, purchase, terms
from tests.stage import LEA, Stage, open_stage


@pytest.fixture
def lea() -> Stage:
    return open_stage().as_customer(LEA)


class Moody(SandboxPayments):
    """Refuse to speak of the first order."""

    def look_up(self, order_id: str) -> PaymentResult:
        if order_id.startswith("o-000001"):
            msg = "no such account"
            raise RefusedError(msg)
        return super().look_up(order_id)


def begun(stage: Stage, method: str, *, asked: bool = True) -> Order:
    """Return an order in progress; `asked` says whether the provider heard of it."""
    stage.change_profile(payment_method=f"sandbox:{method}")
    order = begin(stage.shop, purchase(stage))
    if asked:
        authorise(stage.shop, order, stage.merchant)
    return order


def now(stage: Stage, order: Order) -> Order:
    found = find_order(stage.table, stage.owner, order.order_id)
    assert found is not None
    return found


def test_order_in_flight_is_left_alone(lea: Stage) -> None:
    begun(lea, "authorised")
    before = items_of(lea.table)
    assert reconcile_orders(lea.wait(seconds=119).shop, DEMO_MERCHANT) == 0
    assert items_of(lea.table) == before


def test_paid_order_is_completed(lea: Stage) -> None:
    order = begun(lea, "authorised")
    assert reconcile_orders(lea.wait(minutes=2).shop, DEMO_MERCHANT) == 1
    assert (now(lea, order).state, now(lea, order).payment) == (CheckoutState.COMPLETED, PaymentState.AUTHORISED)
    assert reconcile_orders(lea.shop, DEMO_MERCHANT) == 0


def test_unheard_order_is_given_up(lea: Stage) -> None:
    stock = lea.stock(FILTERS)
    order = begun(lea, "authorised", asked=False)
    assert reconcile_orders(lea.wait(minutes=2).shop, DEMO_MERCHANT) == 1
    assert (now(lea, order).state, now(lea, order).refused_because) == (CheckoutState.CANCELED, "payment_failed")
    assert lea.stock(FILTERS) == stock
    release = lea.table.get(keys.outbox(DEMO_MERCHANT, f"{order.order_id}-release"))
    assert release is not None
    assert release.index is not None
    assert release.index.sort.startswith("2026-11-23T09:12:00+00:00#event#")


def test_declined_order_is_told_by_mail(lea: Stage) -> None:
    order = begun(lea, "declined")
    lea.wait(minutes=2).work_off()
    assert now(lea, order).refused_because == "declined"
    assert [mail["message_id"] for mail in lea.mails] == [f"{order.order_id}-order_refused"]


def test_cut_hold_is_begun_again(lea: Stage) -> None:
    order = begun(lea, "needs_authentication")
    reconcile_orders(lea.wait(minutes=2).shop, DEMO_MERCHANT)
    assert now(lea, order).state is CheckoutState.REQUIRES_ESCALATION
    assert lea.table.get(keys.outbox(DEMO_MERCHANT, f"{order.order_id}-payment_approval")) is not None


def test_hold_ends_after_an_hour(lea: Stage) -> None:
    order = begun(lea, "needs_authentication")
    reconcile_orders(lea.wait(minutes=2).shop, DEMO_MERCHANT)
    reconcile_orders(lea.wait(minutes=57).shop, DEMO_MERCHANT)
    assert now(lea, order).state is CheckoutState.REQUIRES_ESCALATION
    reconcile_orders(lea.wait(minutes=1).shop, DEMO_MERCHANT)
    assert (now(lea, order).state, now(lea, order).refused_because) == (
        CheckoutState.CANCELED,
        "not_approved_in_time",
    )
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 3
    book = lea.books(order.order_id)
    assert book is not None
    assert book.status.value == "voided"


def test_silent_provider_is_asked_a_minute_later(lea: Stage) -> None:
    order = begun(lea, "authorised")
    plan = FaultPlan(lambda call: Fault.RESPONSE_LOST if call.number == 1 else None)
    lea.shop = replace(lea.shop, payments=under_faults(lea.shop.payments, name="payments", plan=plan))
    reconcile_orders(lea.wait(minutes=2).shop, DEMO_MERCHANT)
    assert now(lea, order).state is CheckoutState.COMPLETE_IN_PROGRESS
    reconcile_orders(lea.wait(seconds=59).shop, DEMO_MERCHANT)
    assert now(lea, order).state is CheckoutState.COMPLETE_IN_PROGRESS
    reconcile_orders(lea.wait(seconds=1).shop, DEMO_MERCHANT)
    assert now(lea, order).state is CheckoutState.COMPLETED


def test_turn_that_was_faster_wins(lea: Stage) -> None:
    order = begun(lea, "authorised")
    plan = FaultPlan(lambda _call: Fault.SLOW, pass_time=lambda: _settle(lea, order))
    slow = replace(lea.shop, payments=under_faults(lea.shop.payments, name="payments", plan=plan))
    lea.wait(minutes=2)
    assert reconcile_orders(slow, DEMO_MERCHANT) == 0
    assert now(lea, order).version == 2


def _settle(stage: Stage, order: Order) -> None:
    stage.table.write(*settle(stage.shop, order, AUTHORISED, terms(stage)).changes)


def test_one_bad_order_keeps_no_other_waiting(lea: Stage, caplog: pytest.LogCaptureFixture) -> None:
    bad = begun(lea, "declined")
    good = begun(lea, "authorised")
    release = f"{bad.order_id}-order_refused"
    lea.table.write(put_event(DEMO_MERCHANT, Event(release, "mail", {}, lea.clock.now())))
    lea.table.write(put_event(DEMO_MERCHANT, Event("x", "mail", {}, lea.clock.now())))
    assert reconcile_orders(lea.wait(minutes=2).shop, DEMO_MERCHANT) == 1
    assert now(lea, bad).state is CheckoutState.COMPLETE_IN_PROGRESS
    assert now(lea, good).state is CheckoutState.COMPLETED
    assert caplog.records == []


def test_order_that_cannot_be_settled_stays_due(lea: Stage, caplog: pytest.LogCaptureFixture) -> None:
    bad = begun(lea, "authorised")
    good = begun(lea, "authorised")
    lea.shop = replace(lea.shop, payments=Moody(lea.table, clock=lea.clock))
    assert reconcile_orders(lea.wait(minutes=2).shop, DEMO_MERCHANT) == 1
    assert now(lea, bad).state is CheckoutState.COMPLETE_IN_PROGRESS
    assert now(lea, good).state is CheckoutState.COMPLETED
    (record,) = caplog.records
    assert record.getMessage().startswith(f"order {bad.order_id} could not be settled: ")
    assert " at reconcile_orders.py:" in record.getMessage()
    assert record.exc_info is None, "a traceback ends with the error's message, which may quote a customer"
    assert due_items(lea.shop, DEMO_MERCHANT, "order#", limit=5) == []
    assert len(due_items(lea.wait(minutes=1).shop, DEMO_MERCHANT, "order#", limit=5)) == 1


def test_refused_cart_comes_back(lea: Stage) -> None:
    lea.put_in_cart(melitta_filter_4_80=2)
    begin(lea.shop, purchase(lea, (CartLine(FILTERS, 2),), QuoteSource.CART))
    assert lea.lying == {}
    reconcile_orders(lea.wait(minutes=2).shop, DEMO_MERCHANT)
    assert lea.lying == {FILTERS: 2}


def test_due_work_comes_oldest_first(lea: Stage) -> None:
    for number in range(20):
        event = Event(f"e{number:02}", "mail", {}, lea.wait(seconds=1).clock.now())
        lea.table.write(put_event(DEMO_MERCHANT, event))
    found = due_items(lea.shop, DEMO_MERCHANT, "event", limit=12)
    assert [str(item.attributes["event_id"]) for item in found] == [f"e{number:02}" for number in range(12)]
    assert due_items(lea.shop, "ulmenmarkt", "event", limit=12) == []


def test_orders_that_cannot_be_settled_starve_no_other(lea: Stage) -> None:
    for number in range(30):
        bad = begun(lea, "authorised")
        lea.table.write(put_event(DEMO_MERCHANT, Event(f"{bad.order_id}-capture", "mail", {}, lea.clock.now())))
        lea.wait(seconds=number % 2)
    good = begun(lea, "authorised")
    lea.wait(minutes=2)
    for _second in range(3):
        reconcile_orders(lea.wait(seconds=1).shop, DEMO_MERCHANT)
    assert now(lea, good).state is CheckoutState.COMPLETED


def test_cancelled_debit_is_not_due(lea: Stage) -> None:
    order = begun(lea, "sepa")
    reconcile_orders(lea.wait(minutes=2).shop, DEMO_MERCHANT)
    paid = now(lea, order)
    assert paid.payment is PaymentState.PROCESSING
    both = frozenset({FILTERS})
    lea.table.write(*cancel_order(lea.shop, paid, both, merchant=lea.merchant, locale="de-DE").changes)
    assert due_items(lea.wait(days=2).shop, DEMO_MERCHANT, "order#", limit=5) == []


def test_order_settled_meanwhile_is_left_alone(lea: Stage) -> None:
    order = begun(lea, "authorised")
    (seen,) = due_items(lea.wait(minutes=2).shop, DEMO_MERCHANT, "order#", limit=5)
    _settle(lea, order)
    before = items_of(lea.table)
    assert not reconcile_item(lea.shop, lea.merchant, seen)
    assert items_of(lea.table) == before


def test_order_that_is_gone_is_no_work(lea: Stage) -> None:
    begun(lea, "authorised")
    (seen,) = due_items(lea.wait(minutes=2).shop, DEMO_MERCHANT, "order#", limit=5)
    lea.table.write(Delete(seen.key))
    before = items_of(lea.table)
    assert not reconcile_item(lea.shop, lea.merchant, seen)
    assert items_of(lea.table) == before
