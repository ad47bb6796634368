"""Weigh what speaks for a product being meant, so that it adds up to one probability.

Seven weights of a conditional logit model, in which "none of these" takes part with a weight of nothing. They were
fitted by `python -m bench.fit_matching` to misheard names: see there on which, and docs/understanding.md on how well
what comes out tells how often it is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from operator import mul
from typing import NamedTuple

from rapidfuzz import fuzz, process

from skill.domain.figures import judge
from skill.domain.name_score import Query
from skill.domain.names import Names

__all__ = ["WEIGHTS", "Evidence", "Weights", "chances", "weigh"]

_IN_LONGER = 0.97
_FOLDED_IN_LONGER = 0.92
_FEWEST_IN_LONGER = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """State what of a query is found in a product's names.

    All but the figures, which are counted, is from 0 to 1. `whole` says how alike query and best name are by letters
    and sounds, as a share of what their lengths allow; `length` is that: 1 for equal lengths. `cover` is the share of
    the query's words, in folded spelling, that any name has. `letters` is the logarithm of how many letters the query
    has: the longer, the less a likeness comes by chance.
    """

    whole: float
    length: float
    cover: float
    confirmed: int
    unconfirmed: int
    letters: float

    def terms(self) -> tuple[float, ...]:
        """Return what the weights are multiplied with, in their order."""
        long = self.letters
        alike = (self.whole**2 * long, self.length**2 * long, self.cover**2 * long)
        return (*alike, float(self.confirmed), float(self.unconfirmed), long, 1.0)


class Weights(NamedTuple):
    """Carry what each term of the evidence counts, in natural logarithms of odds against "none of these"."""

    whole: float
    length: float
    cover: float
    confirmed: float
    unconfirmed: float
    letters: float
    base: float

    def log_odds(self, evidence: Evidence) -> float:
        """Return the weighted sum."""
        return float(sum(map(mul, self, evidence.terms())))


WEIGHTS = Weights(whole=3.48, length=3.26, cover=4.63, confirmed=3.18, unconfirmed=-0.71, letters=-8.29, base=-0.20)


def weigh(query: Query, names: Names) -> Evidence:
    """Compare a query with a product's names; the best single name speaks for the whole."""
    whole, at = max(
        ((query.whole(joined, names.sounds[at]), at) for at, joined in enumerate(names.joined)), default=(0.0, 0)
    )
    length = _length(len(query.folded_joined), sum(map(len, names.folded[at]))) if names.folded else 0.0
    verdicts = [(fact, judge(fact, names.facts)) for fact in query.form.facts]
    confirmed = sum(verdict is True for _, verdict in verdicts)
    open_kinds = sum(verdict is not True and fact.kind != "leading" for fact, verdict in verdicts)
    alike = min(1.0, whole / length) if length else whole
    return Evidence(alike, length, _cover(query, names), confirmed, open_kinds, query.letters)


def _length(mine: int, theirs: int) -> float:
    """Return the highest ratio that two texts of these lengths can have."""
    return 2 * min(mine, theirs) / (mine + theirs) if mine + theirs else 1.0


def _cover(query: Query, names: Names) -> float:
    """Return the share of the query's letters that stand in words of the names, or within longer ones."""
    total = found = 0.0
    for word, spelled in zip(query.folded, query.form.words, strict=True):
        total += len(word)
        found += len(word) * _stands(word, spelled, names)
    return found / total if total else 0.0


def _stands(word: str, spelled: str, names: Names) -> float:
    """Return how surely a folded word stands in the names; within a longer one, best as it is spelled."""
    if word in names.folded_words:
        return 1.0
    if not names.folded_words:
        return 0.0
    best = process.extractOne(word, names.folded_words, scorer=fuzz.ratio)[1] / 100
    if best < _IN_LONGER and len(names.folded_bag) >= len(word) >= _FEWEST_IN_LONGER:
        most = _IN_LONGER if spelled in names.bag else _FOLDED_IN_LONGER
        best = max(best, fuzz.partial_ratio(word, names.folded_bag) / 100 * most)
    return best


def chances(log_odds: Sequence[float]) -> tuple[list[float], float]:
    """Return the probability of each product and that of none of them; they add up to one."""
    highest = max((0.0, *log_odds))
    odds = [exp(one - highest) for one in log_odds]
    none = exp(-highest)
    total = sum(odds) + none
    return [one / total for one in odds], none / total
