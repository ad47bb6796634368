"""Find which product of a catalogue a spoken name means: sure, ask, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from skill.domain.gram_index import GramIndex, grams
from skill.domain.name_score import Fit, Names, Query
from skill.domain.spoken_form import spoken_form

__all__ = ["Candidate", "Entry", "Match", "Outcome", "ProductIndex", "Reason"]

_EXAMINED = 50
_NONE_BELOW = 0.56
_NONE_BELOW_ONE_WORD = 0.65
_NONE_COVER = 0.4
_SURE = 0.78
_SURE_IF_COVERED = 0.7
_COVERED = 0.95
_MARGIN = 0.08
_KNOWN_MARGIN = 0.2
_FOUND = 0.6
_NEAREST = 0.35


class Outcome(StrEnum):
    """Say what to do with a match: order it, ask back, or say that nothing was found."""

    SURE = "sure"
    ASK = "ask"
    NONE = "none"


class Reason(StrEnum):
    """Say why a product is among the candidates: `SIBLING` is another variant of what was bought."""

    BOUGHT = "bought"
    SIBLING = "sibling"
    EXACT = "exact"
    ALIKE = "alike"
    OTHER_VARIANT = "other_variant"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Entry:
    """Carry one product as the index needs it; `group` joins variants, `spoken` is what the shop calls it aloud."""

    sku: str
    names: tuple[str, ...]
    group: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Name a product that may be meant, with its score from 0 to 1."""

    sku: str
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Match:
    """Carry the answer: one candidate if sure, the choices if ask, the nearest (or nothing) if none.

    `ranked` lists the best by score alone, whatever the outcome: for dry runs, never to be spoken.
    """

    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    ranked: tuple[Candidate, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class _Judged:
    entry: Entry
    fit: Fit
    called: bool


class ProductIndex:
    """Answer which product a spoken name means; built once per catalogue and language."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        """Read all names; 55,000 take seconds, so a long-lived process keeps the index.

        Entries of one SKU count as one with all their names.
        """
        self.language = "en" if language.lower().startswith("en") else "de"
        self._grams = GramIndex()
        self._entries: list[Entry] = []
        self._names: list[Names] = []
        self._number: dict[str, int] = {}
        self._twins: dict[frozenset[str], list[str]] = {}
        self._spoken: list[str] = []
        self._group_sizes: Counter[str] = Counter()
        named: dict[str, Entry] = {}
        for entry in entries:
            known = named.get(entry.sku)
            named[entry.sku] = entry if known is None else replace(known, names=known.names + entry.names)
        for entry in named.values():
            self._add(entry)

    def __len__(self) -> int:
        """Return how many products the index knows."""
        return len(self._entries)

    def find(self, query: str, *, history: Sequence[str] = (), limit: int = 3) -> Match:
        """Return the product that `query` means; `history` holds the customer's SKUs, the last bought first."""
        wanted = Query(query, self.language)
        judged = self._judge(wanted, history)
        match = self._with_twins(_answer(wanted, judged, history, limit), limit)
        return Match(match.outcome, match.candidates, _candidates(judged[:limit], Reason.NEAREST))

    def _with_twins(self, match: Match, limit: int) -> Match:
        """Ask where another product has exactly the same names; only a purchase tells them apart."""
        if match.outcome is not Outcome.SURE or match.candidates[0].reason is Reason.BOUGHT:
            return match
        best = match.candidates[0]
        twins = self._twins[self._names[self._number[best.sku]].keys]
        if len(twins) == 1:
            return match
        skus = [best.sku, *(sku for sku in twins if sku != best.sku)][:limit]
        return Match(Outcome.ASK, tuple(Candidate(sku, best.score, Reason.ALIKE) for sku in skus))

    def _add(self, entry: Entry) -> None:
        names = Names(entry.names, self.language)
        found: set[str] = set()
        for form, code in zip(names.forms, names.sounds, strict=True):
            found |= grams(form.words or tuple(fact.value for fact in form.facts), code)
        self._number[entry.sku] = self._grams.add(found)
        self._entries.append(entry)
        self._names.append(names)
        self._spoken.append(spoken_form(entry.spoken, self.language).key if entry.spoken else "")
        self._group_sizes[entry.group or entry.sku] += 1
        self._twins.setdefault(names.keys, []).append(entry.sku)

    def _judge(self, wanted: Query, history: Sequence[str]) -> list[_Judged]:
        words = wanted.form.words or tuple(fact.value for fact in wanted.form.facts)
        numbers = dict.fromkeys(self._grams.nearest(grams(words, wanted.sound), _EXAMINED))
        numbers |= dict.fromkeys(self._number[sku] for sku in history if sku in self._number)
        judged = [
            _Judged(self._entries[number], wanted.fit(self._names[number]), self._spoken[number] == wanted.key)
            for number in numbers
        ]
        return sorted(judged, key=self._rank)

    def _rank(self, one: _Judged) -> tuple[float, bool, int, int, str]:
        """Order equally good fits: the very name, then what most people buy, then the plain product.

        A shop keeps most variants of what is bought most, and calls the plain one by the fewest words.
        """
        group = one.entry.group or one.entry.sku
        words = self._names[self._number[one.entry.sku]].length
        return (-round(one.fit.score, 6), not one.fit.exact, -self._group_sizes[group], words, one.entry.sku)


def _answer(wanted: Query, judged: list[_Judged], history: Sequence[str], limit: int) -> Match:
    fitting = [one for one in judged if _fits(one.fit, wanted)]
    group = {one.entry.sku: one.entry.group for one in judged}
    if not fitting:
        near = [one for one in judged[:1] if one.fit.score >= _NEAREST and not wanted.form.empty]
        return Match(Outcome.NONE, _candidates(near, Reason.NEAREST))
    bought = _last_bought(fitting, history)
    if bought is not None:
        return Match(Outcome.SURE, _candidates([bought], Reason.BOUGHT))
    siblings = _siblings(fitting, [group[sku] for sku in history if group.get(sku)])
    if siblings:
        outcome = Outcome.SURE if len(siblings) == 1 else Outcome.ASK
        return Match(outcome, _candidates(siblings[:limit], Reason.SIBLING))
    return _decide(fitting, _bought_before(fitting, history), limit)


def _fits(fit: Fit, wanted: Query) -> bool:
    """Tell whether a product may be meant; a single word is like some name by chance more often than two."""
    if wanted.form.empty:
        return fit.exact
    least = _NONE_BELOW_ONE_WORD if len(wanted.form.words) == 1 else _NONE_BELOW
    return fit.likeness >= least and fit.cover >= _NONE_COVER


def _last_bought(fitting: list[_Judged], history: Sequence[str]) -> _Judged | None:
    """Return what was bought last of the products that explain as much of the query as the best does."""
    known = {one.entry.sku: one for one in _usual(fitting)}
    return next((known[sku] for sku in history if sku in known), None)


def _siblings(fitting: list[_Judged], groups: Sequence[str]) -> list[_Judged]:
    """Return the variants that fit, of the product bought last that has any: another size, the usual brand."""
    usual = _usual(fitting)
    for wanted in groups:
        found = [one for one in usual if one.entry.group == wanted]
        if found:
            return found
    return []


def _usual(fitting: list[_Judged]) -> list[_Judged]:
    """Return the products that a purchase may settle the question for.

    Where the words are the very name of several kinds, one that merely contains them is something
    else: "coffee" is no coffee filter.
    """
    best = fitting[0].fit
    generic = len({one.entry.group or one.entry.sku for one in fitting if one.fit.exact}) > 1
    return [one for one in fitting if _known(one.fit, best) and (one.fit.exact or not generic)]


def _known(fit: Fit, best: Fit) -> bool:
    """Tell whether a bought product fits so well that nothing else need be asked about."""
    return (
        not fit.contradicts
        and fit.score >= best.score - _KNOWN_MARGIN
        and fit.weakest >= _FOUND
        and fit.explained >= best.explained
    )


def _bought_before(fitting: list[_Judged], history: Sequence[str]) -> list[_Judged]:
    """Return the former purchases that fit about as well as the best: they belong to the choices, in front."""
    return [one for sku in history for one in fitting if one.entry.sku == sku and _known(one.fit, fitting[0].fit)]


def _decide(fitting: list[_Judged], bought: list[_Judged], limit: int) -> Match:
    best = fitting[0].fit
    near = _named(fitting) or [one for one in fitting if one.fit.score > best.score - _MARGIN]
    close = [*bought, *(one for one in near if one not in bought)]
    if best.contradicts:
        return Match(Outcome.ASK, _candidates(_mixed(close, limit), Reason.OTHER_VARIANT))
    least = _SURE_IF_COVERED if best.cover >= _COVERED else _SURE
    if best.score >= least and len(close) == 1 and best.weakest >= _FOUND:
        return Match(Outcome.SURE, _candidates(close, Reason.EXACT if best.exact else Reason.ALIKE))
    return Match(Outcome.ASK, _candidates(_mixed(close, limit), Reason.ALIKE))


def _named(fitting: list[_Judged]) -> list[_Judged]:
    """Return the products that are called exactly so, before those that may be called so; longer names that only contain it are something else."""
    exact = [one for one in fitting if one.fit.exact and not one.fit.contradicts]
    return [one for one in exact if one.called] or exact


def _mixed(close: list[_Judged], limit: int) -> list[_Judged]:
    """Return the best choices; if there are more than fit, one of each group comes before its variants."""
    if len(close) <= limit:
        return close
    first: dict[str, _Judged] = {}
    for one in close:
        first.setdefault(one.entry.group or one.entry.sku, one)
    return [*first.values(), *(one for one in close if one not in first.values())][:limit]


def _candidates(judged: Sequence[_Judged], reason: Reason) -> tuple[Candidate, ...]:
    return tuple(Candidate(one.entry.sku, round(one.fit.score, 3), reason) for one in judged)
