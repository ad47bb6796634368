from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from skill.domain.cart import CartLine
from skill.domain.cases import CaseKind, Remedy
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState, Shipment
from skill.services.cancel_order import cancel_order, is_charged
from skill.services.place_order import begin
from skill.services.records import keys
from skill.services.records.orders import find_order
from skill.services.records.outbox import event_from
from skill.services.table import ConflictError
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of
from tests.services.cases import declare, delivered, stored
from tests.services.purchases import FILTERS, MILK, placed, purchase
from tests.stage import LEA, Stage, open_stage

BOTH = (CartLine(FILTERS, 2), CartLine(MILK, 6))
GONE = Shipment("DHL", "1", date(2026, 11, 25), date(2026, 11, 25))


@pytest.fixture
def lea() -> Stage:
    return open_stage().as_customer(LEA)


def cancel(stage: Stage, order: Order, *skus: str) -> Order:
    settlement = cancel_order(stage.shop, order, frozenset(skus), merchant=stage.merchant, locale="de-DE")
    stage.table.write(*settlement.changes)
    return settlement.order


def spent(stage: Stage) -> int:
    item = stage.table.get(keys.spending(stage.owner, "2026-11"))
    assert item is not None
    return int(str(item.attributes["amount"]))


def test_whole_order_gives_everything_back(lea: Stage) -> None:
    before = (lea.stock(FILTERS), lea.stock(MILK))
    order = placed(lea, BOTH)
    cancelled = cancel(lea, order, FILTERS, MILK)
    assert (cancelled.state, cancelled.payment, cancelled.total) == (
        CheckoutState.CANCELED,
        PaymentState.AUTHORISED,
        Money(0),
    )
    assert (lea.stock(FILTERS), lea.stock(MILK)) == before
    assert spent(lea) == 0


def test_part_keeps_the_rest(lea: Stage) -> None:
    order = placed(lea, BOTH)
    free, promised = lea.stock(MILK)
    cancelled = cancel(lea, order, MILK)
    assert (cancelled.state, cancelled.skus, cancelled.total) == (CheckoutState.COMPLETED, (FILTERS,), Money(788))
    assert lea.stock(MILK) == (free + 6, promised - 6)
    assert spent(lea) == 788


def test_money_event_names_what_was_saved(lea: Stage) -> None:
    order = placed(lea, BOTH)
    saved = order.total.amount - 788
    cancel(lea, order, MILK)
    item = lea.table.get(keys.outbox(DEMO_MERCHANT, f"{order.order_id}-cancel-2"))
    assert item is not None
    event = event_from(item)
    assert (event.kind, event.payload) == (
        "money_back",
        {"customer_id": LEA, "order_id": order.order_id, "amount": saved, "whole": False, "asked": True},
    )
    assert lea.table.get(keys.outbox(DEMO_MERCHANT, f"{order.order_id}-order_cancelled-2")) is not None


def test_second_part_frees_only_itself(lea: Stage) -> None:
    before = (lea.stock(FILTERS), lea.stock(MILK))
    cancel(lea, placed(lea, BOTH), MILK)
    order = find_order(lea.table, lea.owner, lea.orders[0].order_id)
    assert order is not None
    assert cancel(lea, order, MILK, FILTERS).state is CheckoutState.CANCELED
    assert (lea.stock(FILTERS), lea.stock(MILK)) == before
    assert spent(lea) == 0


def test_order_read_before_another_change_is_refused(lea: Stage) -> None:
    order = placed(lea, BOTH)
    cancel(lea, order, MILK)
    before = items_of(lea.table)
    with pytest.raises(ConflictError, match="version conflict"):
        cancel(lea, order, MILK)
    assert items_of(lea.table) == before


def test_sent_order_is_refused(lea: Stage) -> None:
    order = replace(placed(lea), shipment=GONE)
    with pytest.raises(ValueError, match="has left the warehouse or is not placed"):
        cancel(lea, order, FILTERS)


def test_order_in_progress_is_refused(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    before = items_of(lea.table)
    with pytest.raises(ValueError, match="is not placed"):
        cancel(lea, order, FILTERS)
    assert items_of(lea.table) == before


def test_only_captured_money_has_left(lea: Stage) -> None:
    order = placed(lea)
    assert is_charged(order) is False
    assert is_charged(replace(order, payment=PaymentState.CAPTURED)) is True


def test_free_replacement_stays_free_of_charge(lea: Stage) -> None:
    order = delivered(lea)
    declare(lea, order, CaseKind.DAMAGED, Remedy.REPLACE)
    before = lea.stock(FILTERS)
    cancel(lea, lea.orders[0], FILTERS)
    lea.work_off()
    assert (lea.orders[0].state, lea.orders[0].payment) == (CheckoutState.CANCELED, PaymentState.NOTHING_DUE)
    assert lea.stock(FILTERS) == (before[0] + 2, before[1] - 2)
    assert stored(lea, order).payment is PaymentState.CAPTURED
