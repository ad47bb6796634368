"""Turn counted pieces and measures into packs: eight rolls are one pack of eight, 500 grams one of 500, not 500 packs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skill.domain.packaging import MEASURES, Container, ContentUnit, PackUnit
from skill.domain.product import Gender, Product

_A_FEW = 3
_PART_OF_A_PACK = 4
"""From a quarter of a pack on a number may be of pieces; five of eighty filters are packs."""
_MEANT_BY: dict[str, frozenset[PackUnit]] = {
    "piece": frozenset({PackUnit.PIECE, PackUnit.CAPSULE, PackUnit.TAB, PackUnit.TABLET}),
    "bag": frozenset({PackUnit.BAG, PackUnit.POUCH}),
    "roll": frozenset({PackUnit.ROLL}),
    "capsule": frozenset({PackUnit.CAPSULE}),
    "bottle": frozenset({PackUnit.BOTTLE}),
    "can": frozenset({PackUnit.CAN}),
    "tab": frozenset({PackUnit.TAB, PackUnit.PIECE}),
    "jar": frozenset({PackUnit.JAR}),
}
CONTAINERS: Mapping[str, frozenset[Container]] = {
    "can": frozenset({Container.CAN}),
    "bottle": frozenset({Container.BOTTLE}),
    "jar": frozenset({Container.JAR}),
    "tube": frozenset({Container.TUBE, Container.TUB}),
    "crate": frozenset({Container.CRATE}),
}
"""What people name goods by that come in several things: cola in cans or in bottles."""
WEIGHED: Mapping[str, tuple[ContentUnit, int]] = {
    "gram": (ContentUnit.GRAM, 1),
    "pound": (ContentUnit.GRAM, 500),
    "kilo": (ContentUnit.GRAM, 1000),
    "millilitre": (ContentUnit.MILLILITRE, 1),
    "litre": (ContentUnit.MILLILITRE, 1000),
}
"""Measures with the content they are counted in."""

_SHARES = 20
"""A pack that lacks one of so many shares of what was said counts as one of that size."""


def in_packs(product: Product, siblings: Sequence[Product], count: int, unit: str = "") -> tuple[Product, int]:
    """Return the product and how many packs of it hold `count` pieces, rounded up.

    `unit` is what was counted (`roll`, `bottle` …), empty where only a number was said: then the number means pieces
    where it fills packs, where the everyday word is of pieces ("zwölf Eier"), or where nobody may buy so many packs. A
    sibling of just that size is taken instead of several small packs. A measure (`gram`, `litre` …) that the product is not sold by
    says nothing of how many packs: then it is one.
    """
    if unit in WEIGHED and count > 0:
        return _weighed(product, siblings, count, unit)
    if count < 1 or not _counts_pieces(product, unit, count):
        return product, count
    alike = [one for one in (product, *siblings) if one.spoken == product.spoken]
    same = [one for one in alike if one.pack_unit is product.pack_unit and one.pack_size == count]
    if same:
        return same[0], 1
    if not unit or (unit == "piece" and count < product.pack_size):
        return product, _of_bare_number(product, count)
    return product, -(-count // product.pack_size)


def hold_other_than(product: Product, count: int, packs: int) -> bool:
    """Tell whether packs stand for counted pieces and hold more of them: ten eggs a pack make no dozen."""
    return packs != count and product.pack_unit not in MEASURES and packs * product.pack_size != count


def _of_bare_number(product: Product, count: int) -> int:
    """Return how many packs a number without a unit means: packs where it may, but never twelve packs for twelve eggs."""
    one_by_one = product.gender_de is Gender.PLURAL and count * _PART_OF_A_PACK >= product.pack_size
    pieces = count % product.pack_size == 0 or one_by_one or count > product.max_quantity
    return -(-count // product.pack_size) if pieces and count > _A_FEW else count


def comes_in(product: Product, unit: str) -> bool:
    """Tell whether a product is sold in what was named: cans, bottles, jars, tubes or a crate; other words tell nothing."""
    if unit not in CONTAINERS:
        return False
    return product.pack_unit in _MEANT_BY.get(unit, frozenset()) or product.container in CONTAINERS[unit]


def _weighed(product: Product, siblings: Sequence[Product], count: int, unit: str) -> tuple[Product, int]:
    """Return the packs that hold so much with the least to spare: of two that do, the larger ones.

    A twentieth less will do: two pounds are 907 grams, and no second pack of 900 is wanted.
    """
    measure, factor = WEIGHED[unit]
    wanted = count * factor
    least = wanted * (_SHARES - 1)
    found = [
        (abs(packs * one.content - wanted), packs, place, one)
        for place, one in enumerate((product, *siblings))
        if one.spoken == product.spoken and one.content_unit is measure and one.content
        for packs in (-(-least // (_SHARES * one.content)),)
    ]
    if not found:
        return product, 1
    _, packs, _, best = min(found, key=lambda one: one[:3])
    return best, packs


def is_of_size(product: Product, count: int, unit: str) -> bool:
    """Tell whether one pack holds what was measured, give or take a twentieth."""
    if unit not in WEIGHED or product.content is None or product.content_unit is not WEIGHED[unit][0]:
        return False
    wanted = count * WEIGHED[unit][1]
    return abs(product.content - wanted) * _SHARES <= wanted


def _counts_pieces(product: Product, unit: str, count: int) -> bool:
    if product.pack_size <= 1 or product.pack_unit in MEASURES:
        return False
    return product.pack_unit in _MEANT_BY.get(unit, frozenset()) if unit else count > _A_FEW
