from __future__ import annotations

import pytest

from skill.domain.customer import SpendingLimits
from skill.domain.errors import ChangedMeanwhileError, ForeignCurrencyError, InvalidInputError, LimitTooHighError
from skill.domain.money import Money
from skill.services.change_profile import stamp_of
from skill.services.set_limits import set_limits
from tests.stage import LEA, Stage

NOTHING = stamp_of(SpendingLimits())


@pytest.fixture
def lea(stage: Stage) -> Stage:
    return stage.as_customer(LEA)


def test_own_limits_are_stored(lea: Stage) -> None:
    limits = SpendingLimits(Money(5_000), None, Money(25_050))
    set_limits(lea.shop, lea.merchant, LEA, limits, stamp=NOTHING)
    assert lea.profile.limits == limits


@pytest.mark.parametrize(
    ("limits", "allowed"),
    [(SpendingLimits(per_order=Money(25_001)), 25_000), (SpendingLimits(per_month=Money(100_001)), 100_000)],
)
def test_limits_above_the_merchants_are_refused(lea: Stage, limits: SpendingLimits, allowed: int) -> None:
    with pytest.raises(LimitTooHighError) as raised:
        set_limits(lea.shop, lea.merchant, LEA, limits, stamp=NOTHING)
    assert raised.value.allowed == allowed
    assert lea.profile.limits == SpendingLimits()


@pytest.mark.parametrize("amount", [0, -1])
def test_limits_of_nothing_are_refused(lea: Stage, amount: int) -> None:
    with pytest.raises(InvalidInputError, match="per_day"):
        set_limits(lea.shop, lea.merchant, LEA, SpendingLimits(per_day=Money(amount)), stamp=NOTHING)


def test_foreign_currency_is_refused(lea: Stage) -> None:
    with pytest.raises(ForeignCurrencyError):
        set_limits(lea.shop, lea.merchant, LEA, SpendingLimits(Money(100, "USD")), stamp=NOTHING)


def test_stale_form_changes_no_limit(lea: Stage) -> None:
    lea.change_profile(limits=SpendingLimits(Money(1_000)))
    with pytest.raises(ChangedMeanwhileError):
        set_limits(lea.shop, lea.merchant, LEA, SpendingLimits(Money(9_000)), stamp=NOTHING)
    assert lea.profile.limits == SpendingLimits(Money(1_000))
