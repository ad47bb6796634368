"""Every payment provider keeps the port's promises; see rigs.py for who stands here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from skill.adapters.payment_amounts import LARGEST, AmountRefusedError
from skill.domain.errors import ForeignCurrencyError, ProgrammingError, RefusedError
from skill.domain.money import Money
from skill.services.ports import PaymentRequest, PaymentResult, Payments, PaymentStatus
from tests.adapters.payments.rigs import ORDER, TOTAL, Rig, asking


def pay(rig: Rig, plays: str = "ok") -> PaymentResult:
    return rig.payments.authorise(asking(rig, plays))


def test_money_is_held_before_it_is_taken(rig: Rig) -> None:
    held = pay(rig)
    assert (held.status, held.captured) == (PaymentStatus.AUTHORISED, 0)
    taken = rig.payments.capture(ORDER, TOTAL)
    assert (taken.status, taken.captured, taken.refunded) == (PaymentStatus.CAPTURED, 539, 0)
    assert rig.payments.look_up(ORDER) == taken
    assert taken.reference == held.reference != ""
    assert rig.moved(ORDER) == (1, 539, 0)


@pytest.mark.parametrize(
    ("plays", "status"),
    [
        ("ok", PaymentStatus.AUTHORISED),
        ("declined", PaymentStatus.DECLINED),
        ("authentication_required", PaymentStatus.REQUIRES_ACTION),
        ("sepa", PaymentStatus.PROCESSING),
    ],
)
def test_same_order_is_asked_for_once(rig: Rig, plays: str, status: PaymentStatus) -> None:
    first = pay(rig, plays)
    assert first.status is status
    assert pay(rig, plays) == first
    assert rig.payments.look_up(ORDER) == first
    assert rig.moved(ORDER)[0] <= 1


@pytest.mark.parametrize(("plays", "reason"), [("declined", "declined"), ("expired", "expired")])
def test_declined_payments_say_why(rig: Rig, plays: str, reason: str) -> None:
    refused = pay(rig, plays)
    assert (refused.status, refused.reason, refused.action_url) == (PaymentStatus.DECLINED, reason, "")
    assert rig.payments.void(ORDER).status is PaymentStatus.DECLINED
    with pytest.raises(RefusedError, match="o-1 holds"):
        rig.payments.capture(ORDER, TOTAL)
    assert rig.moved(ORDER)[1:] == (0, 0)


def test_another_amount_is_a_mistake(every: Rig) -> None:
    pay(every)
    with pytest.raises(ProgrammingError, match="539"):
        every.payments.authorise(asking(every, amount=Money(540)))
    assert every.moved(ORDER) == (1, 0, 0)


@pytest.mark.parametrize("amount", [0, -1, LARGEST + 1])
def test_impossible_amounts_are_refused(every: Rig, amount: int) -> None:
    for call in calls(Money(amount), asking(every, amount=Money(amount))):
        with pytest.raises(AmountRefusedError, match="cannot be moved"):
            call(every.payments)
    assert every.payments.look_up(ORDER).status is PaymentStatus.ABSENT


def test_foreign_money_is_refused(rig: Rig) -> None:
    dollars = Money(539, "USD")
    for call in calls(dollars, asking(rig, amount=dollars)):
        with pytest.raises(ForeignCurrencyError, match="USD"):
            call(rig.payments)
    assert rig.payments.look_up(ORDER).status is PaymentStatus.ABSENT


def calls(amount: Money, request: PaymentRequest) -> list[Callable[[Payments], object]]:
    return [
        lambda payments: payments.authorise(request),
        lambda payments: payments.capture(ORDER, amount),
        lambda payments: payments.refund(ORDER, amount, "k1"),
    ]


def test_part_can_be_captured_once(rig: Rig) -> None:
    pay(rig)
    for _ in range(2):
        part = rig.payments.capture(ORDER, Money(500))
        assert (part.captured, part.refunded) == (500, 0)
    with pytest.raises(RefusedError, match="captured 500, so 501"):
        rig.payments.refund(ORDER, Money(501), "k1")
    assert rig.payments.refund(ORDER, Money(100), "k1").refunded == 100
    assert rig.payments.refund(ORDER, Money(400), "k2").status is PaymentStatus.REFUNDED
    assert rig.moved(ORDER) == (1, 500, 500)


def test_more_than_held_is_refused(every: Rig) -> None:
    pay(every)
    with pytest.raises(RefusedError, match="o-1 holds 539"):
        every.payments.capture(ORDER, Money(540))
    assert every.moved(ORDER) == (1, 0, 0)


def test_held_money_is_released(every: Rig) -> None:
    pay(every)
    for _ in range(2):
        assert every.payments.void(ORDER).status is PaymentStatus.VOIDED
    assert every.payments.look_up(ORDER).status is PaymentStatus.VOIDED
    assert pay(every).status is PaymentStatus.VOIDED
    with pytest.raises(RefusedError):
        every.payments.capture(ORDER, TOTAL)
    assert every.moved(ORDER)[1:] == (0, 0)


def test_taken_money_is_not_released(rig: Rig) -> None:
    pay(rig)
    rig.payments.capture(ORDER, TOTAL)
    assert rig.payments.void(ORDER).status is PaymentStatus.CAPTURED
    assert rig.moved(ORDER) == (1, 539, 0)


def test_refunds_end_at_what_was_taken(rig: Rig) -> None:
    pay(rig)
    rig.payments.capture(ORDER, TOTAL)
    for _ in range(2):
        part = rig.payments.refund(ORDER, Money(200), "k1")
        assert (part.status, part.captured, part.refunded) == (PaymentStatus.CAPTURED, 539, 200)
    with pytest.raises(RefusedError, match="740 cannot be refunded"):
        rig.payments.refund(ORDER, Money(540), "k2")
    whole = rig.payments.refund(ORDER, Money(339), "k3")
    assert (whole.status, whole.refunded) == (PaymentStatus.REFUNDED, 539)
    assert rig.payments.look_up(ORDER) == whole
    assert rig.moved(ORDER) == (1, 539, 539)


def test_old_refund_keys_still_count(rig: Rig) -> None:
    pay(rig)
    rig.payments.capture(ORDER, TOTAL)
    rig.payments.refund(ORDER, Money(200), "k1")
    rig.clock.advance(timedelta(days=31))
    assert rig.payments.refund(ORDER, Money(200), "k1").refunded == 200
    assert rig.moved(ORDER) == (1, 539, 200)


def test_held_money_is_not_refunded(every: Rig) -> None:
    pay(every)
    with pytest.raises(RefusedError, match="d 0, so 1 cannot"):
        every.payments.refund(ORDER, Money(1), "k1")


def test_banks_page_leads_to_held_money(rig: Rig) -> None:
    waits = pay(rig, "authentication_required")
    assert (waits.status, rig.moved(ORDER)[1]) == (PaymentStatus.REQUIRES_ACTION, 0)
    assert waits.action_url.startswith("http://127.0.0.1:")
    rig.approve(ORDER)
    approved = rig.payments.look_up(ORDER)
    assert (approved.status, approved.action_url) == (PaymentStatus.AUTHORISED, "")
    assert rig.payments.capture(ORDER, TOTAL).status is PaymentStatus.CAPTURED
    assert rig.moved(ORDER) == (1, 539, 0)


def test_refusal_on_the_page_declines(rig: Rig) -> None:
    pay(rig, "authentication_required")
    rig.approve(ORDER, agreed=False)
    refused = rig.payments.look_up(ORDER)
    assert (refused.status, refused.reason) == (PaymentStatus.DECLINED, "authentication_failed")
    assert rig.moved(ORDER)[1:] == (0, 0)


def test_unapproved_money_is_released(rig: Rig) -> None:
    pay(rig, "authentication_required")
    assert rig.payments.void(ORDER).status is PaymentStatus.VOIDED
    assert rig.payments.look_up(ORDER).status is PaymentStatus.VOIDED


def test_debit_is_paid_days_later(rig: Rig) -> None:
    on_its_way = pay(rig, "sepa")
    assert (on_its_way.status, on_its_way.captured) == (PaymentStatus.PROCESSING, 0)
    assert rig.payments.capture(ORDER, TOTAL).status is PaymentStatus.PROCESSING
    assert rig.payments.void(ORDER).status is PaymentStatus.PROCESSING
    with pytest.raises(RefusedError, match="captured 0"):
        rig.payments.refund(ORDER, TOTAL, "k1")
    rig.settle_debit(ORDER)
    paid = rig.payments.look_up(ORDER)
    assert (paid.status, paid.captured) == (PaymentStatus.CAPTURED, 539)
    assert rig.payments.refund(ORDER, TOTAL, "k1").status is PaymentStatus.REFUNDED
    assert rig.moved(ORDER) == (1, 539, 539)


def test_debit_that_fails_is_declined(rig: Rig) -> None:
    pay(rig, "sepa_fails")
    rig.settle_debit(ORDER)
    failed = rig.payments.look_up(ORDER)
    assert (failed.status, failed.reason, failed.captured) == (PaymentStatus.DECLINED, "debit_returned", 0)
    with pytest.raises(RefusedError):
        rig.payments.capture(ORDER, TOTAL)


def test_unknown_orders_are_absent(every: Rig) -> None:
    payments = every.payments
    answers = [
        payments.look_up("o-9"),
        payments.void("o-9"),
        payments.capture("o-9", TOTAL),
        payments.refund("o-9", TOTAL, "k1"),
    ]
    assert {answer.status for answer in answers} == {PaymentStatus.ABSENT}
    assert every.moved("o-9") == (0, 0, 0)


def test_orders_do_not_share_money(every: Rig) -> None:
    pay(every)
    other = every.payments.authorise(replace(asking(every), order_id="o-2", amount=Money(100)))
    taken = every.payments.capture(ORDER, TOTAL)
    assert every.payments.look_up("o-2") == other
    assert every.payments.void("o-2").status is PaymentStatus.VOIDED
    assert every.payments.look_up(ORDER) == taken
