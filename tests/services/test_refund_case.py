from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.cases import Case, CaseKind, CaseState
from skill.domain.errors import UnavailableError
from skill.domain.money import Money
from skill.domain.order import Order, PaymentState
from skill.services.ports import PaymentRequest, PaymentStatus
from skill.services.records import keys
from skill.services.records.cases import put_case
from skill.services.records.orders import put_order
from skill.services.records.outbox import Event
from skill.services.refund_case import refund_case
from skill.services.table import Delete, Put
from skill.settings import DEMO_MERCHANT
from tests.services.cases import (
    ARIEL_ORDER,
    case_stored,
    declare,
    delivered,
    events,
    numbered,
    stored,
)
from tests.stage import LEA, Stage


def complaint(stage: Stage, method: str = "sandbox:authorised") -> tuple[Case, Order, Event]:
    """Return a complaint about an order whose money is where the method left it."""
    order = numbered(stage, ARIEL_ORDER)
    if method != "sandbox:authorised":
        moved = replace(order, order_id=f"o-01-{method.partition(':')[2]}", version=0)
        stage.table.write(_put(stage, moved))
        stage.shop.payments.authorise(PaymentRequest(moved.order_id, stage.user, method, moved.total, "Lindenmarkt"))
        order = stored(stage, moved)
    case = declare(stage, order, CaseKind.DAMAGED).case
    return case, order, events(stage, case)["refund"]


def test_refund_is_asked_for_once(stage: Stage) -> None:
    case, order, event = complaint(stage)
    for _ in range(2):
        stage.table.write(*refund_case(stage.shop, DEMO_MERCHANT, event))
        book = stage.books(order.order_id)
        assert book is not None
        assert (book.refunded, book.refund_keys) == (Money(1599), (case.case_id,))
        stage.table.write(
            put_case(stage.owner, replace(case_stored(stage, case), state=CaseState.RECEIVED), merchant=DEMO_MERCHANT)
        )
        item = stage.table.get(keys.outbox(DEMO_MERCHANT, f"{case.case_id}-refund_sent"))
        assert item is not None
        stage.table.write(Delete(item.key))


def test_settled_case_says_when(stage: Stage) -> None:
    case, order, _ = complaint(stage)
    stage.wait(minutes=3).work_off()
    settled = case_stored(stage, case)
    assert (settled.state, settled.refund_asked_at) == (CaseState.SETTLED, stage.clock.now())
    assert stored(stage, order).payment is PaymentState.CAPTURED
    assert "Deine Erstattung von 15,99\xa0€ ist unterwegs" in [mail["subject"] for mail in stage.work_off().mails]


def test_settled_case_is_left_alone(stage: Stage) -> None:
    case, _, event = complaint(stage)
    stage.work_off()
    assert case_stored(stage, case).state is CaseState.SETTLED
    assert refund_case(stage.shop, DEMO_MERCHANT, event) == ()


def test_whole_refund_is_noted_on_the_order(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA))
    case = declare(stage, order).case
    stage.table.write(
        put_case(stage.owner, replace(case_stored(stage, case), state=CaseState.RECEIVED), merchant=DEMO_MERCHANT)
    )
    event = Event(
        "e", "refund_case", {"customer_id": LEA, "order_id": order.order_id, "case_id": case.case_id}, stage.clock.now()
    )
    stage.table.write(*refund_case(stage.shop, DEMO_MERCHANT, event))
    assert stored(stage, order).payment is PaymentState.REFUNDED


@pytest.mark.parametrize("method", ["sandbox:sepa", "sandbox:captured_late"])
def test_refund_waits_for_the_money(stage: Stage, method: str) -> None:
    case, _, event = complaint(stage, method)
    with pytest.raises(UnavailableError, match="waits: its order is"):
        refund_case(stage.shop, DEMO_MERCHANT, event)
    assert case_stored(stage, case).state is CaseState.RECEIVED


def test_debit_is_refunded_once_it_came(stage: Stage) -> None:
    case, order, _ = complaint(stage, "sandbox:sepa")
    stage.work_off()
    stage.wait(days=4).work_off()
    book = stage.books(order.order_id)
    assert book is not None
    assert (book.refunded, case_stored(stage, case).state) == (Money(1599), CaseState.SETTLED)


def test_unpaid_order_is_owed_nothing(stage: Stage) -> None:
    case, order, event = complaint(stage, "sandbox:declined")
    stage.table.write(*refund_case(stage.shop, DEMO_MERCHANT, event))
    settled = case_stored(stage, case)
    assert (settled.state, settled.refund, settled.refund_asked_at) == (CaseState.SETTLED, Money(0), None)
    book = stage.books(order.order_id)
    assert book is not None
    assert book.status is PaymentStatus.DECLINED


def test_nothing_to_refund_settles_at_once(stage: Stage) -> None:
    case, _, event = complaint(stage)
    free = replace(case_stored(stage, case), refund=Money(0))
    stage.table.write(put_case(stage.owner, free, merchant=DEMO_MERCHANT))
    stage.table.write(*refund_case(stage.shop, DEMO_MERCHANT, event))
    assert (case_stored(stage, case).state, case_stored(stage, case).refund_asked_at) == (CaseState.SETTLED, None)


def test_budget_is_not_given_back(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA))
    before = stage.table.get(keys.spending(stage.owner, "2026-11"))
    declare(stage, order, CaseKind.DAMAGED)
    stage.work_off()
    after = stage.table.get(keys.spending(stage.owner, "2026-11"))
    assert before is not None
    assert after == before


def _put(stage: Stage, order: Order) -> Put:
    return put_order(keys.order(stage.owner, order.order_id), order, merchant=DEMO_MERCHANT)
