"""The audit of cases can fail: each book that is cooked here is found out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.cases import Case
from skill.domain.money import Money
from skill.domain.order import Order
from skill.services.records import keys
from skill.services.records.cases import put_case
from skill.services.records.orders import put_order
from tests.conversations.performance import Performance, stage
from tests.conversations.script import Play
from tests.conversations.theatre import MERCHANT

REFUNDED = ("das ariel ist ausgelaufen", "geld zurück", "ja")
REPLACED = ("das ariel ist ausgelaufen", "ersatz", "ja")


def played(said: tuple[str, ...]) -> Performance:
    performance = stage(Play("cases", "", "demo-anna", "de-DE", ("text",), ()), "text")
    for words in said:
        performance.take(performance.actor.say(words))
    performance.theatre.work_off()
    return performance


def cook(performance: Performance, case: Case | None = None, order: Order | None = None) -> None:
    owner = keys.customer(MERCHANT, "demo-anna")
    if case:
        performance.theatre.memory.write(put_case(owner, case, merchant=MERCHANT))
    if order:
        performance.theatre.memory.write(put_order(keys.order(owner, order.order_id), order, merchant=MERCHANT))


def complained_of(performance: Performance) -> tuple[Case, Order]:
    (case,) = performance.ledger.new_cases()
    orders = performance.theatre.orders("demo-anna")
    return case, next(order for order in orders if order.order_id == case.order_id)


@pytest.mark.parametrize("said", [REFUNDED, REPLACED])
def test_honest_books_pass(said: tuple[str, ...]) -> None:
    played(said).ledger.close()


def test_pack_credited_without_a_case_is_found() -> None:
    performance = played(REFUNDED)
    _, order = complained_of(performance)
    cook(performance, order=replace(order, lines=(replace(order.lines[0], credited=0),)))
    with pytest.raises(AssertionError, match="credited"):
        performance.ledger.close()


def test_money_paid_twice_is_found() -> None:
    performance = played(REFUNDED)
    case, _ = complained_of(performance)
    performance.theatre.payments.refund(case.order_id, Money(100), "again")
    with pytest.raises(AssertionError, match="cents were paid back"):
        performance.ledger.close()


def test_money_never_paid_is_found() -> None:
    performance = played(REFUNDED)
    case, _ = complained_of(performance)
    cook(performance, case=replace(case, refund=case.refund + Money(1)))
    with pytest.raises(AssertionError, match="cents were paid back"):
        performance.ledger.close()


def test_replacement_of_nothing_is_found() -> None:
    performance = played(REPLACED)
    case, _ = complained_of(performance)
    cook(performance, case=replace(case, replacement=""))
    with pytest.raises((AssertionError, ValueError)):
        performance.ledger.close()


def test_replacement_of_more_is_found() -> None:
    performance = played(REPLACED)
    (free,) = performance.ledger.new_orders()
    cook(performance, order=replace(free, lines=(replace(free.lines[0], quantity=2),)))
    with pytest.raises(AssertionError):
        performance.ledger.close()


def test_letter_that_never_left_is_found() -> None:
    performance = played(REFUNDED)
    case, _ = complained_of(performance)
    cook(performance, case=replace(case, return_code="1668-ABCD"))
    with pytest.raises(AssertionError, match="mails nobody spoke of"):
        performance.ledger.close()
