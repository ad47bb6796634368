"""Bring spoken and written product names into one form, so that they can be compared.

"so eine Packung Kaffee-Filter Größe vier" and "Kaffeefilter Gr. 4" differ in spaces only.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from skill.domain.spoken_amounts import amount_at, and_a_part
from skill.domain.spoken_numbers import digits
from skill.domain.spoken_signs import said
from skill.domain.spoken_units import UNITS
from skill.domain.spoken_words import LETTER_SIZES, Vocabulary, vocabulary

__all__ = ["Fact", "SpokenForm", "fold", "spoken_form", "stem"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|%|[^\W\d_]+")
_PACK_OF = re.compile(r"(?<=\d)-?er(?=pack|\b)")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "œ": "oe", "æ": "ae", "ß": "ss"})
_SILENT = str.maketrans("", "", "'’`´®™©")
_LONGEST_SIZE = 4
_LONGEST_PHRASE = 3
_SHORTEST_STEM = 4
_NO_PLURAL = ("ss", "us", "is")
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
    """Cut the ending that plural, case and gender put on a word; at least four letters stay, three of an English plural."""
    words = vocabulary(language)
    for ending in words.endings:
        least = words.shortest_plural if ending == "s" else _SHORTEST_STEM
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith(_NO_PLURAL):
            return word.removesuffix(ending)
    return word


def spoken_form(text: str, language: str) -> SpokenForm:
    """Read a name as spoken or written in a language or locale; text beyond 400 characters is not read."""
    return _read(text[:_LONGEST_TEXT], "en" if language.lower().startswith("en") else "de")


@lru_cache(maxsize=4096)
def _read(text: str, code: str) -> SpokenForm:
    # Products of one shelf share most synonyms: each is read once.
    plain = said(text.lower(), code).replace("-", " ")
    tokens = _TOKEN.findall(_PACK_OF.sub(" er ", fold(digits(plain, code), code)))
    language = vocabulary(code)
    respelled = [language.respelled.get(token, token) for token in tokens]
    return _Reader(_rephrased(respelled, language), language).read()


def _rephrased(tokens: list[str], language: Vocabulary) -> list[str]:
    """Return the tokens with each phrase of several words in place of what stands for it."""
    if language.leads.isdisjoint(tokens):
        return tokens
    meant: list[str] = []
    at = 0
    while at < len(tokens):
        ends = (at + 1 + more for more in range(_LONGEST_PHRASE - 1, -1, -1))
        end = next((end for end in ends if tuple(tokens[at:end]) in language.phrases), None)
        meant += language.phrases[tuple(tokens[at:end])] if end else tokens[at : at + 1]
        at = end or at + 1
    return meant


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
            if not (self._plain(token) or self._size(token) or self._figure(token) or self._without(token)):
                self._word(token)
        return SpokenForm(
            tuple(self.words or self.passed),
            tuple(dict.fromkeys(self.facts)),
            tuple(dict.fromkeys(self.refused)),
            empty=not self.words,
        )

    def _plain(self, token: str) -> bool:
        """Take a word that is none of the language's own: most words of a name are read no further."""
        if token in self.language.own or token[0].isdecimal() or self._next() == self.language.free:
            return False
        self.words.append(self._uninflected(token) if self.language.free in token else token)
        return True

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
        size = _plain(Decimal(following.replace(",", "."))) if _is_number(following) else following
        self._state(Fact("size", size))
        return True

    def _figure(self, token: str) -> bool:
        if not (token[0].isdecimal() or token in self.language.amounts):
            return False
        self.at -= 1
        amount = amount_at(self.tokens, self.at, self.language) or self._bare_measure(token)
        if amount is None:
            self.at += 1
            return False
        number, self.at = amount
        following = self._next()
        if following in UNITS:
            kind, factor = UNITS[following]
            number, self.at = and_a_part(self.tokens, self.at + 1, self.language, number)
            self._state(Fact(kind, _plain(number * factor)))
        elif following in self.language.counters or following in self.language.containers:
            self.at += 1
            self._counted(_plain(number), following)
        else:
            self._state(Fact("number" if self._started() else "leading", _plain(number)))
        return True

    def _bare_measure(self, token: str) -> tuple[Decimal, int] | None:
        """Read "kilo äpfel" and "pint of milk" as one of it; elsewhere such a word may be part of a name."""
        bare = token in self.language.measures and not self._started() and self._next(1).isalpha()
        return (Decimal(1), self.at) if bare else None

    def _counted(self, number: str, unit: str) -> None:
        if unit == "er" and self._next() in self.language.sizes:
            self.at += 1
            self._state(Fact("size", number))
        elif self._started() or unit in {"er", "pack", "pk"}:
            self._state(Fact("count", number))
        elif unit not in self.language.containers:
            self._state(Fact("leading", number))

    def _started(self) -> bool:
        return bool(self.words or self.facts)

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
            self._contained(token)
        elif token in self.language.bags and self._next() == "of" and not self.words:
            self.passed.append(token)
        else:
            self.words.append(token)

    def _uninflected(self, token: str) -> str:
        """Return "zuckerfrei" for "zuckerfreies"."""
        stemmed, free, ending = token.rpartition(self.language.free)
        return stemmed + free if stemmed and ending in self.language.endings else token

    def _contained(self, token: str) -> None:
        """Read how many a pack holds where its number follows: "a pack of six", "Packung mit 80"."""
        number = self._next(1)
        pack = token in self.language.containers and self._next() in self.language.holding
        if pack and _is_number(number) and self._next(2) not in UNITS:
            self.at += 2
            self._state(Fact("count", _plain(Decimal(number.replace(",", ".")))))


def _is_number(token: str) -> bool:
    return token[:1].isdecimal()


def _is_letter_size(token: str) -> bool:
    return 0 < len(token) <= _LONGEST_SIZE and set(token) <= set("xsml")


def _plain(number: Decimal) -> str:
    """Write a figure in one way: 750.00 as "750", 3.50 as "3.5"."""
    return f"{number.normalize():f}"
