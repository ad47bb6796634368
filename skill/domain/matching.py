"""Find which product of a catalogue a spoken name means: sure, ask, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skill.domain.match import Candidate, Entry, Match, Outcome, Reason
from skill.domain.match_decision import Judged, candidates, decide
from skill.domain.name_index import MemoryNameIndex, NameIndex, grams_of
from skill.domain.name_score import Query

__all__ = ["Candidate", "Entry", "Match", "Outcome", "ProductIndex", "Reason"]

_EXAMINED = 50


class ProductIndex:
    """Answer which product a spoken name means; made once per catalogue and language."""

    def __init__(self, names: NameIndex) -> None:
        """Answer from an index that is there already."""
        self._names = names

    @classmethod
    def read(cls, entries: Iterable[Entry], language: str) -> ProductIndex:
        """Read all names into memory; 55,000 take seconds, so a large catalogue has its index built before."""
        return cls(MemoryNameIndex(entries, language))

    @property
    def language(self) -> str:
        """Return `de` or `en`."""
        return self._names.language

    def __len__(self) -> int:
        """Return how many products the index knows."""
        return len(self._names)

    def find(self, query: str, *, history: Sequence[str] = (), limit: int = 3) -> Match:
        """Return the product that `query` means; `history` holds the customer's SKUs, the last bought first."""
        wanted = Query(query, self.language)
        judged = self._judge(wanted, history)
        match = self._with_twins(decide(wanted, judged, history, limit), limit)
        return Match(match.outcome, match.candidates, candidates(judged[:limit], Reason.NEAREST))

    def _with_twins(self, match: Match, limit: int) -> Match:
        """Ask where another product has exactly the same names; only a purchase tells them apart."""
        if match.outcome is not Outcome.SURE or match.candidates[0].reason is Reason.BOUGHT:
            return match
        best = match.candidates[0]
        (indexed,) = self._names.of([best.sku])
        if len(indexed.twins) == 1:
            return match
        skus = [best.sku, *(sku for sku in indexed.twins if sku != best.sku)][:limit]
        return Match(Outcome.ASK, tuple(Candidate(sku, best.score, Reason.ALIKE) for sku in skus))

    def _judge(self, wanted: Query, history: Sequence[str]) -> list[Judged]:
        near = self._names.nearest(grams_of(wanted.form, wanted.sound), _EXAMINED)
        known = {indexed.entry.sku: indexed for indexed in (*near, *self._names.of(history))}
        judged = [
            Judged(indexed, wanted.fit(indexed.names), indexed.called == wanted.key) for indexed in known.values()
        ]
        return sorted(judged, key=_rank)


def _rank(one: Judged) -> tuple[float, bool, int, int, str]:
    """Order equally good fits: the very name, then what most people buy, then the plain product.

    A shop keeps most variants of what is bought most, and calls the plain one by the fewest words.
    """
    indexed = one.indexed
    return (-round(one.fit.score, 6), not one.fit.exact, -indexed.group_size, indexed.names.length, indexed.entry.sku)
