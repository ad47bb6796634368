from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from skill.adapters.faults import Fault, FaultPlan, under_faults
from skill.domain.cart import CartLine
from skill.domain.errors import NotFoundError
from skill.domain.merchant import CaptureMode
from skill.domain.money import Money
from skill.domain.order import Order, PaymentState, Shipment
from skill.services.cancel_order import cancel_order
from skill.services.records.orders import find_order
from skill.services.ship_order import NotReadyError, Parcel, change_numbered, deliver_order, ship_order
from skill.services.table import BusyError
from tests.reliability.contents import items_of
from tests.services.purchases import FILTERS, MILK, placed
from tests.stage import LEA, Stage, open_stage

DHL = Parcel("DHL", "00340434161094042557")


@pytest.fixture
def lea() -> Stage:
    return open_stage().as_customer(LEA)


def now(stage: Stage, order: Order) -> Order:
    found = find_order(stage.table, stage.owner, order.order_id)
    assert found is not None
    return found


def sent(stage: Stage, order: Order, parcel: Parcel = DHL) -> Order:
    stage.table.write(*ship_order(stage.shop, now(stage, order), parcel, merchant=stage.merchant).changes)
    return now(stage, order)


def arrived(stage: Stage, order: Order) -> Order:
    stage.table.write(*deliver_order(stage.shop, now(stage, order), merchant=stage.merchant).changes)
    return now(stage, order)


def test_sent_packs_leave_the_stock(lea: Stage) -> None:
    free, promised = lea.stock(FILTERS)
    order = placed(lea)
    assert lea.stock(FILTERS) == (free - 2, promised + 2)
    shipped = sent(lea, order)
    assert lea.stock(FILTERS) == (free - 2, promised)
    day = order.delivery_day
    assert shipped.shipment == Shipment("DHL", "00340434161094042557", day, day)
    assert not shipped.is_cancellable


def test_parcel_that_comes_later_is_late(lea: Stage) -> None:
    order = placed(lea)
    shipped = sent(lea, order, replace(DHL, expected=date(2026, 12, 1)))
    assert (shipped.expected, shipped.is_late) == (date(2026, 12, 1), True)


def test_cancelled_packs_are_not_sent(lea: Stage) -> None:
    free = lea.stock(MILK)
    order = placed(lea, (CartLine(FILTERS, 2), CartLine(MILK, 6)))
    lea.table.write(*cancel_order(lea.shop, order, frozenset({MILK}), merchant=lea.merchant, locale="de-DE").changes)
    sent(lea, order)
    assert lea.stock(MILK) == free
    assert lea.stock(FILTERS)[1] == 0


def test_money_that_waited_is_charged_then(lea: Stage) -> None:
    lea.change_merchant(capture=CaptureMode.ON_SHIPMENT)
    order = placed(lea, (CartLine(FILTERS, 2), CartLine(MILK, 6)))
    lea.table.write(*cancel_order(lea.shop, order, frozenset({MILK}), merchant=lea.merchant, locale="de-DE").changes)
    lea.work_off()
    sent(lea, order)
    lea.work_off()
    book = lea.books(order.order_id)
    assert book is not None
    assert (book.captured, book.refunded, now(lea, order).payment) == (Money(788), Money(0), PaymentState.CAPTURED)


def test_money_taken_at_once_is_not_charged_again(lea: Stage) -> None:
    order = placed(lea)
    shipment = ship_order(lea.shop, order, DHL, merchant=lea.merchant)
    assert len(shipment.changes) == 2


def test_order_is_sent_once(lea: Stage) -> None:
    order = placed(lea)
    shipped = sent(lea, order)
    before = items_of(lea.table)
    with pytest.raises(NotReadyError, match="it cannot be sent"):
        ship_order(lea.shop, shipped, DHL, merchant=lea.merchant)
    assert items_of(lea.table) == before


@pytest.mark.parametrize(
    "payment", [PaymentState.FAILED, PaymentState.DECLINED, PaymentState.VOIDED, PaymentState.REFUNDED]
)
def test_unpaid_order_is_not_sent(lea: Stage, payment: PaymentState) -> None:
    with pytest.raises(NotReadyError):
        ship_order(lea.shop, replace(placed(lea), payment=payment), DHL, merchant=lea.merchant)


def test_arrival_is_told_to_who_asked(lea: Stage) -> None:
    order = placed(lea)
    lea.work_off()
    shipped = sent(lea, order)
    lea.table.write(*deliver_order(lea.shop, replace(shipped, notify_on_delivery=True), merchant=lea.merchant).changes)
    lea.work_off()
    there = now(lea, order).shipment
    assert there is not None
    assert there.delivered == date(2026, 11, 23)
    assert str(lea.mails[0]["message_id"]) == f"{order.order_id}-order_delivered"


def test_arrival_is_told_to_nobody_else(lea: Stage) -> None:
    order = placed(lea)
    sent(lea, order)
    arrived(lea, order)
    lea.work_off()
    assert [str(mail["message_id"]) for mail in lea.mails] == [f"{order.order_id}-order_confirmation"]


def test_order_arrives_after_it_was_sent(lea: Stage) -> None:
    order = placed(lea)
    with pytest.raises(NotReadyError, match="it cannot arrive"):
        deliver_order(lea.shop, order, merchant=lea.merchant)
    sent(lea, order)
    there = arrived(lea, order)
    with pytest.raises(NotReadyError):
        deliver_order(lea.shop, there, merchant=lea.merchant)


def test_order_is_found_by_its_number(lea: Stage) -> None:
    order = placed(lea)
    shipped = change_numbered(
        lea.shop, lea.merchant, order.number, lambda found: ship_order(lea.shop, found, DHL, merchant=lea.merchant)
    )
    assert shipped.order_id == order.order_id
    for number in ("", "0000-0000"):
        with pytest.raises(NotFoundError, match="no order has the number"):
            change_numbered(lea.shop, lea.merchant, number, lambda _: pytest.fail("no order"))


def test_step_on_a_changed_order_is_taken_again(lea: Stage) -> None:
    order = placed(lea)
    cancelled: list[bool] = []

    def meanwhile() -> None:
        if not cancelled:
            cancelled.append(True)
            both = frozenset({FILTERS})
            lea.table.write(*cancel_order(lea.shop, order, both, merchant=lea.merchant, locale="de-DE").changes)

    plan = FaultPlan(lambda call: Fault.SLOW if call.method == "write" else None, pass_time=meanwhile)
    slow = replace(lea.shop, table=under_faults(lea.shop.table, name="table", plan=plan))
    with pytest.raises(NotReadyError, match="is canceled"):
        change_numbered(
            slow, lea.merchant, order.number, lambda found: ship_order(slow, found, DHL, merchant=lea.merchant)
        )
    assert lea.stock(FILTERS)[1] == 0


def test_order_that_keeps_changing_is_busy(lea: Stage) -> None:
    order = placed(lea)
    stale = ship_order(lea.shop, replace(order, version=1), DHL, merchant=lea.merchant)
    with pytest.raises(BusyError):
        change_numbered(lea.shop, lea.merchant, order.number, lambda _: stale)
    assert now(lea, order).shipment is None


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 24)])
def test_order_arrives_on_a_possible_day(lea: Stage, day: date) -> None:
    order = sent(lea, placed(lea))
    with pytest.raises(NotReadyError, match="it is 2026-11-23"):
        deliver_order(lea.shop, order, merchant=lea.merchant, day=day)
    there = deliver_order(lea.shop, order, merchant=lea.merchant, day=date(2026, 11, 23)).order
    assert there.shipment is not None
    assert there.shipment.delivered == date(2026, 11, 23)


def test_parcel_cannot_come_before_it_leaves(lea: Stage) -> None:
    order = placed(lea)
    with pytest.raises(NotReadyError, match="has passed"):
        ship_order(lea.shop, order, replace(DHL, expected=date(2026, 11, 22)), merchant=lea.merchant)
