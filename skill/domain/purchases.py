"""Let what somebody bought before speak for a product: usually the usual is meant."""

from __future__ import annotations

from collections.abc import Sequence

from skill.domain.name_score import Fit
from skill.domain.weighed import Weighed

__all__ = ["FOUND", "fits_at_all", "is_alike", "is_known", "siblings", "usual_of"]

_LEAST_ALIKE = 0.56
_LEAST_COVER = 0.4
_KNOWN_MARGIN = 0.2
FOUND = 0.6
"""How surely the least certain word must stand in a product's names for nothing to be asked."""


def usual_of(products: Sequence[Weighed], history: Sequence[str]) -> Weighed | None:
    """Return the first of a history, likeliest to be bought again first, that explains as much of the query as the best does."""
    known = {one.sku: one for one in _usual(products)}
    return next((known[sku] for sku in history if sku in known), None)


def siblings(products: Sequence[Weighed], history: Sequence[str]) -> list[Weighed]:
    """Return the variants that fit, of the first product of a history that has any: another size, the usual brand."""
    usual = _usual(products)
    group = {one.sku: one.indexed.entry.group for one in products}
    for wanted in (group[sku] for sku in history if group.get(sku)):
        found = [one for one in usual if one.indexed.entry.group == wanted]
        if found:
            return found
    return []


def is_alike(fit: Fit) -> bool:
    """Tell whether words and names resemble each other more than any two names do."""
    return fit.likeness >= _LEAST_ALIKE and fit.cover >= _LEAST_COVER


def fits_at_all(fit: Fit) -> bool:
    """Tell whether having bought a product says anything about the words at hand."""
    return is_alike(fit) and not fit.contradicts


def is_known(fit: Fit, best: Fit) -> bool:
    """Tell whether a bought product fits so well that nothing else need be asked about."""
    return (
        fits_at_all(fit)
        and fit.score >= best.score - _KNOWN_MARGIN
        and fit.weakest >= FOUND
        and fit.explained >= best.explained
    )


def _usual(products: Sequence[Weighed]) -> list[Weighed]:
    """Return the products that a purchase may settle the question for.

    Where the words are the very name of several kinds, one that merely contains them is something
    else: "coffee" is no coffee filter.
    """
    if not products:
        return []
    best = max(products, key=lambda one: one.fit.score).fit
    generic = len({one.group for one in products if one.fit.exact}) > 1
    return [one for one in products if is_known(one.fit, best) and (one.fit.exact or not generic)]
