"""R4: one key, one effect: the same request gets the same answer, another body is refused, and a key is kept for years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from skill.adapters.faults import Call, Fault, FaultPlan
from skill.conversation.answer import Answer
from skill.conversation.engine import answer
from skill.conversation.turn import Turn
from skill.domain.errors import ProgrammingError, RefusedError
from skill.domain.money import Money
from skill.services.place_order import begin
from skill.services.ports import PaymentRequest, PaymentResult, PaymentStatus
from skill.services.table import ConflictError
from tests.reliability.contents import items_of, new_orders, stock_of
from tests.reliability.house import (
    JA,
    cancelling,
    cancelling_at_once,
    one_line,
    rest,
    struck,
    three_lines,
    to_be_approved,
    with_code,
)
from tests.reliability.ledger import faults
from tests.reliability.wordless import in_keys
from tests.services.purchases import purchase
from tests.stage import LEA, Stage, open_stage

pytestmark = pytest.mark.promise("R4")

# A client token of DynamoDB holds for ten minutes, a record of Powertools for an hour, a key at Stripe for a day.
AGES = [
    timedelta(0),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=23),
    timedelta(days=1),
    timedelta(days=31),
]
FLOWS = [one_line, three_lines, with_code, to_be_approved, cancelling, cancelling_at_once]
REQUEST = PaymentRequest("o-1", LEA, "sandbox:authorised", Money(888), "Nordkorb")


def words(given: Answer) -> tuple[str, str | None, bool]:
    """Return what a customer notices of an answer."""
    return given.spoken.text, given.question_id, given.ends


@pytest.mark.parametrize("age", AGES[:4], ids=str)
@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.__name__)
def test_same_request_gets_the_same_answer(flow: Callable[[Stage], Turn], age: timedelta) -> None:
    stage = open_stage()
    turn = flow(stage)
    first = stage.hear(turn)
    stage.clock.advance(age)
    before = items_of(stage.table)
    again = stage.hear(turn)
    assert words(again) == words(first)
    assert again.order_id == first.order_id
    assert items_of(stage.table) == before


@pytest.mark.parametrize("age", AGES, ids=str)
def test_order_outlives_every_key(age: timedelta) -> None:
    """Long after the conversation is forgotten the consent is: the same quote is never begun a second time."""
    stage = open_stage().as_customer(LEA)
    bought = purchase(stage)
    begin(stage.shop, bought)
    rest(stage)
    stage.clock.advance(age)
    before = items_of(stage.table)
    with pytest.raises(ConflictError, match="exists conflict"):
        begin(stage.shop, bought)
    assert items_of(stage.table) == before


@pytest.mark.parametrize("age", AGES, ids=str)
def test_late_repetition_charges_nothing(age: timedelta) -> None:
    stage = open_stage()
    before = stock_of(stage.table)
    turn = one_line(stage)
    stage.hear(turn)
    rest(stage)
    stage.clock.advance(age)
    stage.hear(turn)
    assert faults(rest(stage).table, before) == []
    assert len(new_orders(stage.table)) == 1


@pytest.mark.parametrize("age", AGES, ids=str)
def test_same_payment_is_asked_for_once(age: timedelta) -> None:
    stage = open_stage()
    first = stage.shop.payments.authorise(REQUEST)
    stage.clock.advance(age)
    assert stage.shop.payments.authorise(REQUEST) == first


@pytest.mark.parametrize("age", AGES, ids=str)
def test_other_amount_under_one_key_is_refused(age: timedelta) -> None:
    stage = open_stage()
    stage.shop.payments.authorise(REQUEST)
    stage.clock.advance(age)
    before = items_of(stage.table)
    with pytest.raises(ProgrammingError, match="asked for 888 before, now for 999"):
        stage.shop.payments.authorise(replace(REQUEST, amount=Money(999)))
    assert items_of(stage.table) == before


@pytest.mark.parametrize("age", AGES, ids=str)
def test_refund_key_pays_once(age: timedelta) -> None:
    stage = open_stage()
    payments = stage.shop.payments
    payments.authorise(REQUEST)
    payments.capture("o-1", Money(888))
    payments.refund("o-1", Money(500), "key")
    stage.clock.advance(age)
    payments.refund("o-1", Money(500), "key")
    assert (refunded(payments.look_up("o-1")), payments.look_up("o-1").status) == (500, PaymentStatus.CAPTURED)
    with pytest.raises(RefusedError):
        payments.refund("o-1", Money(500), "another key")


@pytest.mark.parametrize("number", range(1, 5))
def test_request_in_progress_is_not_run_again(number: int) -> None:
    """While one process is at its n-th call, another answers the same request: one order, one answer to both."""
    stage = open_stage()
    before = stock_of(stage.table)
    turn = one_line(stage)
    inside: list[Answer] = []

    def meanwhile(call: Call) -> Fault | None:
        if call.number == number:
            inside.append(answer(stage.shop, turn, render=in_keys))
        return None

    outside = answer(struck(stage.shop, FaultPlan(meanwhile)), turn, render=in_keys)
    assert [words(outside)] == [words(given) for given in inside]
    assert len(new_orders(stage.table)) == 1
    assert faults(rest(stage).table, before) == []


def test_same_key_with_other_words_is_not_heard() -> None:
    """A request id stands for its first words: what comes later under it changes nothing."""
    stage = open_stage()
    turn = one_line(stage)
    first = stage.hear(turn)
    before = items_of(stage.table)
    other = stage.hear(replace(turn, intent="CancelOrderIntent", heard=replace(JA, text="storniere alles")))
    assert words(other) == words(first)
    assert items_of(stage.table) == before


def refunded(result: PaymentResult) -> int:
    """Return what was given back so far."""
    return result.refunded
