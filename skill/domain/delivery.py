"""Say when goods arrive and what bringing them costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from skill.domain.errors import ProgrammingError
from skill.domain.money import Money

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DeliveryRule:
    """Carry the merchant's delivery terms.

    `working_days` count from the day of the order if it is placed before `cut_off` on a working day,
    else from the next one; `weekdays` (Monday is 0) are the days on which parcels leave and arrive;
    `free_from` is compared with the goods without deposit, None means never free.
    """

    cost: Money
    free_from: Money | None
    working_days: int
    cut_off: time
    weekdays: frozenset[int]
    holidays: frozenset[date]
    carrier: str


def delivery_cost(rule: DeliveryRule, goods: Money) -> Money:
    """Return the cost of delivering goods of this value, deposit not counted."""
    if rule.free_from is not None and goods.amount >= rule.free_from.amount:
        return Money(0, rule.cost.currency)
    return rule.cost


def delivery_date(rule: DeliveryRule, ordered_at_local: datetime) -> date:
    """Return the promised day for an order placed at this moment of the merchant's own time zone."""
    if ordered_at_local.tzinfo is None:
        msg = "the time of an order must carry the merchant's time zone"
        raise ProgrammingError(msg)
    day = ordered_at_local.date()
    if ordered_at_local.time() >= rule.cut_off:
        day += _DAY
    day = _working_day(rule, day)
    for _ in range(rule.working_days):
        day = _working_day(rule, day + _DAY)
    return day


def _working_day(rule: DeliveryRule, day: date) -> date:
    """Return the day itself if parcels move on it, else the next one on which they do."""
    if not rule.weekdays:
        msg = "a delivery rule needs at least one weekday"
        raise ProgrammingError(msg)
    while day.weekday() not in rule.weekdays or day in rule.holidays:
        day += _DAY
    return day
