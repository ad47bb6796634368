from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from skill.adapters.faults import Call, Fault, FaultPlan, under_faults
from skill.adapters.sandbox_payments import Payment
from skill.domain.cart import CartLine
from skill.domain.merchant import CaptureMode
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services import relay_outbox as relay_outbox_module
from skill.services.cancel_order import cancel_order
from skill.services.ports import PaymentStatus
from skill.services.records import keys
from skill.services.records.orders import find_order
from skill.services.records.outbox import Event, put_event
from skill.services.relay_outbox import relay_outbox
from skill.services.ship_order import Parcel, ship_order
from skill.services.table import Change, Delete
from skill.settings import DEMO_MERCHANT
from tests.services.purchases import FILTERS, MILK, placed
from tests.stage import LEA, Stage, open_stage

BOTH = (CartLine(FILTERS, 2), CartLine(MILK, 6))


@pytest.fixture
def lea() -> Stage:
    return open_stage().as_customer(LEA)


def cancel(stage: Stage, order: Order, *skus: str) -> None:
    stage.table.write(
        *cancel_order(stage.shop, order, frozenset(skus), merchant=stage.merchant, locale="de-DE").changes
    )


def now(stage: Stage, order: Order) -> Order:
    found = find_order(stage.table, stage.owner, order.order_id)
    assert found is not None
    return found


def book(stage: Stage, order: Order) -> Payment:
    found = stage.books(order.order_id)
    assert found is not None
    return found


def waiting(stage: Stage, event_id: str) -> bool:
    return stage.table.get(keys.outbox(DEMO_MERCHANT, event_id)) is not None


def interrupted(stage: Stage, method: str, do: object) -> Stage:
    """Let something happen just before one call to the provider."""
    done: list[bool] = []

    def first(call: Call) -> Fault | None:
        return Fault.SLOW if call.method == method and not done else None

    def happens() -> None:
        done.append(True)
        do()  # type: ignore[operator]  # what happens meanwhile

    plan = FaultPlan(first, pass_time=happens)
    stage.shop = replace(stage.shop, payments=under_faults(stage.shop.payments, name="payments", plan=plan))
    return stage


def test_confirmed_order_is_mailed_and_charged(lea: Stage) -> None:
    order = placed(lea)
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 2
    assert [mail["message_id"] for mail in lea.mails] == [f"{order.order_id}-order_confirmation"]
    assert (book(lea, order).captured, now(lea, order).payment) == (Money(788), PaymentState.CAPTURED)
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 0


def test_cancelled_order_is_never_charged(lea: Stage) -> None:
    order = placed(lea, BOTH)
    cancel(lea, order, FILTERS, MILK)
    lea.work_off()
    assert (book(lea, order).status, book(lea, order).captured) == (PaymentStatus.VOIDED, Money(0))
    assert (now(lea, order).state, now(lea, order).payment) == (CheckoutState.CANCELED, PaymentState.VOIDED)


def test_cancelled_order_that_was_charged_is_refunded(lea: Stage) -> None:
    order = placed(lea, BOTH)
    lea.work_off()
    cancel(lea, now(lea, order), FILTERS, MILK)
    lea.work_off()
    assert (book(lea, order).captured, book(lea, order).refunded) == (order.total, order.total)
    assert now(lea, order).payment is PaymentState.REFUNDED


def test_part_is_refunded_after_the_capture(lea: Stage) -> None:
    order = placed(lea, BOTH)
    cancel(lea, order, MILK)
    for _minute in range(3):
        lea.wait(minutes=1).work_off()
    kept = book(lea, order).captured - book(lea, order).refunded
    assert (book(lea, order).captured, kept) == (order.total, Money(788))
    assert (now(lea, order).total, now(lea, order).payment) == (Money(788), PaymentState.CAPTURED)


def test_cancellation_during_the_capture_is_refunded(lea: Stage) -> None:
    order = placed(lea, BOTH)
    interrupted(lea, "capture", lambda: cancel(lea, now(lea, order), FILTERS, MILK))
    for _minute in range(3):
        lea.work_off().wait(minutes=1)
    assert (book(lea, order).captured, book(lea, order).refunded) == (order.total, order.total)
    assert (now(lea, order).state, now(lea, order).payment) == (CheckoutState.CANCELED, PaymentState.REFUNDED)


def test_partial_cancellation_during_the_capture_is_refunded(lea: Stage) -> None:
    order = placed(lea, BOTH)
    interrupted(lea, "capture", lambda: cancel(lea, now(lea, order), MILK))
    for _minute in range(3):
        lea.work_off().wait(minutes=1)
    assert book(lea, order).captured - book(lea, order).refunded == now(lea, order).total == Money(788)


def test_capture_during_the_void_is_refunded(lea: Stage) -> None:
    order = placed(lea, BOTH)
    cancel(lea, order, FILTERS, MILK)
    provider = lea.shop.payments
    interrupted(lea, "void", lambda: provider.capture(order.order_id, order.total))
    for _minute in range(3):
        lea.work_off().wait(minutes=1)
    assert (book(lea, order).captured, book(lea, order).refunded) == (order.total, order.total)
    assert now(lea, order).payment is PaymentState.REFUNDED


def test_refused_capture_of_held_money_waits(lea: Stage, caplog: pytest.LogCaptureFixture) -> None:
    order = placed(lea)
    item = lea.table.get(keys.outbox(DEMO_MERCHANT, f"{order.order_id}-capture"))
    assert item is not None
    payload = {"customer_id": LEA, "order_id": order.order_id, "amount": 789}
    event = Event(f"{order.order_id}-capture", "capture", payload, lea.clock.now(), version=item.version)
    lea.table.write(put_event(DEMO_MERCHANT, event))
    relay_outbox(lea.shop, DEMO_MERCHANT)
    assert len(lea.mails) == 1
    assert waiting(lea, f"{order.order_id}-capture")
    (record,) = caplog.records
    assert record.getMessage().startswith(f"event {order.order_id}-capture of kind capture failed: ")
    assert " at relay_outbox.py:" in record.getMessage()
    assert record.exc_info is None, "a traceback ends with the error's message, which may quote a customer"


def test_lost_authorisation_stops_the_order(lea: Stage) -> None:
    free = lea.stock(FILTERS)[0]
    order = placed(lea)
    lea.shop.payments.void(order.order_id)
    relay_outbox(lea.shop, DEMO_MERCHANT)
    ended = now(lea, order)
    assert (ended.state, ended.payment, ended.refused_because) == (
        CheckoutState.CANCELED,
        PaymentState.FAILED,
        "voided",
    )
    assert not waiting(lea, f"{order.order_id}-capture")
    assert waiting(lea, f"{order.order_id}-payment_failed")
    assert lea.stock(FILTERS) == (free, 0)


def test_broken_handler_keeps_no_event_waiting(
    lea: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_shop: object, _merchant_id: str, event: Event) -> tuple[Change, ...]:
        raise KeyError(event.payload["secret"])

    monkeypatch.setitem(relay_outbox_module._HANDLERS, "broken", broken)
    lea.table.write(put_event(DEMO_MERCHANT, Event("b", "broken", {"secret": "Lea Vogel"}, lea.clock.now())))
    placed(lea)
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 2
    assert waiting(lea, "b")
    assert "Lea Vogel" not in caplog.text


def test_unknown_event_waits_for_a_later_version(lea: Stage, caplog: pytest.LogCaptureFixture) -> None:
    lea.table.write(put_event(DEMO_MERCHANT, Event("a-parcel", "parcel_label", {}, lea.clock.now())))
    placed(lea)
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 2
    assert waiting(lea, "a-parcel")
    assert len(caplog.records) == 1


def test_failing_event_is_tried_ever_more_rarely(lea: Stage, caplog: pytest.LogCaptureFixture) -> None:
    lea.table.write(put_event(DEMO_MERCHANT, Event("a-parcel", "parcel_label", {}, lea.clock.now())))
    tried = []
    for second in range(200):
        relay_outbox(lea.shop, DEMO_MERCHANT)
        if caplog.records:
            tried.append(second)
            caplog.clear()
        lea.wait(seconds=1)
    assert tried == [0, 5, 15, 35, 75, 155]


def test_release_lets_a_placed_order_be(lea: Stage) -> None:
    order = placed(lea)
    payload = {"customer_id": LEA, "order_id": order.order_id}
    lea.table.write(put_event(DEMO_MERCHANT, Event("r", "release", payload, lea.clock.now())))
    relay_outbox(lea.shop, DEMO_MERCHANT)
    assert not waiting(lea, "r")
    assert book(lea, order).status is PaymentStatus.CAPTURED


def test_event_of_the_future_is_left_alone(lea: Stage) -> None:
    event = Event("later", "mail", {}, lea.clock.now())
    lea.table.write(put_event(DEMO_MERCHANT, event, delay=timedelta(seconds=1)))
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 0
    assert waiting(lea, "later")


def test_event_without_its_order_is_dropped(lea: Stage) -> None:
    payload = {"customer_id": LEA, "order_id": "o-none", "amount": 1}
    for kind in ("capture", "money_back", "release"):
        lea.table.write(put_event(DEMO_MERCHANT, Event(kind, kind, payload, lea.clock.now())))
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 3
    assert not waiting(lea, "capture")


def test_capture_without_an_amount_charges_nothing(lea: Stage, caplog: pytest.LogCaptureFixture) -> None:
    order = placed(lea)
    relay_outbox(replace(lea.shop, notifier=lea.shop.notifier), "ulmenmarkt")
    item = lea.table.get(keys.outbox(DEMO_MERCHANT, f"{order.order_id}-capture"))
    assert item is not None
    payload = {"customer_id": LEA, "order_id": order.order_id, "amount": None}
    event = Event(f"{order.order_id}-capture", "capture", payload, lea.clock.now(), version=item.version)
    lea.table.write(put_event(DEMO_MERCHANT, event))
    relay_outbox(lea.shop, DEMO_MERCHANT)
    assert book(lea, order).status is PaymentStatus.AUTHORISED
    assert len(caplog.records) == 1


def test_part_cancelled_before_the_charge_is_kept(lea: Stage) -> None:
    lea.change_merchant(capture=CaptureMode.ON_SHIPMENT)
    order = placed(lea, (CartLine(FILTERS, 6), CartLine(MILK, 1)))
    cancel(lea, order, MILK)
    shipped = ship_order(lea.shop, now(lea, order), Parcel("DHL", "1"), merchant=lea.merchant)
    lea.table.write(*shipped.changes)
    for _minute in range(3):
        lea.work_off().wait(minutes=1)
    kept = book(lea, order).captured - book(lea, order).refunded
    assert kept == now(lea, order).total
    assert not waiting(lea, f"{order.order_id}-cancel-{order.version}")


def test_event_that_another_worker_ended_is_left(lea: Stage) -> None:
    placed(lea)
    lea.table.write(put_event(DEMO_MERCHANT, Event("e-9", "mail", {}, lea.wait(seconds=1).clock.now())))
    interrupted(lea, "capture", lambda: lea.table.write(Delete(keys.outbox(DEMO_MERCHANT, "e-9"))))
    assert relay_outbox(lea.shop, DEMO_MERCHANT) == 2
    assert not waiting(lea, "e-9")
    assert len(lea.mails) == 1
