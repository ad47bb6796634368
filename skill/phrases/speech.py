"""Say money, counts, times and order numbers as people say them, in German and English.

Every function is pure; `language` is `de` or `en`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from typing import Literal

from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from skill.domain.money import Money
from skill.phrases.errors import PhraseError

REGIONS = {"de": "de", "en": "en_GB"}
"""Babel's locale per language: the shop's English is European, `7 December` and `A, B and C`."""

_WORDS = {
    "de": ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    "en": (
        *("zero", "one", "two", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
}
_CURRENCIES = {
    # Per language: major for one, major for many, minor for one, minor for many. CLDR names no minor units.
    "de": {
        "EUR": ("Euro", "Euro", "Cent", "Cent"),
        "CHF": ("Franken", "Franken", "Rappen", "Rappen"),
        "GBP": ("Pfund", "Pfund", "Penny", "Pence"),
        "USD": ("Dollar", "Dollar", "Cent", "Cent"),
    },
    "en": {
        "EUR": ("euro", "euros", "cent", "cents"),
        "CHF": ("franc", "francs", "centime", "centimes"),
        "GBP": ("pound", "pounds", "penny", "pence"),
        "USD": ("dollar", "dollars", "cent", "cents"),
    },
}
_CENTS = 100
_ENDING = 4


def money(amount: Money, language: str) -> str:
    """Say an amount: `2 Euro 49`, `99 Cent`, `12 Euro`; a negative one is a `PhraseError`."""
    if amount.amount < 0:
        msg = f"a negative amount cannot be spoken: {amount}"
        raise PhraseError(msg)
    names = _CURRENCIES[language].get(amount.currency)
    if names is None:
        return f"{format_decimal(_major(amount), '0.00', locale=REGIONS[language])} {amount.currency}"
    whole, rest = divmod(amount.amount, _CENTS)
    if rest and not whole:
        return f"{rest} {names[2] if rest == 1 else names[3]}"
    spoken = f"{whole} {names[0] if whole == 1 else names[1]}"
    return f"{spoken} {rest}" if rest else spoken


def written_money(amount: Money, language: str) -> str:
    """Write an amount for a screen: `2,49 €`, `€2.49`."""
    return format_currency(_major(amount), amount.currency, locale=REGIONS[language])


def _major(amount: Money) -> Decimal:
    return Decimal(amount.amount).scaleb(-2)


def number_word(number: int, language: str) -> str:
    """Say a number as a word to twelve, then in digits: `zwei`, `13`."""
    words = _WORDS[language]
    return words[number] if 0 <= number < len(words) else str(number)


def times(number: int, language: str) -> str:
    """Say how often: `einmal`, `zweimal`, `13-mal`; `once`, `twice`, `three times`."""
    if language == "de":
        if number == 1:
            return "einmal"
        return f"{number_word(number, 'de')}mal" if number < len(_WORDS["de"]) else f"{number}-mal"
    return {1: "once", 2: "twice"}.get(number) or f"{number_word(number, 'en')} times"


def clock_time(at: time, language: str) -> str:
    """Say a time of day: `10 Uhr 4`, `10 Uhr`; `10:04`."""
    if language == "de":
        return f"{at.hour} Uhr {at.minute}" if at.minute else f"{at.hour} Uhr"
    return f"{at.hour}:{at.minute:02d}"


def written_time(at: time, language: str) -> str:
    """Write a time of day for a screen: `10:04 Uhr`, `10:04`."""
    return f"{at.hour}:{at.minute:02d}{' Uhr' if language == 'de' else ''}"


def ending(number: str) -> str:
    """Say the last four digits of an order number in pairs: `42 17`."""
    digits = "".join(character for character in number if character.isdigit())
    last = digits[-_ENDING:]
    return f"{last[:-2]} {last[-2:]}".strip()


def listed(items: Sequence[str], language: str, conjunction: Literal["and", "or"] = "and") -> str:
    """Join with `und` or `oder`; an item with a comma of its own gets one before the conjunction too."""
    if not items:
        msg = "an empty list cannot be spoken"
        raise PhraseError(msg)
    *before, last = items
    if before and ", " in before[-1]:
        before[-1] += ","
    return format_list([*before, last], style="standard" if conjunction == "and" else "or", locale=REGIONS[language])
