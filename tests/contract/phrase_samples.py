"""Give every value that a phrase may use examples: name → what handlers pass.

Add a line here when a phrase needs a value of a new name. Variants of `->` are tried by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

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
    "account": ("DE02 1203 0000 0000 2020 51, DKB Berlin",),
    "address": ("Gartenstraße 5, 10115 Berlin",),
    "allowed": _COUNTS,
    "amount": _MONEY,
    "at": (datetime(2026, 11, 23, 10, 4, tzinfo=ZoneInfo("Europe/Berlin")),),
    "available": (0, 1, 3),
    "base": ("kilogram",),
    "before": _MONEY,
    "by": _DAYS,
    "carrier": ("DHL",),
    "case_kind": ("withdrawal",),
    "categories": ((Localized("Wasser", "water"), Localized("Kaffee", "coffee"), Localized("Tee", "tea")),),
    "channel": ("alexa",),
    "code": ("LM-4217-8853",),
    "container": ("crate", "pack"),
    "cost": _MONEY,
    "count": _COUNTS,
    "dates": ((date(2026, 11, 16), date(2026, 11, 20)),),
    "day": _DAYS,
    "days": _COUNTS,
    "delivery_cost": _MONEY,
    "deposit": _MONEY,
    "device": ("HP Envy 6000",),
    "device_kind": (Localized("Drucker", "printer"),),
    "email": ("anna@example.com",),
    "exempt": ((Localized("Zahnpasta", "toothpaste"),),),
    "hours": ("montags bis freitags von 9 bis 17 Uhr",),
    "kind": ("card",),
    "left": _COUNTS,
    "label": ("Visa 42 42",),
    "label_first": ("Visa 42 42",),
    "label_second": ("Mastercard 55 55",),
    "label_third": ("30 00",),
    "lines": _LINES,
    "method_label": (" Visa 4242", ""),
    "minimum": _MONEY,
    "name": ("Anna",),
    "names": _NAMES,
    "net": _MONEY,
    "next_day": _DAYS,
    "number": _ORDER,
    "options": ((FILTERS, BRITA),),
    "packs": _COUNTS,
    "period": (14,),
    "phone": ("030 23125 001",),
    "placed": (date(2026, 11, 22), date(2026, 11, 16)),
    "price": _MONEY,
    "product": _PRODUCTS,
    "promised": _DAYS,
    "quantity": _COUNTS,
    "rate": (7, 19),
    "remaining": _MONEY,
    "reason": (Localized("im Paketzentrum aufgehalten", "held up at the parcel centre"),),
    "remedy": ("refund", "replace"),
    "seller": ("Lindenmarkt",),
    "since": (date(2026, 11, 20), date(2026, 11, 16)),
    "size": (10, 80),
    "stays": _LINES,
    "street": ("Gartenstraße 5",),
    "total": _MONEY,
    "unit_price": _MONEY,
    "until": (datetime(2026, 11, 23, 11, 0, tzinfo=ZoneInfo("Europe/Berlin")),),
    "url": ("https://pay.example/1",),
    "vat": (19,),
    "withdrawal": ("perishable",),
    "words": ("schlumpf",),
}
