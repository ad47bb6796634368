"""Judge how well one entry of the catalogue fits a spoken query."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from skill.domain.sounds import sound
from skill.domain.spoken_form import Fact, SpokenForm, spoken_form, stem

_SHORT = 3
_SOUND_WEIGHT = 0.35
_CHANCE = 0.6
_COVER_SHARE = 0.6
_FACT_WEIGHT = 4
_MEASURE_WEIGHT = 2
_MEASURES = frozenset({"ml", "g", "lb", "oz", "count", "percent"})
_ALIKE = 0.8
_CONTRADICTED = 0.7


@dataclass(frozen=True, slots=True)
class Names:
    """Carry all names of one product in spoken form, ready to be compared."""

    forms: tuple[SpokenForm, ...]
    sounds: tuple[str, ...]
    language: str

    @classmethod
    def of(cls, names: tuple[str, ...], language: str) -> Names:
        """Read names; names of equal form count once."""
        forms = tuple({form.key: form for form in (spoken_form(name, language) for name in names)}.values())
        return cls(forms, tuple(sound(form.words, language) for form in forms), language)

    @property
    def facts(self) -> frozenset[Fact]:
        """Return every figure that one of the names states."""
        return frozenset(fact for form in self.forms for fact in form.facts)


@dataclass(frozen=True, slots=True)
class Fit:
    """Say how a query and an entry fit.

    `cover` is the share of the query that the entry explains, `full` how alike query and the best
    single name are, `score` both in one, 0 to 1. `explained` holds the positions of the query's words,
    then facts, that the entry explains. `contradicts` tells that a figure of the query speaks against it;
    `weakest` is how surely the least certain word of the query stands in the names.
    """

    cover: float
    full: float
    score: float
    explained: frozenset[int]
    contradicts: bool
    exact: bool
    weakest: float


class Query:
    """Hold a spoken query in the forms that the comparison needs."""

    def __init__(self, text: str, language: str) -> None:
        """Read the query once."""
        self.form = spoken_form(text, language)
        self.sound = sound(self.form.words, language)
        self.stems = tuple(stem(word, language) for word in self.form.words)
        self.stem_sounds = tuple(sound((word,), language) for word in self.stems)
        self.joined = self.form.joined

    def fit(self, names: Names) -> Fit:
        """Compare with one entry."""
        bag, sounds = "|".join(form.joined for form in names.forms), "|".join(names.sounds)
        words = {word for form in names.forms for word in form.words}
        alike = [
            _alike(word, code, _Bag(bag, sounds, words))
            for word, code in zip(self.stems, self.stem_sounds, strict=True)
        ]
        judged = [_judge(fact, names.facts) for fact in self.form.facts]
        weights = [len(word) for word in self.stems] + [
            _weight(fact, verdict=verdict) for fact, verdict in zip(self.form.facts, judged, strict=True)
        ]
        parts = alike + [1.0 if verdict else 0.0 for verdict in judged]
        total = sum(weights)
        cover = sum(w * _sharpen(p) for w, p in zip(weights, parts, strict=True)) / total if total else 0.0
        full = max((self._whole(form, code) for form, code in zip(names.forms, names.sounds, strict=True)), default=0.0)
        refused = any(_judge(fact, names.facts) for fact in self.form.refused)
        contradicts = refused or any(verdict is False for verdict in judged)
        score = (_COVER_SHARE * cover + (1 - _COVER_SHARE) * full) * (_CONTRADICTED if contradicts else 1.0)
        explained = frozenset(at for at, part in enumerate(parts) if part >= _ALIKE)
        exact = any(form.key == self.form.key for form in names.forms)
        return Fit(cover, full, score, explained, contradicts, exact, min(alike, default=1.0))

    def _whole(self, form: SpokenForm, code: str) -> float:
        spelled = fuzz.ratio(self.joined, form.joined) / 100
        if not code or not self.sound:
            return spelled
        return (1 - _SOUND_WEIGHT) * spelled + _SOUND_WEIGHT * fuzz.ratio(self.sound, code) / 100


@dataclass(frozen=True, slots=True)
class _Bag:
    text: str
    sounds: str
    words: set[str]


def _alike(word: str, code: str, bag: _Bag) -> float:
    """Return how surely one word of the query stands somewhere in the names, 0 to 1."""
    if len(word) <= _SHORT:
        if word in bag.words:
            return 1.0
        return 0.85 if any(other.startswith(word) or other.endswith(word) for other in bag.words) else 0.0
    compare = fuzz.partial_ratio if len(bag.text) >= len(word) else fuzz.ratio
    spelled = compare(word, bag.text) / 100
    if len(code) < _SHORT or len(bag.sounds) < len(code):
        return spelled
    heard = fuzz.partial_ratio(code, bag.sounds) / 100
    return max(spelled, (1 - _SOUND_WEIGHT) * spelled + _SOUND_WEIGHT * heard)


def _sharpen(part: float) -> float:
    """Give chance likeness nothing."""
    return max(0.0, (part - _CHANCE) / (1 - _CHANCE))


def _weight(fact: Fact, *, verdict: bool | None) -> int:
    """Return how many letters a figure counts for; an unconfirmed leading number may be a quantity."""
    if verdict is None and fact.kind == "leading":
        return 0
    return _MEASURE_WEIGHT if fact.kind in _MEASURES else _FACT_WEIGHT


def _judge(wanted: Fact, facts: frozenset[Fact]) -> bool | None:
    """Tell whether figures confirm (True) or contradict (False) a wanted one, or say nothing (None)."""
    loose = wanted.kind in {"number", "leading"}
    if any(fact.value == wanted.value and (loose or fact.kind in {wanted.kind, "number", "leading"}) for fact in facts):
        return True
    if wanted.kind == "leading":
        return None
    rivals = {"number", "size", "count", "percent", "leading"} if loose else {wanted.kind}
    return False if any(fact.kind in rivals for fact in facts) else None
