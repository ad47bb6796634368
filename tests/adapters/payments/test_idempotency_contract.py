"""R4 at the providers: the same call gets the same answer however late it comes, another one is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from skill.domain.errors import ProgrammingError, UnavailableError
from skill.domain.money import Money
from skill.services.ports import PaymentResult
from tests.adapters.payments.rigs import ORDER, TOTAL, Rig, StripeRig, asking

pytestmark = pytest.mark.promise("R4")

AGES = {
    "at once": timedelta(0),
    "10 minutes": timedelta(minutes=11),
    "1 hour": timedelta(hours=1, seconds=1),
    "24 hours": timedelta(hours=24, seconds=1),
    "31 days": timedelta(days=31),
}
Call = Callable[[Rig], PaymentResult]


def authorise(rig: Rig) -> PaymentResult:
    return rig.payments.authorise(asking(rig))


def capture(rig: Rig) -> PaymentResult:
    authorise(rig)
    return rig.payments.capture(ORDER, TOTAL)


def void(rig: Rig) -> PaymentResult:
    authorise(rig)
    return rig.payments.void(ORDER)


def refund(rig: Rig) -> PaymentResult:
    capture(rig)
    return rig.payments.refund(ORDER, Money(200), "k1")


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("call", [authorise, capture, void, refund])
def test_late_repetition_gets_the_same_answer(every: Rig, call: Call, age: str) -> None:
    first = call(every)
    moved = every.moved(ORDER)
    every.clock.advance(AGES[age])
    assert call(every) == first
    assert every.moved(ORDER) == moved


@pytest.mark.parametrize("age", AGES)
def test_other_amount_is_refused_at_any_age(every: Rig, age: str) -> None:
    authorise(every)
    moved = every.moved(ORDER)
    every.clock.advance(AGES[age])
    with pytest.raises(ProgrammingError):
        every.payments.authorise(asking(every, amount=Money(540)))
    assert every.moved(ORDER) == moved


def test_other_method_is_refused(stripe: StripeRig) -> None:
    authorise(stripe)
    with pytest.raises(ProgrammingError):
        stripe.payments.authorise(replace(asking(stripe), method=stripe.method("paypal")))
    assert stripe.moved(ORDER)[0] == 1


def test_call_in_progress_starts_no_second(stripe: StripeRig) -> None:
    stripe.fake.hold_key(f"{ORDER}:authorise")
    for _ in range(3):
        with pytest.raises(UnavailableError):
            authorise(stripe)
    assert stripe.intents() == []
