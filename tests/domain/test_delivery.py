from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from skill.domain.delivery import DeliveryRule, delivery_cost, delivery_date
from skill.domain.errors import ProgrammingError
from skill.domain.money import Money

BERLIN = ZoneInfo("Europe/Berlin")
RULE = DeliveryRule(
    cost=Money(290),
    free_from=Money(2900),
    working_days=2,
    cut_off=time(14),
    weekdays=frozenset(range(6)),
    holidays=frozenset({date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)}),
    carrier="DHL",
)


@pytest.mark.parametrize(("goods", "cost"), [(0, 290), (2899, 290), (2900, 0), (3399, 0)])
def test_delivery_is_free_from_the_amount(goods: int, cost: int) -> None:
    assert delivery_cost(RULE, Money(goods)) == Money(cost)


def test_delivery_never_free_without_amount() -> None:
    assert delivery_cost(replace(RULE, free_from=None), Money(100_000)) == Money(290)


@pytest.mark.parametrize(
    ("ordered", "arrives"),
    [
        ("2026-11-23T10:00", "2026-11-25"),  # Monday to Wednesday
        ("2026-11-23T13:59:59", "2026-11-25"),
        ("2026-11-23T14:00", "2026-11-26"),  # the cut-off itself is too late
        ("2026-11-23T23:59", "2026-11-26"),
        ("2026-11-27T10:00", "2026-11-30"),  # Friday: Saturday counts, Sunday does not
        ("2026-11-28T10:00", "2026-12-01"),  # Saturday in time
        ("2026-11-28T15:00", "2026-12-02"),  # Saturday too late: as if on Monday
        ("2026-11-29T10:00", "2026-12-02"),  # Sunday: as if on Monday
        ("2026-11-29T20:00", "2026-12-02"),  # the cut-off of a Sunday costs nothing
        ("2026-12-23T10:00", "2026-12-28"),  # over Christmas
        ("2026-12-24T15:00", "2026-12-30"),  # starts on Monday the 28th
        ("2026-12-30T10:00", "2027-01-02"),  # over New Year
    ],
)
def test_delivery_date_counts_working_days(ordered: str, arrives: str) -> None:
    moment = datetime.fromisoformat(ordered).replace(tzinfo=BERLIN)
    assert delivery_date(RULE, moment) == date.fromisoformat(arrives)


@pytest.mark.parametrize(
    ("utc", "arrives"),
    [
        (datetime(2026, 10, 23, 12, 30, tzinfo=UTC), date(2026, 10, 27)),  # 14:30 in summer: too late on Friday
        (datetime(2026, 10, 26, 12, 30, tzinfo=UTC), date(2026, 10, 28)),  # 13:30 in winter: in time on Monday
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), date(2026, 10, 28)),  # the night when clocks go back
    ],
)
def test_cut_off_follows_the_shops_clock(utc: datetime, arrives: date) -> None:
    assert delivery_date(RULE, utc.astimezone(BERLIN)) == arrives


def test_same_day_rule_delivers_the_same_day() -> None:
    rule = replace(RULE, working_days=0)
    assert delivery_date(rule, datetime(2026, 11, 23, 10, tzinfo=BERLIN)) == date(2026, 11, 23)
    assert delivery_date(rule, datetime(2026, 11, 29, 10, tzinfo=BERLIN)) == date(2026, 11, 30)


def test_naive_time_is_a_programming_error() -> None:
    with pytest.raises(ProgrammingError, match="time zone"):
        delivery_date(RULE, datetime(2026, 11, 23, 10))  # noqa: DTZ001 - a naive time is what must be refused


def test_rule_without_weekdays_does_not_loop() -> None:
    with pytest.raises(ProgrammingError, match="at least one weekday"):
        delivery_date(replace(RULE, weekdays=frozenset()), datetime(2026, 11, 23, 10, tzinfo=BERLIN))
