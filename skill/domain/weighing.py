"""Turn what speaks for each product into the probability that it is meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from math import exp

from skill.domain.evidence import WEIGHTS, chances, weigh
from skill.domain.match import Reason
from skill.domain.name_index import IndexedName
from skill.domain.name_score import Fit, Query
from skill.domain.never_meant import is_never_meant
from skill.domain.purchases import FOUND, fits_at_all, is_alike, siblings, usual_of
from skill.domain.spoken_form import spoken_form
from skill.domain.weighed import Weighed, Weighing

__all__ = ["TellApart", "told_apart", "weighing"]

TellApart = Callable[[Collection[str]], Mapping[str, float]]
"""Returns of these SKUs, in natural logarithms of odds, what else speaks for a product or, below zero, against it."""

_LOOKED_AT = 24
_AT_LEAST = 5
_HOPELESS = 8.0
_EXACT = 1.0
_ALL_THERE = 2.0
_ALL = 0.999
_CALLED = 5.0
_BOUGHT = 3.0
_BOUGHT_IN_PART = 1.0
_USUAL = 10.0
_SIBLING = 8.0
_CONTRADICTED = -2.0
_UNLIKE = -1.5


def weighing(
    query: Query,
    found: Iterable[IndexedName],
    history: Sequence[str],
    language: str,
) -> Weighing:
    """Weigh all candidates by the words and the purchases.

    Only those that have a chance are looked at closely; the others take their small part of the probability.
    """
    by_words = [
        (WEIGHTS.log_odds(evidence := weigh(query, one.names)), evidence, one)
        for one in found
        if not is_never_meant(query, one, language)
    ]
    by_words.sort(key=lambda one: -one[0])
    least = by_words[0][0] - _HOPELESS if by_words else 0.0
    bought = set(history)
    near: list[Weighed] = []
    far: list[float] = []
    for at, (words, evidence, one) in enumerate(by_words):
        if at < _AT_LEAST or (at < _LOOKED_AT and words >= least) or one.entry.sku in bought:
            own = _is_synonym(query, one, language)
            near.append(Weighed(one, evidence, query.fit(one.names), one.called == query.key, words, synonym=own))
        else:
            far.append(words)
    near = _by_synonym(near)
    priors = _priors(near, history)
    probabilities, none = chances([*(one.words + prior for one, (prior, _) in zip(near, priors, strict=True)), *far])
    weighed = [
        replace(one, prior=prior, reason=reason, chance=chance, bought=one.sku in bought)
        for one, (prior, reason), chance in zip(near, priors, probabilities, strict=False)
    ]
    return Weighing(tuple(sorted(weighed, key=Weighed.rank)), none)


def told_apart(weighing: Weighing, tell_apart: TellApart) -> Weighing:
    """Share the probability anew between the likeliest products; how likely none is meant stays as it is.

    What is sold out is hardly less meant than it was: else the shop would say of it that it has no such thing.
    """
    looked_at = weighing.products[:_LOOKED_AT]
    known = tell_apart([one.sku for one in looked_at])
    weighed = [_knowing(one, known.get(one.sku, 0.0)) for one in looked_at]
    mass = sum(one.chance for one in weighed)
    share = sum(one.chance for one in looked_at) / mass if mass else 1.0
    ranked = sorted((replace(one, chance=one.chance * share) for one in weighed), key=Weighed.rank)
    return Weighing((*ranked, *weighing.products[_LOOKED_AT:]), weighing.none)


def _knowing(one: Weighed, more: float) -> Weighed:
    return replace(one, prior=one.prior + more, chance=one.chance * exp(more))


def _is_synonym(query: Query, one: IndexedName, language: str) -> bool:
    """Tell whether the query is, word for word, what the merchant says that people call the product."""
    if not one.entry.synonyms or query.key not in one.names.keys:
        return False
    return any(spoken_form(text, language).key == query.key for text in one.entry.synonyms)


def _by_synonym(near: list[Weighed]) -> list[Weighed]:
    """Let only those be called so whose merchant wrote down the words, where anybody did: other names say less."""
    return [replace(one, called=one.synonym) for one in near] if any(one.synonym for one in near) else near


def _priors(near: Sequence[Weighed], history: Sequence[str]) -> list[tuple[float, Reason | None]]:
    """Return what is known of each product besides the words, its very name and purchases, and whether these decide."""
    if not history:
        return [(_resembling(one), None) for one in near]
    usual = usual_of(near, history)
    variants = {one.sku for one in siblings(near, history)} if usual is None else set()
    bought = set(history)
    found: list[tuple[float, Reason | None]] = []
    for one in near:
        extra = _resembling(one) + (_bought(one.fit) if one.sku in bought else 0.0)
        if usual is not None and one.sku == usual.sku:
            found.append((extra + _USUAL, Reason.BOUGHT))
        elif one.sku in variants:
            found.append((extra + _SIBLING, Reason.SIBLING))
        else:
            found.append((extra, None))
    return found


def _resembling(one: Weighed) -> float:
    """Return what a close look adds: all words are there, it is called so; a figure speaks against it, little is alike."""
    named = _CALLED * one.called + _EXACT * one.fit.exact + _ALL_THERE * (one.fit.cover >= _ALL)
    return named + _CONTRADICTED * one.fit.contradicts + _UNLIKE * (not is_alike(one.fit))


def _bought(fit: Fit) -> float:
    """Return what a purchase adds; a word that the product does not have hints at another one."""
    if not fits_at_all(fit):
        return 0.0
    return _BOUGHT if fit.weakest >= FOUND else _BOUGHT_IN_PART
