"""Say parts, decimals and dozens in whole numbers, which the samples know: "anderthalb Liter" are 1500 ml, a dozen eggs 12."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from skill.conversation.decimals import decimal_at
from skill.conversation.numbers import read_number
from skill.conversation.unit_words import is_container, unit_of

__all__ = ["in_whole_amounts"]

_HALF, _QUARTER = Fraction(1, 2), Fraction(1, 4)
_POUND = Fraction(45_359_237, 100_000)
_OUNCE = _POUND / 16
_FLUID_OUNCE = Fraction(29_573_5, 10_000)
_MONEY = frozenset({"pound", "pounds"})
_OUNCES = frozenset({"ounce", "ounces", "oz"})
_ORDERS = frozenset({"order", "reorder", "buy", "add", "purchase"})


@dataclass(frozen=True, slots=True)
class _Words:
    """Hold the words of one language: parts, articles, what joins them, and measures with the smaller ones they are made of.

    `foreign` are measures that no pack states: whole ones are converted too.
    """

    parts: Mapping[str, Fraction]
    mixed: Mapping[str, Fraction]
    articles: frozenset[str]
    joints: frozenset[str]
    measures: Mapping[str, tuple[int | Fraction, str]]
    dozen: str
    quarters: frozenset[str]
    foreign: frozenset[str] = frozenset()


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
    quarters=frozenset({"viertel"}),
)
_ENGLISH = _Words(
    parts={"half": _HALF, "quarter": _QUARTER},
    mixed={},
    articles=frozenset({"a", "an"}),
    joints=frozenset({"a", "an", "of"}),
    measures={
        **dict.fromkeys(("kilo", "kilos", "kilogram", "kilograms", "kg"), (1000, "grams")),
        **dict.fromkeys(("pound", "pounds", "lb", "lbs"), (_POUND, "grams")),
        **dict.fromkeys(("ounce", "ounces", "oz"), (_OUNCE, "grams")),
        "floz": (_FLUID_OUNCE, "millilitres"),
        **dict.fromkeys(("litre", "litres", "liter", "liters", "l"), (1000, "millilitres")),
    },
    dozen="dozen",
    quarters=frozenset({"quarter", "quarters"}),
    foreign=frozenset({"pound", "pounds", "lb", "lbs", "ounce", "ounces", "oz", "floz"}),
)
_AND = frozenset({"and", "und"})
_FLUID = {("fl", "oz"), ("fluid", "ounce"), ("fluid", "ounces")}
_UNSPACED = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)(?P<measure>[a-z]{1,5})")
_COUNTERS = frozenset({"x", "mal", "times"})
_LONGEST_COUNT = 3


def in_whole_amounts(tokens: Sequence[str], language: str) -> list[str]:
    """Return words with parts of a measure, pounds, and dozens *of something* as figures; all others stay as they are."""
    words = _ENGLISH if language == "en" else _GERMAN
    tokens = _spaced(tokens, words)
    found: list[str] = []
    at = 0
    while at < len(tokens):
        measured = _measure(tokens, at, words, language)
        if measured is None and tokens[at] in words.articles and at + 1 < len(tokens):  # "a two pound bag"
            measured = _measure(tokens, at + 1, words, language)
        read = measured or _dozen(tokens, at, words, language)
        found += _each(found, measured, words, language) if measured else read[0] if read else [tokens[at]]
        at = read[1] if read else at + 1
    return found


def _spaced(tokens: Sequence[str], words: _Words) -> list[str]:
    """Return the words with "1.5l" and "two-pound" as two, and "fl oz" as one."""
    found: list[str] = []
    for token in tokens:
        unspaced = _UNSPACED.fullmatch(token)
        if (*found[-1:], token) in _FLUID:
            found[-1] = "floz"
        elif (
            unspaced
            and unspaced["measure"] in words.measures
            and (not unspaced["number"].isdigit() or unspaced["measure"] in words.foreign)
        ):
            found += unspaced.groups()
        elif "-" in token and token.rpartition("-")[2] in words.foreign:
            found += token.split("-")
        else:
            found.append(token)
    return found


def _dozen(tokens: Sequence[str], at: int, words: _Words, language: str) -> tuple[list[str], int] | None:
    """Read dozens that something follows: "das Dutzend" alone is a pack to choose."""
    number = read_number(tokens, at, language)
    if number is None or words.dozen not in tokens[at : number[1]] or number[1] >= len(tokens):
        return None
    of = tokens[number[1]] == "of" and number[1] + 1 < len(tokens)
    return [str(number[0])], number[1] + of


def _measure(tokens: Sequence[str], at: int, words: _Words, language: str) -> tuple[list[str], int] | None:
    """Read a number with a part in it and its measure, or English pounds and ounces, which no pack states."""
    share, end = _share(tokens, at, words, language)
    if end == at or end >= len(tokens) or tokens[end] not in words.measures:
        return None
    measure, following = tokens[end], tokens[end + 1 : end + 4]
    size, smaller = words.measures[measure]
    if at and tokens[at - 1] in _COUNTERS:
        decimal = decimal_at(tokens, at, language)
        return ([decimal[0], measure] if decimal else list(tokens[at : end + 1])), end + 1
    if _is_and_a_half(following, words):
        share, end, following = share + _HALF, end + 3, tokens[end + 4 : end + 5]
    ordered = bool(at) and tokens[at - 1] in _ORDERS
    if share.denominator == 1 and not _is_foreign(measure, following, words, ordered=ordered):
        return None
    packed = bool(following) and is_container(following[0])
    if packed and measure in _OUNCES and unit_of(following[0]) == "bottle":
        size, smaller = words.measures["floz"]
    # The container goes: a number before a bottle would count bottles.
    return [str(round(share * size)), smaller], end + 1 + packed


def _each(found: list[str], read: tuple[list[str], int], words: _Words, language: str) -> list[str]:
    """Return what was measured, times the number before it: "two two pound bags" are four pounds."""
    if not found or found[-1] in words.articles:
        return read[0]
    for start in range(max(0, len(found) - _LONGEST_COUNT), len(found)):
        number = read_number(found, start, language)
        if number and number[1] == len(found) and read[0][0].isdigit():
            del found[start:]
            return [str(number[0] * int(read[0][0])), *read[0][1:]]
    return read[0]


def _is_foreign(measure: str, following: Sequence[str], words: _Words, *, ordered: bool) -> bool:
    """Tell whether a whole number of this measure is converted; pounds are money where no goods follow."""
    goods = bool(following) and (ordered or following[0] == "of" or is_container(following[0]))
    return measure in words.foreign and (goods or measure not in _MONEY)


def _share(tokens: Sequence[str], at: int, words: _Words, language: str) -> tuple[Fraction, int]:
    """Return how many of a measure are said, and where the measure stands; `at` itself where nothing is."""
    begin = at + (tokens[at] in words.articles)
    part = words.parts.get(tokens[begin]) if begin < len(tokens) else None
    if part is not None:
        return part, _behind_joints(tokens, begin + 1, words)
    decimal = decimal_at(tokens, at, language)
    if decimal:
        return Fraction(decimal[0].replace(",", ".")), decimal[1]
    if tokens[at] in words.mixed:
        return words.mixed[tokens[at]], at + 1
    number = read_number(tokens, at, language)
    return _counted_parts(tokens, number, words) if number else (Fraction(0), at)


def _counted_parts(tokens: Sequence[str], number: tuple[int, int], words: _Words) -> tuple[Fraction, int]:
    """Return a number with the half behind it, or of quarters, and where that ends."""
    if _is_and_a_half(tokens[number[1] : number[1] + 3], words):
        return number[0] + _HALF, number[1] + 3
    if number[1] < len(tokens) and tokens[number[1]] in words.quarters:
        return number[0] * _QUARTER, _behind_joints(tokens, number[1] + 1, words)
    return Fraction(number[0]), number[1]


def _behind_joints(tokens: Sequence[str], at: int, words: _Words) -> int:
    """Return where what is measured with stands behind a part: "half a litre", "three quarters of a litre"."""
    while at < len(tokens) and tokens[at] in words.joints:
        at += 1
    return at


def _is_and_a_half(tokens: Sequence[str], words: _Words) -> bool:
    joint, article, part = [*tokens, "", "", ""][:3]
    return joint in _AND and article in words.articles and words.parts.get(part) == _HALF
