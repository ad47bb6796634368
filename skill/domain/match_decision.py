"""Decide between weighed products: sure, ask, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skill.domain.match import Candidate, Match, Outcome, Reason
from skill.domain.name_score import Query
from skill.domain.purchases import FOUND, is_known
from skill.domain.weighed import Weighed, Weighing

__all__ = ["SURE_FROM", "candidates", "decide"]

SURE_FROM = 0.97
"""The probability from which nothing is asked; chosen where a sure answer is wrong in less than one of a hundred."""
NONE_FROM = 0.5
"""The probability of "none of these" from which no choice is offered as what was meant."""
_CLOSE = 2.5
_NEAREST = 0.35


def decide(wanted: Query, weighing: Weighing, history: Sequence[str], limit: int, *, settled: bool = True) -> Match:
    """Return what to do; `history` holds SKUs, the likeliest to be bought again first. What is not `settled` is asked at best."""
    products = _meant(wanted, weighing.products)
    ranked = candidates(weighing.products[:limit], Reason.NEAREST)
    if not products or weighing.none >= NONE_FROM:
        nearest = [one for one in products[:1] if one.fit.score >= _NEAREST and not wanted.form.empty]
        return Match(Outcome.NONE, candidates(nearest, Reason.NEAREST), ranked, weighing.none)
    if settled and _is_sure(products[0]):
        return Match(Outcome.SURE, _alone(products[0]), ranked, weighing.none)
    chosen = _choices(products, history, limit)
    return Match(Outcome.ASK, chosen, ranked, weighing.none)


def _meant(wanted: Query, products: Sequence[Weighed]) -> list[Weighed]:
    """Return the products that can be meant; fillers mean only what is called just so."""
    return [one for one in products if one.fit.exact or not wanted.form.empty]


def _is_sure(best: Weighed) -> bool:
    return best.chance >= SURE_FROM and best.fit.weakest >= FOUND and not best.fit.contradicts


def _alone(best: Weighed) -> tuple[Candidate, ...]:
    return candidates([best], best.reason or (Reason.EXACT if best.fit.exact else Reason.ALIKE))


def _choices(products: list[Weighed], history: Sequence[str], limit: int) -> tuple[Candidate, ...]:
    best = products[0]
    variants = [one for one in products if one.reason is Reason.SIBLING]
    if best in variants:
        return candidates(variants[:limit], Reason.SIBLING)
    close = _close(products, history)
    reason = Reason.OTHER_VARIANT if best.fit.contradicts else Reason.ALIKE
    return candidates(_mixed(close, limit), reason)


def _close(products: list[Weighed], history: Sequence[str]) -> list[Weighed]:
    """Return what to choose from: former purchases that fit in front, then what is called so or about as likely."""
    best = products[0]
    bought = [one for sku in history for one in products if one.sku == sku and is_known(one.fit, best.fit)]
    near = _named(products) or [one for one in products if one.words > best.words - _CLOSE]
    return [*bought, *(one for one in near if one not in bought)]


def _named(products: list[Weighed]) -> list[Weighed]:
    """Return the products that are called exactly so, before those that may be called so.

    Longer names that only contain it are something else.
    """
    exact = [one for one in products if one.fit.exact and not one.fit.contradicts]
    return [one for one in exact if one.called] or exact


def _mixed(close: list[Weighed], limit: int) -> list[Weighed]:
    """Return the best choices; if there are more than fit, one of each group comes before its variants."""
    if len(close) <= limit:
        return close
    first: dict[str, Weighed] = {}
    for one in close:
        first.setdefault(one.group, one)
    return [*first.values(), *(one for one in close if one not in first.values())][:limit]


def candidates(products: Iterable[Weighed], reason: Reason) -> tuple[Candidate, ...]:
    """Return weighed products as they leave the matching."""
    return tuple(Candidate(one.sku, round(one.fit.score, 3), reason, round(one.chance, 4)) for one in products)
