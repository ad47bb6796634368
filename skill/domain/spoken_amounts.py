"""Read how much from words that hold figures already: "2 and a half kilos", "half a litre", "ein halbes Dutzend"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from skill.domain.spoken_units import DOZENS, UNITS
from skill.domain.spoken_words import Vocabulary

_TWELVE = 12
_QUARTERS = frozenset({"viertel", "quarters", "quarter"})
_QUARTER = Decimal("0.25")
_AND = frozenset({"and", "und"})


def amount_at(tokens: Sequence[str], at: int, language: Vocabulary) -> tuple[Decimal, int] | None:
    """Return the number that begins at a token and where it ends, None if there is none.

    A word such as "half" or "a" counts before a unit or a dozen only.
    """
    token = tokens[at]
    if token[0].isdecimal():
        number, end = Decimal(token.replace(",", ".")), at + 1
        if end == len(tokens):
            return number, end
        number, end = and_a_part(tokens, end, language, number)
        if tokens[end : end + 1] and tokens[end] in _QUARTERS and _measure(tokens, end + 1, language) is not None:
            number, end = number * _QUARTER, _article(tokens, end + 1, language)
    elif token in language.fractions:
        number, end = Decimal(language.fractions[token]), _article(tokens, at + 1, language)
    elif token in DOZENS:
        return Decimal(_TWELVE), at + 1
    elif token in language.ones:
        number, end = Decimal(1), at + 1
    else:
        return None
    following = tokens[end] if end < len(tokens) else ""
    if following in DOZENS:
        return number * _TWELVE, end + 1
    return (number, end) if token[0].isdecimal() or following in UNITS else None


def and_a_part(tokens: Sequence[str], at: int, language: Vocabulary, number: Decimal) -> tuple[Decimal, int]:
    """Return a number with the "and a half" that may follow it, and where that ends."""
    if (
        at + 2 < len(tokens)
        and tokens[at] in _AND
        and tokens[at + 1] in language.ones
        and tokens[at + 2] in language.fractions
    ):
        return number + Decimal(language.fractions[tokens[at + 2]]), at + 3
    return number, at


def _article(tokens: Sequence[str], at: int, language: Vocabulary) -> int:
    """Return where the unit stands behind a part of it: "half a litre", "a quarter of a pound"."""
    measure = _measure(tokens, at, language)
    return at if measure is None else measure


def _measure(tokens: Sequence[str], at: int, language: Vocabulary) -> int | None:
    for word in tokens[at : at + 3]:
        if word in UNITS or word in DOZENS:
            return at
        if word != "of" and word not in language.ones:
            return None
        at += 1
    return None
