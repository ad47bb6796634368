"""Judge how well one entry of the catalogue fits a spoken query."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz, process

from skill.domain.figures import judge, weight
from skill.domain.names import Names
from skill.domain.sounds import folded, sound
from skill.domain.spoken_form import spoken_form, stem

__all__ = ["Fit", "Names", "Query"]

_SHORT = 4
_SOUNDS_NEEDED = 3
_WHOLE = 0.92
_FAR = 0.4
_JOINED = 0.88
_AS_HEAD = 0.95
_AS_MODIFIER = 0.75
_AS_MIDDLE = 0.65
_ENDING = 2
_SOUND_WEIGHT = 0.35
_CHANCE = 0.6
_COVER_SHARE = 0.6
_ALIKE = 0.8
_CONTRADICTED = 0.7
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Fit:
    """Say how a query and an entry fit.

    `cover` is the share of the query that the entry explains, `full` how alike query and the best
    single name are, `likeness` both in one, 0 to 1. `explained` holds the positions of the query's words,
    then facts, that the entry explains. `contradicts` tells that a figure of the query speaks against it;
    `weakest` is how surely the least certain word of the query stands in the names.
    """

    cover: float
    full: float
    likeness: float
    explained: frozenset[int]
    contradicts: bool
    exact: bool
    weakest: float

    @property
    def score(self) -> float:
        """Return the likeness, lowered where a figure contradicts: what candidates are ranked by."""
        return self.likeness * (_CONTRADICTED if self.contradicts else 1.0)


class Query:
    """Hold a spoken query in the forms that the comparison needs; `letters` is the logarithm of their number."""

    def __init__(self, text: str, language: str) -> None:
        """Read the query once."""
        self.form = spoken_form(text, language)
        self.sound = sound(self.form.words, language)
        # Fillers are words only where there is nothing else to go by.
        self.words = () if self.form.empty and self.form.facts else self.form.words
        self.stems = tuple(stem(word, language) for word in self.words)
        self.stem_sounds = tuple(sound((word,), language) for word in self.stems)
        self.joined = self.form.joined
        self.key = self.form.key
        self.folded = tuple(folded(word, language) for word in self.form.words)
        self.folded_joined = "".join(self.folded)
        figures = sum(len(fact.value) for fact in self.form.facts)
        self.letters = log(max(_FEWEST_LETTERS, len(self.joined) + figures))

    def fit(self, names: Names) -> Fit:
        """Compare with one entry."""
        full = max((self.whole(*name) for name in zip(names.joined, names.sounds, strict=True)), default=0.0)
        alike = self._words_alike(names, full)
        judged = [judge(fact, names.facts) for fact in self.form.facts]
        weights = [len(word) for word in self.stems] + [
            weight(fact, verdict=verdict) for fact, verdict in zip(self.form.facts, judged, strict=True)
        ]
        parts = alike + [1.0 if verdict else 0.0 for verdict in judged]
        total = sum(weights)
        cover = sum(w * _sharpen(p) for w, p in zip(weights, parts, strict=True)) / total if total else 0.0
        refused = any(judge(fact, names.facts) for fact in self.form.refused)
        contradicts = refused or any(verdict is False for verdict in judged)
        likeness = _COVER_SHARE * cover + (1 - _COVER_SHARE) * full
        explained = frozenset(at for at, part in enumerate(parts) if part >= _ALIKE)
        exact = self.key in names.keys
        return Fit(cover, full, likeness, explained, contradicts, exact, min(alike, default=1.0))

    def _words_alike(self, names: Names, full: float) -> list[float]:
        """Return how surely each word stands in the names; a split compound counts as the word it was."""
        least = full if full >= _WHOLE else 0.0
        alike = [max(least, self._alike(at, names)) for at in range(len(self.stems))]
        words = self.words
        for at in range(len(words) - 1):
            if min(alike[at], alike[at + 1]) < _ALIKE:
                joined = _best(words[at] + words[at + 1], names.words)
                if joined >= _JOINED:
                    alike[at : at + 2] = [max(alike[at], joined), max(alike[at + 1], joined)]
        return alike

    def _alike(self, at: int, names: Names) -> float:
        """Return how surely one word of the query stands somewhere in the names, 0 to 1."""
        word = self.words[at]
        if len(word) <= _SHORT:
            return _alike_short(word, names)
        part, code = self.stems[at], self.stem_sounds[at]
        compare = fuzz.partial_ratio if len(names.bag) >= len(part) else fuzz.ratio
        spelled = compare(part, names.bag) / 100
        if len(code) >= _SOUNDS_NEEDED and len(names.sound_bag) >= len(code):
            heard = fuzz.partial_ratio(code, names.sound_bag) / 100
            spelled = max(spelled, (1 - _SOUND_WEIGHT) * spelled + _SOUND_WEIGHT * heard)
        return min(spelled, _inside(word, names.words)) if spelled >= _CHANCE else spelled

    def whole(self, joined: str, code: str) -> float:
        """Return how alike the query and one name are, by letters and by sounds, 0 to 1."""
        spelled = fuzz.ratio(self.joined, joined) / 100
        if spelled < _FAR or not code or not self.sound:
            return spelled
        return (1 - _SOUND_WEIGHT) * spelled + _SOUND_WEIGHT * fuzz.ratio(self.sound, code) / 100


def _alike_short(word: str, names: Names) -> float:
    """Compare a short word with whole words: pieces of longer ones are like it by chance."""
    if word in names.words:
        return 1.0
    if any(other.endswith(word) for other in names.words):
        return _AS_HEAD
    if any(other.startswith(word) for other in names.words):
        return _AS_MODIFIER
    return _best(word, names.words)


def _best(word: str, words: tuple[str, ...]) -> float:
    return process.extractOne(word, words, scorer=fuzz.ratio)[1] / 100 if words else 0.0


def _inside(word: str, words: tuple[str, ...]) -> float:
    """Return what a word may count for that stands within a longer one: water filters are no water.

    Of several words that hold it, the one in which it counts most decides.
    """
    found = process.extract(word, words, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE * 100, limit=None)
    if not found or _best(word, words) >= _ALIKE:
        return 1.0
    return max(_share(word, longer) for longer, _, _ in found)


def _share(word: str, longer: str) -> float:
    """Return what a word counts for in one that holds it: as its head nearly all, as its beginning less."""
    if len(longer) <= len(word) + _ENDING:
        return 1.0
    if fuzz.ratio(word, longer[-len(word) - 1 :]) >= _ALIKE * 100:
        return _AS_HEAD
    return _AS_MODIFIER if fuzz.ratio(word, longer[: len(word)]) >= _ALIKE * 100 else _AS_MIDDLE


def _sharpen(part: float) -> float:
    """Give chance likeness nothing."""
    return max(0.0, (part - _CHANCE) / (1 - _CHANCE))
