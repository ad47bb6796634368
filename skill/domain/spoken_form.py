"""Bring spoken and written product names into one form, so that they can be compared.

"so eine Packung Kaffee-Filter Größe vier" and "Kaffeefilter Gr. 4" differ in spaces only.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from skill.domain.spoken_numbers import digits
from skill.domain.spoken_words import LETTER_SIZES, UNITS, Vocabulary, vocabulary

__all__ = ["Fact", "SpokenForm", "fold", "spoken_form", "stem"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|%|[^\W\d_]+")
_PACK_OF = re.compile(r"(?<=\d)-?er(?=pack|\b)")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "œ": "oe", "æ": "ae", "ß": "ss"})
_SILENT = str.maketrans("", "", "'’`´®™©")
_LONGEST_SIZE = 2
_SHORTEST_STEM = 4
_LONGEST_TEXT = 400


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """State one figure of a name: `size`, `count`, `ml`, `g`, `percent`, `lb`, `oz`, or a bare `number`.

    A `leading` number stands before all words and may be how many the customer wants.
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class SpokenForm:
    """Carry a name's content words in order, the figures it states, and those it refuses ("nicht Größe vier").

    A text of nothing but fillers keeps them as its words and is `empty`.
    """

    words: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    refused: tuple[Fact, ...] = ()
    empty: bool = False

    @property
    def joined(self) -> str:
        """Return the words without spaces: a split compound equals the joined one."""
        return "".join(self.words)

    @property
    def key(self) -> str:
        """Return one text that two names share exactly if their forms are equal up to spaces."""
        return self.joined + "".join(f" {fact.kind}={fact.value}" for fact in sorted(self.facts))


def fold(text: str, language: str) -> str:
    """Casefold, write umlauts as people without an umlaut key type them, and drop all other marks."""
    text = unicodedata.normalize("NFC", text[:_LONGEST_TEXT]).lower().translate(_SILENT)
    if language == "de":
        text = text.translate(_UMLAUTS)
    if text.isascii():
        return text
    return "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))


def stem(word: str, language: str) -> str:
    """Cut the ending that plural, case and gender put on a word; at least four letters stay."""
    for ending in vocabulary(language).endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word


def spoken_form(text: str, language: str) -> SpokenForm:
    """Read a name as spoken or written in a language or locale; text beyond 400 characters is not read."""
    return _read(text[:_LONGEST_TEXT], "en" if language.lower().startswith("en") else "de")


@lru_cache(maxsize=4096)
def _read(text: str, code: str) -> SpokenForm:
    # Products of one shelf share most synonyms: each is read once.
    tokens = _TOKEN.findall(_PACK_OF.sub(" er ", fold(digits(text.lower().replace("-", " "), code), code)))
    language = vocabulary(code)
    return _Reader([language.respelled.get(token, token) for token in tokens], language).read()


class _Reader:
    """Walk over the tokens once and sort them into words and facts."""

    def __init__(self, tokens: list[str], language: Vocabulary) -> None:
        self.tokens = tokens
        self.language = language
        self.words: list[str] = []
        self.facts: list[Fact] = []
        self.refused: list[Fact] = []
        self.refusing = False
        self.passed: list[str] = []
        self.at = 0

    def read(self) -> SpokenForm:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if not (self._size(token) or self._figure(token) or self._without(token)):
                self._word(token)
        return SpokenForm(
            tuple(self.words or self.passed),
            tuple(dict.fromkeys(self.facts)),
            tuple(dict.fromkeys(self.refused)),
            empty=not self.words,
        )

    def _state(self, fact: Fact) -> None:
        (self.refused if self.refusing else self.facts).append(fact)
        self.refusing = False

    def _next(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else ""

    def _size(self, token: str) -> bool:
        if token in LETTER_SIZES:
            self._state(Fact("size", token))
            return True
        following = self._next()
        if token not in self.language.sizes or not (_is_number(following) or _is_letter_size(following)):
            return False
        self.at += 1
        self._state(Fact("size", _plain(following)))
        return True

    def _figure(self, token: str) -> bool:
        number = token if _is_number(token) else self._worded(token)
        if not number:
            return False
        following = self._next()
        if following in UNITS:
            kind, factor = UNITS[following]
            self.at += 1
            self._state(Fact(kind, _plain(number, factor)))
        elif following in self.language.counters or following in self.language.containers:
            self.at += 1
            self._counted(number, following)
        else:
            self._state(Fact("number" if self._started() else "leading", _plain(number)))
        return True

    def _counted(self, number: str, unit: str) -> None:
        if self._started() or unit in {"er", "pack"}:
            self._state(Fact("count", _plain(number)))
        elif unit not in self.language.containers:
            self._state(Fact("leading", _plain(number)))

    def _started(self) -> bool:
        return bool(self.words or self.facts)

    def _worded(self, token: str) -> str:
        """Return the figure of "halber" before a unit and of "ein" before a written-out unit."""
        if self._next() not in UNITS:
            return ""
        if token in self.language.ones:
            return "1"
        return self.language.fractions.get(token, "")

    def _without(self, token: str) -> bool:
        following = self._next()
        if token in self.language.without and following.isalpha():
            self.at += 1
            self.words.append(following + self.language.free)
            return True
        if following == self.language.free and token.isalpha():
            self.at += 1
            self.words.append(token + self.language.free)
            return True
        return False

    def _word(self, token: str) -> None:
        if token in self.language.refusals:
            self.refusing = True
        elif token in self.language.fillers or token in self.language.containers:
            self.passed.append(token)
        else:
            self.words.append(token)


def _is_number(token: str) -> bool:
    return token[:1].isdigit()


def _is_letter_size(token: str) -> bool:
    return 0 < len(token) <= _LONGEST_SIZE and token.isalpha() and set(token) <= set("xsml")


def _plain(number: str, factor: int = 1) -> str:
    """Write a figure in one way: "0,75" litres as "750", "04" as "4", "3,50" as "3.5"."""
    if not _is_number(number):
        return number
    value = Decimal(number.replace(",", ".")) * factor
    return f"{value.normalize():f}"
