from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from skill.domain.money import Money
from skill.domain.order import CheckoutState, PaymentState
from skill.services.records import keys
from skill.services.records.orders import (
    Evidence,
    add_spending,
    find_order,
    put_evidence,
    put_order,
    recent_orders,
)
from skill.services.table import ConflictError
from tests.domain.test_order import ORDER
from tests.stage import NOW, Stage

OWNER = keys.customer("m1", "c1")
EVIDENCE = Evidence(
    order_id="o-1",
    quote_hash="abc",
    question_id="q-1",
    question_text="Soll ich das bestellen?",
    question_reprompt="Soll ich?",
    phrase_version="v1",
    locale="de-DE",
    channel="text",
    person_id="",
    heard={"text": "ja"},
    intent="AMAZON.YesIntent",
    slots={},
    request_id="r1",
    consented_at=NOW,
    total=Money(539),
)


def store(stage: Stage, *ids: str) -> None:
    for order_id in ids:
        stage.table.write(put_order(keys.order(OWNER, order_id), replace(ORDER, order_id=order_id), merchant="m1"))


def test_order_comes_back_with_its_version(stage: Stage) -> None:
    store(stage, "o-1")
    assert find_order(stage.table, OWNER, "o-1") == replace(ORDER, version=1)
    assert find_order(stage.table, OWNER, "o-2") is None


def test_recent_orders_are_newest_first(stage: Stage) -> None:
    store(stage, "o-1", "o-3", "o-2")
    assert [order.order_id for order in recent_orders(stage.table, OWNER)] == ["o-3", "o-2", "o-1"]
    assert [order.order_id for order in recent_orders(stage.table, OWNER, 1)] == ["o-3"]


def test_due_orders_stand_where_the_reconciler_looks() -> None:
    when = (NOW + timedelta(minutes=2)).isoformat()
    put = put_order(keys.order(OWNER, "o-1"), ORDER, merchant="m1", due=when)
    assert put.index is not None
    assert put.index.partition in keys.due_partitions("m1")
    assert put.index.sort.startswith(when)
    assert put_order(keys.order(OWNER, "o-1"), ORDER, merchant="m1").index is None


def test_evidence_is_written_once(stage: Stage) -> None:
    key = keys.evidence(OWNER, "o-1")
    stage.table.write(put_evidence(key, EVIDENCE))
    with pytest.raises(ConflictError):
        stage.table.write(put_evidence(key, replace(EVIDENCE, question_text="anders")))
    stored = stage.table.get(key)
    assert stored is not None
    assert stored.attributes["question_text"] == "Soll ich das bestellen?"


def test_month_is_capped_and_given_back(stage: Stage) -> None:
    key, limit = keys.spending(OWNER, "2026-11"), Money(1000)
    stage.table.write(add_spending(key, Money(600), limit))
    with pytest.raises(ConflictError, match="ceiling"):
        stage.table.write(add_spending(key, Money(401), limit))
    stage.table.write(add_spending(key, Money(-600), limit))
    stage.table.write(add_spending(key, Money(1000), limit))
    stage.table.write(add_spending(key, Money(5000), None))
    stored = stage.table.get(key)
    assert stored is not None
    assert stored.attributes == {"amount": 6000}


def test_debit_on_its_way_is_always_due() -> None:
    key = keys.order(OWNER, ORDER.order_id)
    debit = replace(ORDER, state=CheckoutState.COMPLETED, payment=PaymentState.PROCESSING)
    index = put_order(key, debit, merchant="m1").index
    assert index is not None
    assert index.sort.startswith(f"{ORDER.placed_at.isoformat()}#order#")
    assert put_order(key, replace(debit, payment=PaymentState.CAPTURED), merchant="m1").index is None
