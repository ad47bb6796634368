"""Decide between judged products: sure, ask, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skill.domain.match import Candidate, Match, Outcome, Reason
from skill.domain.name_index import IndexedName
from skill.domain.name_score import Fit, Query

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


@dataclass(frozen=True, slots=True)
class Judged:
    """Carry a product of the index with how it fits; `called` says that the query is what the shop calls it aloud."""

    indexed: IndexedName
    fit: Fit
    called: bool


def decide(wanted: Query, judged: list[Judged], history: Sequence[str], limit: int) -> Match:
    """Return what to do with products that were judged, the best first; `history` holds SKUs, the last bought first."""
    fitting = [one for one in judged if _fits(one.fit, wanted)]
    group = {one.indexed.entry.sku: one.indexed.entry.group for one in judged}
    if not fitting:
        near = [one for one in judged[:1] if one.fit.score >= _NEAREST and not wanted.form.empty]
        return Match(Outcome.NONE, candidates(near, Reason.NEAREST))
    bought = _last_bought(fitting, history)
    if bought is not None:
        return Match(Outcome.SURE, candidates([bought], Reason.BOUGHT))
    siblings = _siblings(fitting, [group[sku] for sku in history if group.get(sku)])
    if siblings:
        outcome = Outcome.SURE if len(siblings) == 1 else Outcome.ASK
        return Match(outcome, candidates(siblings[:limit], Reason.SIBLING))
    return _decide(fitting, _bought_before(fitting, history), limit)


def _fits(fit: Fit, wanted: Query) -> bool:
    """Tell whether a product may be meant; a single word is like some name by chance more often than two."""
    if wanted.form.empty:
        return fit.exact
    least = _NONE_BELOW_ONE_WORD if len(wanted.form.words) == 1 else _NONE_BELOW
    return fit.likeness >= least and fit.cover >= _NONE_COVER


def _last_bought(fitting: list[Judged], history: Sequence[str]) -> Judged | None:
    """Return what was bought last of the products that explain as much of the query as the best does."""
    known = {one.indexed.entry.sku: one for one in _usual(fitting)}
    return next((known[sku] for sku in history if sku in known), None)


def _siblings(fitting: list[Judged], groups: Sequence[str]) -> list[Judged]:
    """Return the variants that fit, of the product bought last that has any: another size, the usual brand."""
    usual = _usual(fitting)
    for wanted in groups:
        found = [one for one in usual if one.indexed.entry.group == wanted]
        if found:
            return found
    return []


def _usual(fitting: list[Judged]) -> list[Judged]:
    """Return the products that a purchase may settle the question for.

    Where the words are the very name of several kinds, one that merely contains them is something
    else: "coffee" is no coffee filter.
    """
    best = fitting[0].fit
    generic = len({one.indexed.entry.group or one.indexed.entry.sku for one in fitting if one.fit.exact}) > 1
    return [one for one in fitting if _known(one.fit, best) and (one.fit.exact or not generic)]


def _known(fit: Fit, best: Fit) -> bool:
    """Tell whether a bought product fits so well that nothing else need be asked about."""
    return (
        not fit.contradicts
        and fit.score >= best.score - _KNOWN_MARGIN
        and fit.weakest >= _FOUND
        and fit.explained >= best.explained
    )


def _bought_before(fitting: list[Judged], history: Sequence[str]) -> list[Judged]:
    """Return the former purchases that fit about as well as the best: they belong to the choices, in front."""
    return [
        one for sku in history for one in fitting if one.indexed.entry.sku == sku and _known(one.fit, fitting[0].fit)
    ]


def _decide(fitting: list[Judged], bought: list[Judged], limit: int) -> Match:
    best = fitting[0].fit
    near = _named(fitting) or [one for one in fitting if one.fit.score > best.score - _MARGIN]
    close = [*bought, *(one for one in near if one not in bought)]
    if best.contradicts:
        return Match(Outcome.ASK, candidates(_mixed(close, limit), Reason.OTHER_VARIANT))
    least = _SURE_IF_COVERED if best.cover >= _COVERED else _SURE
    if best.score >= least and len(close) == 1 and best.weakest >= _FOUND:
        return Match(Outcome.SURE, candidates(close, Reason.EXACT if best.exact else Reason.ALIKE))
    return Match(Outcome.ASK, candidates(_mixed(close, limit), Reason.ALIKE))


def _named(fitting: list[Judged]) -> list[Judged]:
    """Return the products that are called exactly so, before those that may be called so; longer names that only contain it are something else."""
    exact = [one for one in fitting if one.fit.exact and not one.fit.contradicts]
    return [one for one in exact if one.called] or exact


def _mixed(close: list[Judged], limit: int) -> list[Judged]:
    """Return the best choices; if there are more than fit, one of each group comes before its variants."""
    if len(close) <= limit:
        return close
    first: dict[str, Judged] = {}
    for one in close:
        first.setdefault(one.indexed.entry.group or one.indexed.entry.sku, one)
    return [*first.values(), *(one for one in close if one not in first.values())][:limit]


def candidates(judged: Sequence[Judged], reason: Reason) -> tuple[Candidate, ...]:
    """Return judged products as they leave the matching."""
    return tuple(Candidate(one.indexed.entry.sku, round(one.fit.score, 3), reason) for one in judged)
