"""Count what people spend by voice, and hold the limits that merchant, customer and household set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from skill.domain.customer import Customer, SpendingLimits
from skill.domain.errors import LimitExceededError
from skill.domain.merchant import Merchant
from skill.domain.money import Money
from skill.services.records import keys
from skill.services.records.orders import add_spending
from skill.services.table import Add, Item, Key

ORDER, DAY, MONTH, MEMBER = "order", "day", "month", "member"


@dataclass(frozen=True, slots=True)
class Spender:
    """Say whose money is spent, by which recognised voice of the household, and when."""

    owner: str
    person_id: str
    when: datetime


def spending_month(when: datetime, merchant: Merchant) -> str:
    """Return the calendar month that a purchase counts in, in the merchant's time zone."""
    return merchant.local(when).strftime("%Y-%m")


def spending_day(when: datetime, merchant: Merchant) -> str:
    """Return the calendar day that a purchase counts in, in the merchant's time zone."""
    return merchant.local(when).strftime("%Y-%m-%d")


def count_spending(spender: Spender, amount: Money, merchant: Merchant, customer: Customer) -> tuple[Add, ...]:
    """Return the changes that count a purchase; each fails on its ceiling where a limit would be passed."""
    return tuple(
        add_spending(key, amount, limit_of(name, merchant, customer, spender.person_id))
        for name, key in _counters(spender, merchant)
    )


def uncount_spending(spender: Spender, amount: Money, merchant: Merchant) -> tuple[Add, ...]:
    """Return the changes that take a purchase, or part of one, off the same counters again."""
    return tuple(add_spending(key, amount * -1, None) for _, key in _counters(spender, merchant))


def counter_keys(spender: Spender, merchant: Merchant) -> tuple[Key, ...]:
    """Return the keys of the counters that a purchase of this spender would count on."""
    return tuple(key for _, key in _counters(spender, merchant))


def hold_limits(
    amount: Money, merchant: Merchant, customer: Customer, spender: Spender | None, counted: Mapping[Key, Item]
) -> None:
    """Raise `LimitExceededError` for the first limit that one more purchase would pass.

    `counted` holds the counters that were read; what is ordered meanwhile is held by the write itself.
    Without a spender only the limit of one order is held.
    """
    person = spender.person_id if spender else ""
    per_order = limit_of(ORDER, merchant, customer, person)
    if per_order and amount > per_order:
        raise LimitExceededError(ORDER, per_order.amount)
    for name, key in _counters(spender, merchant) if spender else ():
        limit = limit_of(name, merchant, customer, person)
        if limit is None:
            continue
        left = limit - _spent(counted.get(key), merchant)
        if amount > left:
            raise LimitExceededError(name, limit.amount, max(left.amount, 0))


def limit_named(change: Add, spender: Spender, merchant: Merchant) -> str:
    """Return which limit a failed change held: `day`, `month` or `member`, empty for another counter."""
    return next((name for name, key in _counters(spender, merchant) if key == change.key), "")


def limit_of(name: str, merchant: Merchant, customer: Customer, person_id: str = "") -> Money | None:
    """Return the lowest limit of one kind that merchant and customer, or the voice's owner, set; None for none."""
    voice = customer.voice(person_id) if person_id else None
    own = voice.limits if voice else SpendingLimits()
    found = {
        ORDER: (merchant.limits.per_order, customer.limits.per_order, own.per_order),
        DAY: (merchant.limits.per_day, customer.limits.per_day),
        MONTH: (merchant.limits.per_month, customer.limits.per_month),
        f"{MEMBER}_{DAY}": (own.per_day,),
        f"{MEMBER}_{MONTH}": (own.per_month,),
    }[name]
    return min((limit for limit in found if limit is not None), default=None)


def _spent(counter: Item | None, merchant: Merchant) -> Money:
    amount = counter.attributes.get("amount", 0) if counter else 0
    return Money(amount if isinstance(amount, int) else 0, merchant.currency)


def _counters(spender: Spender, merchant: Merchant) -> tuple[tuple[str, Key], ...]:
    day, month = spending_day(spender.when, merchant), spending_month(spender.when, merchant)
    household = ((DAY, keys.spending(spender.owner, day)), (MONTH, keys.spending(spender.owner, month)))
    if not spender.person_id:
        return household
    return (
        *household,
        (f"{MEMBER}_{DAY}", keys.spending(spender.owner, day, spender.person_id)),
        (f"{MEMBER}_{MONTH}", keys.spending(spender.owner, month, spender.person_id)),
    )
