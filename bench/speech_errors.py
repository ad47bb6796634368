"""Make of a product name what speech recognition and people make of it, the same for the same seed.

No model of an acoustic channel: a list of confusions that German and English recognition is known for (letters that
sound alike, endings that are swallowed, compounds taken apart), plus what people leave out and put in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from random import Random

from bench.number_words import figure_in_words

__all__ = ["Grade", "SpeechErrors"]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_QUOTES = re.compile(r"['’`´]")
_DOUBLED = re.compile(r"([^\W\d_])\1")
_UNITS = {
    "de": {
        "l": "liter",
        "ml": "milliliter",
        "cl": "zentiliter",
        "dl": "deziliter",
        "g": "gramm",
        "gr": "gramm",
        "kg": "kilo",
        "%": "prozent",
        "st": "stück",
        "stk": "stück",
        "x": "mal",
        "cm": "zentimeter",
    },
    "en": {
        "l": "litres",
        "ml": "millilitres",
        "cl": "centilitres",
        "g": "grams",
        "kg": "kilos",
        "%": "percent",
        "oz": "ounces",
        "lb": "pounds",
        "ct": "count",
        "pk": "pack",
        "x": "times",
    },
}
_FIGURE = {
    language: re.compile(
        r"(?P<figure>\d+(?:[.,]\d+)?)(?P<er>-?er(?=\b|pack))?"
        rf"(?:\s?(?P<unit>%|(?:{'|'.join(sorted(units, key=len, reverse=True))})(?![^\W\d_])))?"
    )
    for language, units in _UNITS.items()
}
_AND = {"de": "und", "en": "and"}


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Read "sch>s s>sch" as what is said (a pattern) and what is heard instead."""
    return tuple((said, heard) for said, _, heard in (pair.partition(">") for pair in text.split()))


# Both directions are listed where both are heard.
_CONFUSED = {
    "de": _pairs(
        "sch>s (?<!s)s(?!ch|s)>sch ck>k (?<!c)k>ck (?<!c)k>g g>k v>f (?<!f)f(?!f)>v w>v v>w ph>f ei>ai ai>ei eu>äu"
        " äu>eu ä>ae ö>oe ü>ue ß>ss ä>e e>ä ü>i i>ie ie>i d>t t>d b>p p>b z>ts tz>z z>s c(?![hk])>k qu>kw x>ks"
        " (?<!s)ch>sch y>i y>ü th>t dt>t chs>x pf>f ah>a eh>e oh>o uh>u au>ao o>u er>a m>n n>m l>r ng>nk"
    ),
    "en": _pairs(
        "ph>f f>ph ck>k (?<!c)k>c c(?![hk])>k c(?![hk])>s s>c s>z z>s ee>ea ea>ee oo>u ou>ow ow>ou ai>ay ay>ai i>y y>i"
        " e>i a>e o>a th>t th>f v>f b>p p>b d>t t>d g>k wh>w kn>n qu>kw x>ks igh>ie tion>shun er>a or>er m>n n>m ll>l"
        " gh>g"
    ),
}
_ENDINGS = {"de": ("en", "er", "es", "e", "n", "s", "t"), "en": ("es", "ed", "s", "e", "d", "t")}
_BEFORE = {
    "de": (
        "so eine packung von dem",
        "noch mal",
        "bitte",
        "ich brauche wieder",
        "ich hätte gern",
        "gib mir mal",
        "wieder so ein",
        "von dem",
        "eine packung",
        "zwei packungen",
        "ein paar",
    ),
    "en": (
        "some of that",
        "another pack of",
        "please",
        "i need more",
        "get me the",
        "i want",
        "a bottle of the",
        "two packs of",
        "the usual",
    ),
}
_AFTER = {"de": ("bitte", "halt", "noch mal", "wie immer"), "en": ("please", "again")}
_SHORTEST_EDITED = 3
_SHORTEST_PART = 4
_SHORTEST_SPLIT = 8
_FEWEST_TO_DROP = 3
_MANY = 6
_EDITS_IF_HARD = (2, 4)
_ONE_IN = 2


class Grade(StrEnum):
    """Say how much of a name is spoilt.

    Easy is one sound misheard and, one time in two, words joined or taken apart. Hard is a dropped word and a split
    compound and two to four sounds misheard and fillers: as far as the name has words for it.
    """

    EASY = "easy"
    HARD = "hard"


class SpeechErrors:
    """Spoil names of one language; the words of all names tell where a compound comes apart."""

    def __init__(self, names: Iterable[str], language: str) -> None:
        """Learn the words of a list of names."""
        self.language = "en" if language.lower().startswith("en") else "de"
        words = (word for name in names for word in self._words(name))
        self.known = frozenset(word for word in words if len(word) >= _SHORTEST_PART and word.isalpha())

    def heard(self, name: str, grade: Grade, chance: Random) -> str:
        """Return what is heard instead of a name: small letters, no marks, figures in words one time in two.

        A figure is left out with its unit or not at all; no letter of it is misheard, for number words are well known.
        """
        in_words = chance.randrange(_ONE_IN) == 0
        words = self._words(name)
        if grade is Grade.EASY:
            if chance.randrange(_ONE_IN) == 0:
                words = self._rejoined(words, chance)
            return self.said(" ".join(self._misheard(words, chance)), in_words=in_words)
        words = self._split(_dropped(words, chance), chance)
        for _ in range(chance.randint(*_EDITS_IF_HARD)):
            words = self._misheard(words, chance)
        return self._with_fillers(self.said(" ".join(words), in_words=in_words), chance)

    def said(self, name: str, *, in_words: bool = True) -> str:
        """Return a name as it is read aloud: "0,75 l" is "null komma sieben fünf liter", "80er" is "achtziger"."""
        say = self._figure if in_words else self._unit
        words = [_FIGURE[self.language].sub(say, word).strip() for word in self._words(name)]
        return " ".join(words)

    def _words(self, name: str) -> list[str]:
        """Return the words without marks in small letters; a figure is one word with its unit."""
        text = _QUOTES.sub("", name.lower()).replace("&", f" {_AND[self.language]} ")
        return re.findall(rf"{_bare(_FIGURE[self.language].pattern)}|{_WORD.pattern}", text)

    def _figure(self, found: re.Match[str]) -> str:
        unit = found["unit"] or ""
        said = figure_in_words(found["figure"], self.language)
        if found["er"]:
            said += "er"
        elif self.language == "de" and said == "eins" and unit:
            said = "ein"
        return f"{said} {_UNITS[self.language].get(unit, unit)}".strip()

    def _unit(self, found: re.Match[str]) -> str:
        unit = found["unit"] or ""
        return f"{found['figure']}{'er' if found['er'] else ''} {_UNITS[self.language].get(unit, unit)}".strip()

    def _misheard(self, words: Sequence[str], chance: Random) -> list[str]:
        """Return the words with one sound changed in one of them; figures and short words stay."""
        places = [at for at, word in enumerate(words) if len(word) >= _SHORTEST_EDITED and word.isalpha()]
        if not places:
            return list(words)
        at = chance.choice(places)
        return [*words[:at], chance.choice(self.mishearings(words[at])), *words[at + 1 :]]

    def mishearings(self, word: str) -> list[str]:
        """Return all that one misheard sound makes of a word, sorted."""
        found: set[str] = set()
        for said, heard in _CONFUSED[self.language]:
            found.update(word[: at.start()] + heard + word[at.end() :] for at in re.finditer(said, word))
        found.update(word[: at.start()] + word[at.start() + 1 :] for at in _DOUBLED.finditer(word))
        found.update(f"{word[:at]}{word[at]}{word[at:]}" for at in range(1, len(word) - 1) if _may_double(word, at))
        for ending in _ENDINGS[self.language]:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_EDITED:
                found.add(word.removesuffix(ending))
        return sorted(found - {word}) or [word[:-1]]

    def _rejoined(self, words: list[str], chance: Random) -> list[str]:
        """Join two words or, where none can be joined or one time in two, split one."""
        pairs = [at for at in range(len(words) - 1) if words[at].isalpha() and words[at + 1].isalpha()]
        if not pairs or chance.randrange(_ONE_IN) == 0:
            return self._split(words, chance)
        at = chance.choice(pairs)
        return [*words[:at], words[at] + words[at + 1], *words[at + 2 :]]

    def _split(self, words: list[str], chance: Random) -> list[str]:
        """Take one compound apart, if there is any."""
        places = [(at, cut) for at, word in enumerate(words) for cut in self.seams(word)]
        if not places:
            return words
        at, cut = chance.choice(places)
        return [*words[:at], words[at][:cut], words[at][cut:], *words[at + 1 :]]

    def seams(self, word: str) -> list[int]:
        """Return where a compound may come apart: around known words, or else in the middle of a very long one."""
        if len(word) < _SHORTEST_SPLIT or not word.isalpha():
            return []
        inside = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        found = [at for at in inside if word[at:] in self.known]
        found = found or [at for at in inside if word[:at] in self.known]
        return found or ([len(word) // 2] if len(word) >= _SHORTEST_SPLIT + _SHORTEST_PART else [])

    def _with_fillers(self, text: str, chance: Random) -> str:
        before = chance.choice(_BEFORE[self.language])
        after = chance.choice(_AFTER[self.language]) if chance.randrange(_ONE_IN) == 0 else ""
        return f"{before} {text} {after}".strip()


def _may_double(word: str, at: int) -> bool:
    return word[at] in "lmnprst" and word[at] not in {word[at - 1], word[at + 1]}


def _dropped(words: list[str], chance: Random) -> list[str]:
    """Leave out one word of three or more, two of six or more, never the longest."""
    kept = list(words)
    for _ in range((len(words) >= _FEWEST_TO_DROP) + (len(words) >= _MANY)):
        longest = max(range(len(kept)), key=lambda at: len(kept[at]))
        del kept[chance.choice([at for at in range(len(kept)) if at != longest])]
    return kept


def _bare(pattern: str) -> str:
    """Return a pattern whose groups are no longer captured."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
