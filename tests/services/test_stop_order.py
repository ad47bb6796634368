from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.cart import CartLine
from skill.domain.money import Money
from skill.domain.order import CheckoutState, PaymentState
from skill.services.place_order import begin
from skill.services.ports import PaymentRequest
from skill.services.records import keys
from skill.services.stop_order import WITHDRAWN, stop_order
from skill.settings import DEMO_MERCHANT
from tests.services.cases import SHIPPED_ORDER, numbered, stored
from tests.services.purchases import FILTERS, MILK, placed, purchase
from tests.stage import LEA, Stage

BOTH = (CartLine(FILTERS, 2), CartLine(MILK, 6))


def spent(stage: Stage) -> int:
    item = stage.table.get(keys.spending(stage.owner, "2026-11"))
    assert item is not None
    return int(str(item.attributes["amount"]))


def counted(stage: Stage) -> tuple[object, object]:
    item = stage.table.get(keys.low_value(stage.owner))
    assert item is not None
    return item.attributes["amount"], item.attributes["count"]


def test_packs_go_back_to_shelf_and_budget(stage: Stage) -> None:
    order = placed(stage.as_customer(LEA), BOTH)
    free, promised = stage.stock(MILK)
    stopped = stop_order(stage.shop, order, {MILK: 4}, merchant=stage.merchant)
    stage.table.write(*stopped.changes)
    assert [line.cancelled for line in stored(stage, order).lines] == [0, 4]
    assert (stopped.saved, spent(stage)) == (Money(636), order.total.amount - 636)
    assert stage.stock(MILK) == (free + 4, promised - 4)


def test_everything_stopped_is_cancelled(stage: Stage) -> None:
    order = placed(stage.as_customer(LEA), BOTH)
    stopped = stop_order(stage.shop, order, {FILTERS: 2, MILK: 6}, merchant=stage.merchant)
    stage.table.write(*stopped.changes)
    assert (stopped.order.state, stopped.saved, spent(stage)) == (CheckoutState.CANCELED, order.total, 0)
    stage.work_off()
    assert stored(stage, order).payment is PaymentState.VOIDED


def test_charged_money_is_known_to_be(stage: Stage) -> None:
    order = placed(stage.as_customer(LEA), BOTH)
    assert stop_order(stage.shop, order, {MILK: 1}, merchant=stage.merchant).was_charged is False
    for payment in (PaymentState.CAPTURED, PaymentState.PROCESSING):
        paid = replace(order, payment=payment)
        assert stop_order(stage.shop, paid, {MILK: 1}, merchant=stage.merchant).was_charged is True


def test_free_packs_need_no_refund(stage: Stage) -> None:
    order = placed(stage.as_customer(LEA), BOTH)
    free = replace(order, lines=tuple(replace(line, unit_price=Money(0)) for line in order.lines))
    stopped = stop_order(stage.shop, free, {MILK: 1}, merchant=stage.merchant)
    assert not any("outbox" in change.key.partition for change in stopped.changes)


def test_undecided_order_gives_all_back(stage: Stage) -> None:
    order = begin(stage.as_customer(LEA).shop, purchase(stage))
    before = stage.stock(FILTERS)
    stage.shop.payments.authorise(_asked(order.order_id, order.total))
    stage.table.write(*stop_order(stage.shop, order, {}, merchant=stage.merchant).changes)
    assert (stored(stage, order).refused_because, spent(stage)) == (WITHDRAWN, 0)
    assert stage.stock(FILTERS) == (before[0] + 2, before[1] - 2)
    stage.work_off()
    book = stage.books(order.order_id)
    assert book is not None
    assert book.status.value == "voided"


def test_undecided_order_counts_as_no_exemption(stage: Stage) -> None:
    order = begin(stage.as_customer(LEA).shop, purchase(stage))
    assert (order.low_value, counted(stage)) == (True, (order.total.amount, 1))
    stage.table.write(*stop_order(stage.shop, order, {}, merchant=stage.merchant).changes)
    stage.work_off()
    assert counted(stage) == (0, 0)


def test_what_has_left_is_not_stopped(stage: Stage) -> None:
    with pytest.raises(ValueError, match="has left the warehouse"):
        stop_order(stage.shop, numbered(stage, SHIPPED_ORDER), {}, merchant=stage.merchant)


def _asked(order_id: str, total: Money) -> PaymentRequest:
    return PaymentRequest(order_id, LEA, "sandbox:authorised", total, "Lindenmarkt", DEMO_MERCHANT)
