from __future__ import annotations

from datetime import date

import pytest

from skill.domain.purchase_period import Period, period_of

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("month", "day", "first", "last"),
    [
        ("3", None, date(2026, 3, 1), date(2026, 3, 31)),
        ("2", None, date(2026, 2, 1), date(2026, 2, 28)),
        ("11", None, date(2026, 11, 1), date(2026, 11, 30)),
        ("12", None, date(2025, 12, 1), date(2025, 12, 31)),
        ("this_month", None, date(2026, 11, 1), date(2026, 11, 30)),
        ("last_month", None, date(2026, 10, 1), date(2026, 10, 31)),
        ("last_week", None, date(2026, 11, 16), date(2026, 11, 22)),
        ("yesterday", None, date(2026, 11, 22), date(2026, 11, 22)),
        ("11", 16, date(2026, 11, 16), date(2026, 11, 16)),
        ("11", 24, date(2025, 11, 24), date(2025, 11, 24)),
        ("", 23, date(2026, 11, 23), date(2026, 11, 23)),
        ("", 24, date(2026, 10, 24), date(2026, 10, 24)),
        ("", 31, date(2026, 10, 31), date(2026, 10, 31)),
        ("12", 31, date(2025, 12, 31), date(2025, 12, 31)),
    ],
)
def test_words_mean_the_latest_such_time(month: str, day: int | None, first: date, last: date) -> None:
    assert period_of(month, day, TODAY) == Period(first, last)


@pytest.mark.parametrize(("month", "day"), [("", None), ("some day", None), ("2", 30), ("", 32), ("2", 29)])
def test_what_never_was_is_no_time(month: str, day: int | None) -> None:
    assert period_of(month, day, TODAY) is None


def test_period_holds_both_its_ends() -> None:
    period = Period(date(2026, 3, 1), date(2026, 3, 31))
    assert date(2026, 3, 1) in period
    assert date(2026, 3, 31) in period
    assert date(2026, 4, 1) not in period
