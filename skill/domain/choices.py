"""Tell a few products apart, and read which of them an answer means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from skill.domain.choice_words import Comparison, comparison, position
from skill.domain.localized import Localized
from skill.domain.magnitude import magnitude
from skill.domain.name_score import Fit, Names, Query
from skill.domain.product import Product
from skill.domain.product_names import product_entry

__all__ = ["Difference", "DifferenceKind", "choose", "differences", "fitting", "variant_of"]

_LEAST_COVER = 0.3
_AHEAD = 0.12


class DifferenceKind(StrEnum):
    """Say by what products are told apart, the shortest that does."""

    VARIANT = "variant"
    SIZE = "size"
    VARIANT_AND_SIZE = "variant_and_size"
    BRAND = "brand"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Difference:
    """Carry what to call one option in a question between several."""

    product: Product
    kind: DifferenceKind

    @property
    def text(self) -> Localized | None:
        """Return the words for it; None where the size is derived from `pack_size` and `pack_unit`."""
        if self.kind is DifferenceKind.BRAND:
            return Localized(self.product.brand)
        if self.kind is DifferenceKind.SIZE:
            return self.product.size
        return self.product.variant if self.kind is DifferenceKind.VARIANT else self.product.spoken


def differences(options: Sequence[Product]) -> tuple[Difference, ...]:
    """Return what tells the options apart, in their order: variant, size or both within a group, else brand or name.

    Brands tell apart what serves the same use: of milk and spaghetti nobody says "die von Barilla".
    """
    if len({option.variant_group or option.sku for option in options}) == 1:
        return tuple(Difference(option, _within_group(option, options)) for option in options)
    brands = [option.brand for option in options]
    one_kind = len({option.category for option in options}) == 1
    if one_kind and all(brands) and len(set(brands)) == len(brands):
        return tuple(Difference(option, DifferenceKind.BRAND) for option in options)
    return tuple(Difference(option, DifferenceKind.NAME) for option in options)


def choose(
    options: Sequence[Product],
    *,
    ordinal: str | None = None,
    attribute: str | None = None,
    product: str | None = None,
    language: str,
) -> str | None:
    """Return the SKU of the one option that an answer means, None if it means none or more than one.

    `ordinal` is read as a place first; the other texts as words of the product, then as a comparison
    ("die größere"), then as a place.
    """
    by_place = _at(options, ordinal, language) if ordinal else None
    if by_place:
        return by_place
    texts = [text for text in (attribute, product, ordinal) if text]
    said = " ".join(texts)
    if not said or not options:
        return None
    named = _clear(_fits(said, options, language))
    if named:
        return named.sku
    compared = _compared(said, options, language)
    return compared or next((sku for text in texts if (sku := _at(options, text, language))), None)


def fitting(options: Sequence[Product], words: str, *, language: str) -> tuple[Product, ...]:
    """Return the options that words fit as well as any, in their order: all that "die von Varta" leaves."""
    return tuple(_best(_fits(words, options, language)))


def variant_of(product: Product, wanted: str, siblings: Sequence[Product], *, language: str) -> str | None:
    """Return the SKU of the variant that is wanted instead of `product`, None if no single one is.

    What is not said stays as it is: "XL" for a black cartridge is the black one. The product's own SKU
    comes back if the words name it.
    """
    others = [sibling for sibling in siblings if sibling.sku != product.sku]
    fits = _fits(wanted, [product, *others], language)
    best = _best(fits)
    if best and (len(best) == 1 or product not in best):
        return _nearest_to(product, best)
    return _stepped(product, wanted, others, language)


def _within_group(option: Product, options: Sequence[Product]) -> DifferenceKind:
    same_variant = [other for other in options if other.variant == option.variant]
    if len(same_variant) == len(options) or not option.variant.de:
        return DifferenceKind.SIZE
    return DifferenceKind.VARIANT if len(same_variant) == 1 else DifferenceKind.VARIANT_AND_SIZE


def _at(options: Sequence[Product], text: str, language: str) -> str | None:
    place = position(text, language)
    if place is None or not options or place > len(options):
        return None
    return options[place - 1 if place > 0 else place].sku


def _fits(text: str, options: Sequence[Product], language: str) -> list[tuple[Product, Fit]]:
    code = "en" if language.lower().startswith("en") else "de"
    query = Query(text, code)
    return [(option, query.fit(Names(product_entry(option, code).names, code))) for option in options]


def _best(fits: Sequence[tuple[Product, Fit]]) -> list[Product]:
    """Return the options that no other is clearly ahead of; none if nothing fits."""
    fitting = [(option, fit) for option, fit in fits if not fit.contradicts and fit.cover >= _LEAST_COVER]
    if not fitting:
        return []
    top = max(fit.cover for _, fit in fitting)
    return [option for option, fit in fitting if fit.cover > top - _AHEAD]


def _clear(fits: Sequence[tuple[Product, Fit]]) -> Product | None:
    """Return the one option that fits; of several the one that explains most: "16 Rollen" says nothing against eight."""
    as_good = _best(fits)
    best = [(option, len(fit.explained)) for option, fit in fits if option in as_good]
    most = max((explained for _, explained in best), default=0)
    clear = [option for option, explained in best if explained == most]
    return clear[0] if len(clear) == 1 else None


def _nearest_to(product: Product, others: Sequence[Product]) -> str | None:
    """Return the one that keeps most of the product as it is, None if two do."""

    def kept(other: Product) -> tuple[float, bool]:
        return fuzz.ratio(product.spoken.de, other.spoken.de), other.pack_size == product.pack_size

    ranked = sorted(others, key=kept, reverse=True)
    if len(ranked) > 1 and kept(ranked[0]) == kept(ranked[1]):
        return None
    return ranked[0].sku


def _price(product: Product) -> float:
    return product.price.amount


def _measure(order: Comparison, options: Sequence[Product], text: str) -> Callable[[Product], float] | None:
    prices = {Comparison.CHEAPER, Comparison.CHEAPEST, Comparison.DEARER, Comparison.DEAREST}
    return _price if order in prices else magnitude(options, text)


_DOWNWARD = {Comparison.SMALLER, Comparison.SMALLEST, Comparison.CHEAPER, Comparison.CHEAPEST}
_STEPS = {Comparison.BIGGER, Comparison.SMALLER}


def _compared(text: str, options: Sequence[Product], language: str) -> str | None:
    order = comparison(text, language)
    measure = _measure(order, options, text) if order else None
    if order is None or measure is None:
        return None
    end = (min if order in _DOWNWARD else max)(measure(option) for option in options)
    at_end = [option for option in options if measure(option) == end]
    return at_end[0].sku if len(at_end) == 1 else None


def _stepped(product: Product, text: str, others: Sequence[Product], language: str) -> str | None:
    """Return the next variant in the direction of a comparison, or the last one for a superlative or price."""
    order = comparison(text, language)
    measure = _measure(order, [product, *others], text) if order else None
    if order is None or measure is None:
        return None
    sign = -1 if order in _DOWNWARD else 1
    own = sign * measure(product)
    beyond = [other for other in others if sign * measure(other) > own]
    if not beyond:
        return None
    end = (min if order in _STEPS else max)(sign * measure(other) for other in beyond)
    return _nearest_to(product, [other for other in beyond if sign * measure(other) == end])
