"""Say parts and dozens in whole numbers, which the samples know: "half a kilo of coffee" is 500 grams, a dozen eggs are 12."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from skill.conversation.numbers import read_number

__all__ = ["in_whole_amounts"]

_HALF, _QUARTER = Fraction(1, 2), Fraction(1, 4)
_POUND = 454


@dataclass(frozen=True, slots=True)
class _Words:
    """Hold the words of one language: parts, articles, what joins them, and measures with the smaller ones they are made of."""

    parts: Mapping[str, Fraction]
    mixed: Mapping[str, Fraction]
    articles: frozenset[str]
    joints: frozenset[str]
    measures: Mapping[str, tuple[int, str]]
    dozen: str


_GERMAN = _Words(
    parts={
        **dict.fromkeys(("halbe", "halber", "halbes", "halben", "halb", "hoibe", "hoibs"), _HALF),
        **dict.fromkeys(("viertel",), _QUARTER),
        **dict.fromkeys(("dreiviertel",), Fraction(3, 4)),
    },
    mixed={
        **dict.fromkeys(("anderthalb", "eineinhalb", "einundeinhalb"), Fraction(3, 2)),
        **dict.fromkeys(("zweieinhalb", "zweiundeinhalb"), Fraction(5, 2)),
        **dict.fromkeys(("dreieinhalb", "dreiundeinhalb"), Fraction(7, 2)),
    },
    articles=frozenset({"ein", "eine", "einen", "einem", "n", "'n", "ne", "nen", "a", "an"}),
    joints=frozenset(),
    measures={
        **dict.fromkeys(("kilo", "kilos", "kilogramm", "kg"), (1000, "gramm")),
        **dict.fromkeys(("pfund", "pfd"), (500, "gramm")),
        **dict.fromkeys(("liter", "litern", "l"), (1000, "milliliter")),
    },
    dozen="dutzend",
)
_ENGLISH = _Words(
    parts={"half": _HALF, "quarter": _QUARTER},
    mixed={},
    articles=frozenset({"a", "an"}),
    joints=frozenset({"a", "an", "of"}),
    measures={
        **dict.fromkeys(("kilo", "kilos", "kilogram", "kilograms", "kg"), (1000, "grams")),
        **dict.fromkeys(("pound", "pounds", "lb", "lbs"), (454, "grams")),
        **dict.fromkeys(("litre", "litres", "liter", "liters", "l"), (1000, "millilitres")),
    },
    dozen="dozen",
)
_AND = frozenset({"and", "und"})


def in_whole_amounts(tokens: Sequence[str], language: str) -> list[str]:
    """Return words with parts of a measure, pounds, and dozens *of something* as figures; all others stay as they are."""
    words = _ENGLISH if language == "en" else _GERMAN
    found: list[str] = []
    at = 0
    while at < len(tokens):
        read = _measure(tokens, at, words, language) or _dozen(tokens, at, words, language)
        found += read[0] if read else [tokens[at]]
        at = read[1] if read else at + 1
    return found


def _dozen(tokens: Sequence[str], at: int, words: _Words, language: str) -> tuple[list[str], int] | None:
    """Read dozens that something follows: "das Dutzend" alone is a pack to choose."""
    number = read_number(tokens, at, language)
    if number is None or words.dozen not in tokens[at : number[1]] or number[1] >= len(tokens):
        return None
    of = tokens[number[1]] == "of" and number[1] + 1 < len(tokens)
    return [str(number[0])], number[1] + of


def _measure(tokens: Sequence[str], at: int, words: _Words, language: str) -> tuple[list[str], int] | None:
    """Read a number with a part in it and its measure, or English pounds: nothing is sold by the pound here."""
    share, end = _share(tokens, at, words, language)
    if end == at or end >= len(tokens) or tokens[end] not in words.measures:
        return None
    measure, following = tokens[end], tokens[end + 1 : end + 4]
    size, smaller = words.measures[measure]
    if _is_and_a_half(following, words):
        share, end, following = share + _HALF, end + 3, tokens[end + 4 : end + 5]
    pounds = size == _POUND and following[:1] == ["of"]
    if share.denominator == 1 and not pounds:
        return None
    return [str(round(share * size)), smaller], end + 1


def _share(tokens: Sequence[str], at: int, words: _Words, language: str) -> tuple[Fraction, int]:
    """Return how many of a measure are said, and where the measure stands; `at` itself where nothing is."""
    begin = at + (tokens[at] in words.articles)
    part = words.parts.get(tokens[begin]) if begin < len(tokens) else None
    if part is not None:
        end = begin + 1
        while end < len(tokens) and tokens[end] in words.joints:
            end += 1
        return part, end
    if tokens[at] in words.mixed:
        return words.mixed[tokens[at]], at + 1
    number = read_number(tokens, at, language)
    if number is None:
        return Fraction(0), at
    if _is_and_a_half(tokens[number[1] : number[1] + 3], words):
        return number[0] + _HALF, number[1] + 3
    return Fraction(number[0]), number[1]


def _is_and_a_half(tokens: Sequence[str], words: _Words) -> bool:
    joint, article, part = [*tokens, "", "", ""][:3]
    return joint in _AND and article in words.articles and words.parts.get(part) == _HALF
