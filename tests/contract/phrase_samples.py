"""Give every value that a phrase may use examples: name → what handlers pass.

Add a line here when a phrase needs a value of a new name. Variants of `->` are tried by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.reply import Line, OrderNumber, SpokenValue
from tests.phrases.products import BRITA, CARTRIDGE, FILTERS, PAPER, TABS, TOOTHPASTE

_PRODUCTS: Sequence[SpokenValue] = (BRITA, FILTERS)
_LINES: Sequence[SpokenValue] = (
    (Line(FILTERS, 1),),
    (Line(PAPER, 2),),
    (Line(CARTRIDGE, 1),),
    (Line(TABS, 1), Line(TOOTHPASTE, 2)),
)
_MONEY: Sequence[SpokenValue] = (Money(539), Money(99), Money(1200))
_DAYS: Sequence[SpokenValue] = (date(2026, 11, 25), date(2026, 11, 24), date(2026, 11, 16))
_COUNTS: Sequence[SpokenValue] = (1, 2, 14)
_NAMES: Sequence[SpokenValue] = (("Finish Tabs", "elmex Zahnpasta"), ("Finish Tabs",))
_ORDER: Sequence[SpokenValue] = (OrderNumber("1234-4217"),)

SAMPLES: Mapping[str, Sequence[SpokenValue]] = {
    "address": ("Gartenstraße 5, 10115 Berlin",),
    "allowed": _COUNTS,
    "amount": _MONEY,
    "at": (datetime(2026, 11, 23, 9, 4, tzinfo=UTC),),
    "attempts": _COUNTS,
    "available": (0, 1, 3),
    "carrier": ("DHL",),
    "category": (Localized("Kaffeefilter", "coffee filters"),),
    "conversation": ("Kundin: hallo\nAssistent: Hallo.",),
    "count": _COUNTS,
    "day": _DAYS,
    "days": _COUNTS,
    "delivery_cost": _MONEY,
    "deposit": _MONEY,
    "email": ("anna@example.com",),
    "exempt": ((Localized("Zahnpasta", "toothpaste"),),),
    "heard": ("schlumpf",),
    "hours": ("montags bis freitags von 9 bis 17 Uhr",),
    "label": (Localized("die 80er Packung", "the 80 pack"),),
    "line": _LINES[:3],
    "lines": _LINES,
    "minimum": _MONEY,
    "name": ("Anna",),
    "names": _NAMES,
    "nearest": _PRODUCTS,
    "number": _ORDER,
    "numbers": ((OrderNumber("1234-4217"), OrderNumber("1234-4218")),),
    "options": ((FILTERS, BRITA),),
    "price": _MONEY,
    "product": _PRODUCTS,
    "products": ((FILTERS, BRITA),),
    "promised": _DAYS,
    "quantity": _COUNTS,
    "seller": ("Lindenmarkt",),
    "shop": ("Lindenmarkt",),
    "street": ("Gartenstraße 5",),
    "total": _MONEY,
    "unit_price": _MONEY,
    "url": ("https://pay.example/1",),
    "vat": (19,),
    "word": ("schlumpf",),
}
