"""Measure which of several products is the bigger one, by whatever they differ in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from skill.domain.product import Product
from skill.domain.spoken_form import spoken_form

_LETTERS = ("xs", "s", "m", "l", "xl", "xxl", "xxxl")
_USUAL = "m"
_MEASURES = frozenset({"ml", "g"})
_PACK_WORDS = ("pack", "packung", "paket", "flasche", "bottle", "box", "karton", "vorrat")


def magnitude(options: Sequence[Product], text: str = "") -> Callable[[Product], float] | None:
    """Return the measure by which the options differ, None if they cannot be compared.

    A size (2 and 4, or XL beside none) or volume in the name comes before the content, unless `text` speaks of the pack.
    """
    measures: list[Callable[[Product], float | None]] = [_size, _stated, _content, _pack]
    if any(word in text.lower() for word in _PACK_WORDS):
        measures = [_content, _pack, _size]
    for measure in measures:
        values = {option.sku: value for option in options if (value := measure(option)) is not None}
        if len(values) == len(options) and len(set(values.values())) > 1:
            return _looked_up(values) if _comparable(measure, options) else None
    return None


def _looked_up(values: dict[str, float]) -> Callable[[Product], float]:
    return lambda product: values[product.sku]


def _comparable(measure: Callable[[Product], float | None], options: Sequence[Product]) -> bool:
    if measure is _content:
        return len({option.content_unit for option in options}) == 1
    return measure is not _pack or len({option.pack_unit for option in options}) == 1


def _size(product: Product) -> float | None:
    """Return a size as a number; letter sizes and products without one count as clothes do."""
    form = spoken_form(f"{product.spoken.de} {product.variant.de}", "de")
    sizes = [fact.value for fact in form.facts if fact.kind == "size"] or [_USUAL]
    if sizes[0] in _LETTERS:
        return float(_LETTERS.index(sizes[0]))
    return float(sizes[0]) if sizes[0].replace(".", "").isdigit() else None


def _stated(product: Product) -> float | None:
    """Return a volume or weight that the name itself states: bin bags of 35 litres, however many."""
    form = spoken_form(f"{product.spoken.de} {product.variant.de} {product.name.de}", "de")
    return next((float(fact.value) for fact in form.facts if fact.kind in _MEASURES), None)


def _content(product: Product) -> float | None:
    return None if product.content is None else float(product.content)


def _pack(product: Product) -> float | None:
    return float(product.pack_size)
