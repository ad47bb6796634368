"""Find which product of a catalogue a spoken name means: sure, ask, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from skill.domain.match import Candidate, Entry, Match, Outcome, Reason
from skill.domain.match_decision import decide
from skill.domain.name_index import MemoryNameIndex, NameIndex, grams_of
from skill.domain.name_score import Query
from skill.domain.weighed import Weighing
from skill.domain.weighing import weighing

__all__ = ["Candidate", "Entry", "Match", "Outcome", "ProductIndex", "Reason"]

_EXAMINED = 36
"""The product meant is among the first 36 as often as among 50 (measured at 55,000 names), and takes less time."""


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

    def find(
        self,
        query: str,
        *,
        history: Sequence[str] = (),
        limit: int = 3,
        prior: Mapping[str, float] | None = None,
    ) -> Match:
        """Return the product that `query` means; `history` holds the customer's SKUs, the last bought first.

        `prior` holds by SKU, in natural logarithms of odds, what else speaks for a product (or, below zero, against
        it): one that is sold out is meant less often, but may be.
        """
        wanted, weighed = self.weigh(query, history=history, prior=prior)
        return self._with_twins(decide(wanted, weighed, history, limit), limit)

    def weigh(
        self, query: str, *, history: Sequence[str] = (), prior: Mapping[str, float] | None = None
    ) -> tuple[Query, Weighing]:
        """Return what was understood of `query` and what speaks for each product: what `find` decides on."""
        wanted = Query(query, self.language)
        near = self._names.nearest(grams_of(wanted.form, wanted.sound), _EXAMINED)
        found = {indexed.entry.sku: indexed for indexed in (*near, *self._names.of(history))}
        return wanted, weighing(wanted, found.values(), history, prior or {}, self.language)

    def _with_twins(self, match: Match, limit: int) -> Match:
        """Ask where another product has exactly the same names; only a purchase tells them apart."""
        if match.outcome is not Outcome.SURE or match.candidates[0].reason is Reason.BOUGHT:
            return match
        best = match.candidates[0]
        (indexed,) = self._names.of([best.sku])
        if len(indexed.twins) == 1:
            return match
        skus = [best.sku, *(sku for sku in indexed.twins if sku != best.sku)][:limit]
        return replace(
            match, outcome=Outcome.ASK, candidates=tuple(replace(best, sku=sku, reason=Reason.ALIKE) for sku in skus)
        )
