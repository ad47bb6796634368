"""Find which product of a catalogue a spoken name means: sure, ask, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from skill.domain.match import Candidate, Entry, Match, Outcome, Reason
from skill.domain.match_decision import decide
from skill.domain.name_index import MemoryNameIndex, NameIndex, grams_of
from skill.domain.name_score import Query
from skill.domain.never_meant import is_never_meant
from skill.domain.weighed import Weighing
from skill.domain.weighing import TellApart, told_apart, weighing

__all__ = ["Candidate", "Entry", "Examined", "Match", "Outcome", "ProductIndex", "Reason", "TellApart"]


_EXAMINED = 36
"""The product meant is among the first 36 as often as among 50 (measured at 55,000 names), and takes less time."""
_PAIR = 2
_OTHER_WORTH = 0.95
"""What likeness to a name in the other language counts: what is called just so in this one is never looked up there."""
_OTHER_LEAST = 0.9


@dataclass(frozen=True, slots=True)
class Examined:
    """Carry an answer with the words as they were understood and what speaks for each product in the end."""

    query: Query
    weighing: Weighing
    match: Match


class ProductIndex:
    """Answer which product a spoken name means; made once per catalogue and language."""

    def __init__(self, names: NameIndex, beside: Callable[[], ProductIndex | None] | None = None) -> None:
        """Answer from an index that is there already; `beside` opens that of the other language when it is needed."""
        self._names = names
        self._beside = beside
        self._last: tuple[object, tuple[Query, Weighing]] | None = None

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
        tell_apart: TellApart | None = None,
    ) -> Match:
        """Return the product that `query` means; `history` holds the customer's SKUs, likeliest to be bought again first.

        `tell_apart` orders what would have to be asked about, and is not called where nothing is: what is sold out is
        named later, but never hidden, and stock alone makes nothing sure. What this language does not know well may
        be called so in the other: "bestell milk".
        """
        return self.examine(query, history=history, limit=limit, tell_apart=tell_apart).match

    def examine(
        self, query: str, *, history: Sequence[str] = (), limit: int = 3, tell_apart: TellApart | None = None
    ) -> Examined:
        """Return what `find` answers with all that it was decided on."""
        knowing = self._knowing(query, history)
        return knowing._found(query, history, limit, tell_apart)  # noqa: SLF001 - its own: an index of the same kind

    def _knowing(self, query: str, history: Sequence[str]) -> ProductIndex:
        """Return the index whose language knows the words: this one, unless the other finds what this one does not."""
        found = self._found(query, history, 1, None).match
        alike = _likeness(found)
        if found.outcome is Outcome.SURE or alike >= _OTHER_WORTH or self._beside is None:
            return self
        other = self._beside()
        if other is None:
            return self
        named = _likeness(other._found(query, history, 1, None).match)  # noqa: SLF001 - the same
        return other if named >= _OTHER_LEAST and named * _OTHER_WORTH > alike else self

    def _found(self, query: str, history: Sequence[str], limit: int, tell_apart: TellApart | None) -> Examined:
        """Return what this language's names tell."""
        wanted, weighed = self.weigh(query, history=history)
        match = decide(wanted, weighed, history, limit)
        if twins := self._twins(wanted, match):
            return Examined(wanted, weighed, _choice_of(match, _ordered(twins, tell_apart)[:limit]))
        if tell_apart is None or match.outcome is Outcome.SURE or not match.candidates:
            return Examined(wanted, weighed, match)
        told = told_apart(weighed, tell_apart)
        return Examined(wanted, told, decide(wanted, told, history, limit, settled=False))

    def weigh(self, query: str, *, history: Sequence[str] = ()) -> tuple[Query, Weighing]:
        """Return what was understood of `query` and what speaks for each product: what `find` decides on."""
        asked = (query, tuple(history))
        last = self._last  # a turn asks for the device first and for the product then, in the same words
        if last is None or last[0] != asked:
            self._last = last = (asked, self._weighed(query, history))
        return last[1]

    def _weighed(self, query: str, history: Sequence[str]) -> tuple[Query, Weighing]:
        wanted = Query(query, self.language)
        near = self._names.nearest(grams_of(wanted.form, wanted.sound), _EXAMINED)
        found = {indexed.entry.sku: indexed for indexed in (*near, *self._names.of(history))}
        return wanted, weighing(wanted, found.values(), history, self.language)

    def _twins(self, wanted: Query, match: Match) -> Sequence[str]:
        """Return which products have exactly the names of the one that is sure, itself first; only a purchase tells them apart."""
        if match.outcome is not Outcome.SURE or match.candidates[0].reason is Reason.BOUGHT:
            return ()
        best = match.candidates[0].sku
        (indexed,) = self._names.of([best])
        if len(indexed.twins) < _PAIR:
            return ()
        others = self._names.of(sku for sku in indexed.twins if sku != best)
        meant = [one.entry.sku for one in others if not is_never_meant(wanted, one, self.language)]
        return [best, *meant] if meant else ()


def _likeness(match: Match) -> float:
    """Return how alike the words and the best candidate are; nothing where none is meant."""
    return 0.0 if match.outcome is Outcome.NONE else max(one.score for one in match.candidates)


def _choice_of(match: Match, skus: Sequence[str]) -> Match:
    """Ask between products that no words tell apart."""
    best = match.candidates[0]
    choices = tuple(replace(best, sku=sku, reason=Reason.ALIKE) for sku in skus)
    return replace(match, outcome=Outcome.ASK, candidates=choices)


def _ordered(skus: Sequence[str], tell_apart: TellApart | None) -> list[str]:
    known = tell_apart(skus) if tell_apart else {}
    return sorted(skus, key=lambda sku: -known.get(sku, 0.0))
