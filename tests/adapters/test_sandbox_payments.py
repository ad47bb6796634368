from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from skill.adapters.clock import VirtualClock
from skill.adapters.sandbox_payments import DEBIT_TAKES, LATE, METHODS, SandboxPayments
from skill.adapters.table.memory import MemoryTable
from skill.domain.errors import ProgrammingError, RefusedError, UnavailableError
from skill.domain.money import Money
from skill.services.ports import PaymentRequest, PaymentStatus
from skill.services.table import Change, ConflictError, Key, Put
from tests.stage import NOW

TOTAL = Money(539)


class Provider(SandboxPayments):
    """A sandbox with a clock and a table at hand."""

    def __init__(self) -> None:
        self.clock = VirtualClock(NOW)
        self.table = MemoryTable(clock=self.clock)
        super().__init__(self.table, clock=self.clock)

    def pay(self, outcome: str = "authorised", amount: Money = TOTAL) -> PaymentStatus:
        return self.authorise(asking(outcome, amount)).status


@pytest.fixture
def provider() -> Provider:
    return Provider()


def asking(outcome: str, amount: Money = TOTAL) -> PaymentRequest:
    return PaymentRequest("o-1", "c1", f"sandbox:{outcome}", amount, "Lindenmarkt")


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("authorised", PaymentStatus.AUTHORISED),
        ("declined", PaymentStatus.DECLINED),
        ("expired", PaymentStatus.DECLINED),
        ("needs_authentication", PaymentStatus.REQUIRES_ACTION),
        ("captured_late", PaymentStatus.AUTHORISED),
    ],
)
def test_method_chooses_the_outcome(provider: Provider, outcome: str, status: PaymentStatus) -> None:
    assert provider.pay(outcome) is status
    assert provider.pay(outcome) is status
    assert provider.look_up("o-1").status is status


def test_declined_cards_have_a_reason(provider: Provider) -> None:
    assert provider.authorise(asking("expired")).reason == "expired"
    assert provider.authorise(asking("expired")).action_url == ""


def test_banks_that_ask_give_a_link(provider: Provider) -> None:
    asked = provider.authorise(asking("needs_authentication"))
    assert asked.action_url == "http://127.0.0.1:8080/sandbox/freigabe/o-1"
    assert provider.look_up("o-1") == asked
    assert provider.approve("o-1").status is PaymentStatus.AUTHORISED
    assert provider.look_up("o-1").action_url == ""


def test_refused_approvals_decline_the_payment(provider: Provider) -> None:
    provider.pay("needs_authentication")
    assert provider.decline("o-1").reason == "authentication_failed"
    assert provider.approve("o-1").status is PaymentStatus.DECLINED
    with pytest.raises(RefusedError):
        provider.capture("o-1", TOTAL)


@pytest.mark.parametrize(
    ("outcome", "status", "reason", "captured"),
    [("sepa", PaymentStatus.CAPTURED, "", 539), ("sepa_fails", PaymentStatus.DECLINED, "debit_returned", 0)],
)
def test_debits_are_decided_days_later(
    provider: Provider, outcome: str, status: PaymentStatus, reason: str, captured: int
) -> None:
    assert provider.pay(outcome) is PaymentStatus.PROCESSING
    provider.clock.advance(DEBIT_TAKES - timedelta(seconds=1))
    assert provider.pay(outcome) is PaymentStatus.PROCESSING
    assert provider.capture("o-1", TOTAL).captured == 0
    provider.clock.advance(timedelta(seconds=1))
    books = provider.books("o-1")
    assert books is not None
    assert (books.status, books.captured.amount) == (status, captured)
    ended = provider.look_up("o-1")
    assert (ended.status, ended.reason, ended.captured) == (status, reason, captured)
    assert provider.pay(outcome) is status


def test_debits_on_their_way_stay(provider: Provider) -> None:
    provider.pay("sepa")
    assert provider.void("o-1").status is PaymentStatus.PROCESSING
    with pytest.raises(RefusedError, match="captured 0"):
        provider.refund("o-1", TOTAL, "k1")
    provider.clock.advance(DEBIT_TAKES)
    assert provider.refund("o-1", TOTAL, "k1").status is PaymentStatus.REFUNDED


def test_answers_carry_charged_and_refunded_sums(provider: Provider) -> None:
    provider.pay()
    provider.capture("o-1", Money(500))
    given = provider.refund("o-1", Money(200), "k1")
    assert (given.captured, given.refunded) == (500, 200)
    assert provider.look_up("o-1") == given


def test_lost_answer_still_holds_the_money(provider: Provider) -> None:
    with pytest.raises(UnavailableError, match="lost the answer"):
        provider.pay("answer_unknown")
    assert provider.look_up("o-1").status is PaymentStatus.AUTHORISED
    assert provider.pay("answer_unknown") is PaymentStatus.AUTHORISED


def test_lost_request_holds_nothing(provider: Provider) -> None:
    for _ in range(2):
        with pytest.raises(UnavailableError, match="lost the request"):
            provider.pay("never_arrived")
    assert provider.look_up("o-1").status is PaymentStatus.ABSENT
    assert provider.books("o-1") is None


def test_one_order_has_one_amount(provider: Provider) -> None:
    provider.pay()
    with pytest.raises(ProgrammingError, match="asked for 539 before, now for 540"):
        provider.pay(amount=Money(540))


def test_other_methods_are_a_mistake(provider: Provider) -> None:
    with pytest.raises(ProgrammingError, match="no sandbox method"):
        provider.pay("bitcoin")
    assert set(METHODS) >= {"authorised", "never_arrived"}


def test_money_is_captured_once(provider: Provider) -> None:
    provider.pay()
    for _ in range(2):
        assert provider.capture("o-1", Money(500)).status is PaymentStatus.CAPTURED
    books = provider.books("o-1")
    assert books is not None
    assert books.captured == Money(500)


@pytest.mark.parametrize(("outcome", "amount"), [("authorised", 540), ("declined", 1), ("needs_authentication", 1)])
def test_no_more_is_captured_than_held(provider: Provider, outcome: str, amount: int) -> None:
    provider.pay(outcome)
    with pytest.raises(RefusedError, match="o-1 holds 539"):
        provider.capture("o-1", Money(amount))
    books = provider.books("o-1")
    assert books is not None
    assert books.captured == Money(0)


def test_late_capture_becomes_final_in_time(provider: Provider) -> None:
    provider.pay("captured_late")
    assert provider.capture("o-1", TOTAL).status is PaymentStatus.AUTHORISED
    provider.clock.advance(LATE - timedelta(seconds=1))
    assert provider.capture("o-1", TOTAL).status is PaymentStatus.AUTHORISED
    provider.clock.advance(timedelta(seconds=1))
    assert provider.capture("o-1", TOTAL).status is PaymentStatus.CAPTURED


def test_held_money_is_released(provider: Provider) -> None:
    provider.pay()
    assert provider.void("o-1").status is PaymentStatus.VOIDED
    with pytest.raises(RefusedError):
        provider.capture("o-1", TOTAL)


def test_captured_money_is_not_released(provider: Provider) -> None:
    provider.pay()
    provider.capture("o-1", TOTAL)
    assert provider.void("o-1").status is PaymentStatus.CAPTURED


def test_refunds_add_up_to_what_was_captured(provider: Provider) -> None:
    provider.pay()
    provider.capture("o-1", TOTAL)
    assert provider.refund("o-1", Money(200), "k1").status is PaymentStatus.CAPTURED
    assert provider.refund("o-1", Money(200), "k1").status is PaymentStatus.CAPTURED
    with pytest.raises(RefusedError, match="740 cannot be refunded"):
        provider.refund("o-1", Money(540), "k2")
    assert provider.refund("o-1", Money(339), "k3").status is PaymentStatus.REFUNDED
    books = provider.books("o-1")
    assert books is not None
    assert books.refunded == books.captured == TOTAL


@pytest.mark.parametrize(
    "call",
    [
        lambda provider: provider.approve("o-9"),
        lambda provider: provider.capture("o-9", TOTAL),
        lambda provider: provider.void("o-9"),
        lambda provider: provider.refund("o-9", TOTAL, "k"),
        lambda provider: provider.look_up("o-9"),
    ],
)
def test_unknown_orders_are_absent(provider: Provider, call: Callable[[Provider], object]) -> None:
    assert getattr(call(provider), "status", None) is PaymentStatus.ABSENT
    assert provider.books("o-9") is None


def test_books_outlive_the_process(provider: Provider) -> None:
    provider.pay()
    again = SandboxPayments(provider.table, clock=provider.clock)
    assert again.look_up("o-1").status is PaymentStatus.AUTHORISED


class Contended:
    """Let others change the books before each of the first `times` writes over them."""

    def __init__(self, table: MemoryTable, times: int) -> None:
        self.table, self.times = table, times

    def get(self, key: Key) -> object:
        return self.table.get(key)

    def write(self, *changes: Change) -> None:
        if self.times:
            self.times -= 1
            raise ConflictError(changes[0], "version")
        self.table.write(*changes)


@pytest.mark.parametrize(("times", "status"), [(1, PaymentStatus.VOIDED), (4, PaymentStatus.VOIDED), (5, None)])
def test_contended_books_are_read_again(provider: Provider, times: int, status: PaymentStatus | None) -> None:
    provider.pay()
    contended = SandboxPayments(Contended(provider.table, times), clock=provider.clock)  # type: ignore[arg-type]  # only what is used
    if status is None:
        with pytest.raises(UnavailableError, match="books of o-1 are busy"):
            contended.void("o-1")
    else:
        assert contended.void("o-1").status is status


def test_request_at_once_gets_the_first_answer(provider: Provider) -> None:
    class Late(Contended):
        def get(self, key: Key) -> object:
            found = self.table.get(key)
            if found is None:
                other = SandboxPayments(self.table, clock=provider.clock)
                other.authorise(replace(asking("authorised"), method="sandbox:authorised"))
            return found

    late = SandboxPayments(Late(provider.table, 0), clock=provider.clock)  # type: ignore[arg-type]  # only what is used
    assert late.authorise(asking("authorised")).status is PaymentStatus.AUTHORISED
    item = provider.table.get(Put(Key("sandbox#payment#o-1", "payment"), {}).key)
    assert item is not None
    assert item.version == 1
