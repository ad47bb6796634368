"""Read numbers as people say and type them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product

_UNITS = {
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
}
_TENS = {
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_MORE: Mapping[str, Mapping[str, int]] = {
    "de": {
        **dict.fromkeys(("eins", "eine", "einen", "einem", "einer", "eines", "a", "oa", "oan", "oane", "ane"), 1),
        **dict.fromkeys(("ne", "nen", "'ne", "'nen", "einmal", "ans", "oans", "oamal", "eene"), 1),
        **dict.fromkeys(("zwo", "zwoa", "zwee", "zwoamal", "zwomal", "ein paar"), 2),
        **dict.fromkeys(("a paar", "n paar", "zweie", "zwei mal"), 2),
        **dict.fromkeys(("dreimal", "drei mal", "dreie"), 3),
        "viere": 4,
        **dict.fromkeys(("fünfe", "fümf", "fünnef"), 5),
        "sechse": 6,
        "siebn": 7,
        "ein halbes dutzend": 6,
        "ein dutzend": 12,
        "dreissig": 30,
        "hundert": 100,
        "tausend": 1000,
        "eintausend": 1000,
    },
    "en": {
        **dict.fromkeys(("a", "an", "once", "a single"), 1),
        **dict.fromkeys(("twice", "a couple of", "a couple", "a pair of"), 2),
        "a few": 3,
        "half a dozen": 6,
        "a dozen": 12,
        **dict.fromkeys(("oh", "nought", "naught"), 0),
        "a hundred": 100,
        "hundred": 100,
        "a thousand": 1000,
        "one thousand": 1000,
    },
}


@cache
def number_words(language: str) -> Mapping[tuple[str, ...], int]:
    """Return every way to say 0 to 999 in `de` or `en`, as the words of each; other languages fall back to German."""
    code = "en" if language == "en" else "de"
    written = _german() if code == "de" else _english()
    every = {**written, **_dozens(code), **_MORE[code]}
    return {tuple(phrase.split()): value for phrase, value in every.items()}


def _dozens(language: str) -> dict[str, int]:
    """Return "zwei dutzend" up to nine, and a dozen that is said without its article."""
    word = "dutzend" if language == "de" else "dozen"
    counted = {f"{unit} {word}": 12 * count for count, unit in enumerate(_UNITS[language].split()[1:10], 1)}
    half = "halbes" if language == "de" else "half a"
    return {**counted, **{f"{count} {word}": 12 * count for count in range(1, 10)}, word: 12, f"{half} {word}": 6}


def _german() -> dict[str, int]:
    units, tens = _UNITS["de"].split(), _TENS["de"].split()
    below = {word: value for value, word in enumerate(units)}
    below |= {ten: 20 + 10 * index for index, ten in enumerate(tens)}
    for (value, unit), (index, ten) in product(enumerate(units[1:10], 1), enumerate(tens)):
        below[f"{unit}und{ten}"] = 20 + 10 * index + value
    hundreds = {"hundert": 100} | {f"{units[count]}hundert": 100 * count for count in range(1, 10)}
    above = {
        f"{hundred}{joint}{word if value != 1 else 'eins'}": base + value
        for (hundred, base), (word, value), joint in product(hundreds.items(), below.items(), ("", "und"))
        if value
    }
    times = {f"{word}mal": value for word, value in below.items() if value > 1}
    return above | hundreds | below | times


def _english() -> dict[str, int]:
    units, tens = _UNITS["en"].split(), _TENS["en"].split()
    below = {word: value for value, word in enumerate(units)}
    below |= {ten: 20 + 10 * index for index, ten in enumerate(tens)}
    for (value, unit), (index, ten) in product(enumerate(units[1:10], 1), enumerate(tens)):
        below[f"{ten} {unit}"] = below[f"{ten}-{unit}"] = 20 + 10 * index + value
    hundreds = {f"{units[count]} hundred": 100 * count for count in range(1, 10)} | {"a hundred": 100}
    above = {
        f"{hundred}{joint}{word}": base + value
        for (hundred, base), (word, value), joint in product(hundreds.items(), below.items(), (" ", " and "))
        if value
    }
    return above | hundreds | below


_REPEATED = {"double": 2, "triple": 3, "doppel": 2, "doppelt": 2}
_LONGEST = 5
_MOST_DIGITS = 9
_MINUS = frozenset({"minus", "-"})
_MILLION = frozenset({"million", "millionen", "millions"})


def read_number(tokens: Sequence[str], start: int, language: str) -> tuple[int, int] | None:
    """Return the value of the longest number that begins at `start` and where it ends, or None.

    What nobody can buy is read too, so that it can be refused instead of overheard: numbers below none, and millions.
    """
    if tokens[start] in _MINUS and start + 1 < len(tokens):
        below = _read_whole(tokens, start + 1, language)
        return (-below[0], below[1]) if below else None
    found = _read_whole(tokens, start, language)
    if found and found[1] < len(tokens) and tokens[found[1]] in _MILLION:
        return found[0] * 1_000_000, found[1] + 1
    return found


def _read_whole(tokens: Sequence[str], start: int, language: str) -> tuple[int, int] | None:
    words = number_words(language)
    for end in range(min(len(tokens), start + _LONGEST), start, -1):
        value = words.get(tuple(tokens[start:end]))
        if value is not None:
            return value, end
    digits = tokens[start].removesuffix("x").removesuffix("mal")
    below = digits.startswith("-")
    digits = digits.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        return None
    return (-int(digits) if below else int(digits)), start + 1


def read_digits(tokens: Sequence[str], language: str) -> str | None:
    """Return the digits of spoken numbers one after another (`zwei sieben neunzehn` is `2719`), or None.

    "Double five" is 55.
    """
    digits = ""
    position = 0
    while position < len(tokens):
        repeated = _REPEATED.get(tokens[position], 1)
        if repeated > 1:
            digit = read_digits(tokens[position + 1 : position + 2], language)
            if digit is None or len(digit) != 1:
                return None
            digits, position = digits + digit * repeated, position + 2
            continue
        plain = tokens[position].replace("-", "")
        if plain.isascii() and plain.isdigit():
            digits, position = digits + plain, position + 1
            continue
        found = read_number(tokens, position, language)
        if found is None or tokens[position] in {"a", "an"}:
            return None
        digits, position = digits + str(found[0]), found[1]
    return digits or None


@cache
def _spoken(language: str) -> Mapping[int, str]:
    written = _german() if language == "de" else _english()
    plain = {
        value: phrase for phrase, value in reversed(written.items()) if " and " not in phrase and "-" not in phrase
    }
    return plain | ({1: "eins"} if language == "de" else {})


_NUMBER = re.compile(r"\d+")
_POINTS = {"de": " komma ", "en": " point "}
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")


def spell_numbers(text: str, language: str) -> str:
    """Return text with its numbers below 1000 in words, as Alexa wants slot values (`Größe 4` is `Größe vier`)."""
    words = _spoken(language)
    spaced = _DECIMAL.sub(_POINTS[language], text)
    return _NUMBER.sub(lambda found: f" {words.get(int(found[0]), found[0])} ", spaced).strip()
