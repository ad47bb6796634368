"""Read when something was bought: "im März", "am 16. November", "letzte Woche"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_WEEK = timedelta(days=7)
_MONTHS_BACK = 12


@dataclass(frozen=True, slots=True)
class Period:
    """Carry the first and the last day of a time in the past, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Tell whether a day lies in the period."""
        return self.first <= day <= self.last


def period_of(month: str, day: int | None, today: date) -> Period | None:
    """Return the latest time that these words may mean, none of it in the future; None if there is none.

    `month` is "1" to "12", `this_month`, `last_month`, `last_week`, `yesterday`, or empty; `day` counts in the month.
    """
    if day is not None:
        return _day(int(month) if month.isdigit() else None, day, today)
    if month.isdigit():
        return _whole(date(today.year if int(month) <= today.month else today.year - 1, int(month), 1))
    first, monday = today.replace(day=1), today - timedelta(days=today.weekday())
    yesterday = today - timedelta(days=1)
    named = {
        "this_month": _whole(first),
        "last_month": _whole((first - timedelta(days=1)).replace(day=1)),
        "last_week": Period(monday - _WEEK, monday - timedelta(days=1)),
        "yesterday": Period(yesterday, yesterday),
    }
    return named.get(month)


def _day(month: int | None, day: int, today: date) -> Period | None:
    """Return the latest such day; "am 31." skips months without one."""
    first = today.replace(day=1)
    for _ in range(_MONTHS_BACK + 1):
        found = _day_in(first, day)
        if found and found <= today and month in {None, first.month}:
            return Period(found, found)
        first = (first - timedelta(days=1)).replace(day=1)
    return None


def _day_in(first: date, day: int) -> date | None:
    try:
        return first.replace(day=day)
    except ValueError:
        return None


def _whole(first: date) -> Period:
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
