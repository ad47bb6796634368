"""Read the three limits of a form."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import request

from skill.account.labels import amount_field
from skill.account.visit import Visit
from skill.domain.amount import parse_amount
from skill.domain.customer import SpendingLimits
from skill.domain.errors import InvalidInputError
from skill.domain.money import Money

FIELDS = ("per_order", "per_day", "per_month")
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class TypedLimits:
    """Carry three fields as they were typed, and those that are no amounts."""

    texts: dict[str, str]
    wrong: tuple[str, ...] = ()
    limits: SpendingLimits = field(default_factory=SpendingLimits)


def shown_limits(limits: SpendingLimits, language: str) -> dict[str, str]:
    """Return limits as they stand in a form's fields."""
    return {name: amount_field(getattr(limits, name), language) for name in FIELDS}


def typed_limits(visit: Visit) -> TypedLimits:
    """Return what was typed; an empty field is no limit of one's own."""
    texts = {name: request.form.get(name, "").strip()[:_LONGEST] for name in FIELDS}
    read: dict[str, Money | None] = {}
    for name, text in texts.items():
        try:
            read[name] = parse_amount(text, visit.merchant.currency) if text else None
        except InvalidInputError:
            continue
    wrong = tuple(name for name in FIELDS if name not in read)
    return TypedLimits(texts, wrong, SpendingLimits() if wrong else SpendingLimits(**read))
