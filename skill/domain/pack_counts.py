"""Turn counted pieces and measures into packs: eight rolls are one pack of eight, 500 grams one of 500, not 500 packs."""

from __future__ import annotations

from collections.abc import Sequence

from skill.domain.packaging import MEASURES, ContentUnit, PackUnit
from skill.domain.product import Product

_A_FEW = 3
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
_WEIGHED: dict[str, tuple[ContentUnit, int]] = {
    "gram": (ContentUnit.GRAM, 1),
    "pound": (ContentUnit.GRAM, 500),
    "kilo": (ContentUnit.GRAM, 1000),
    "millilitre": (ContentUnit.MILLILITRE, 1),
    "litre": (ContentUnit.MILLILITRE, 1000),
}


def in_packs(product: Product, siblings: Sequence[Product], count: int, unit: str = "") -> tuple[Product, int]:
    """Return the product and how many packs of it hold `count` pieces, rounded up.

    `unit` is what was counted (`roll`, `bottle` …), empty where only a number was said: then the
    number means pieces only if it is exactly the size of a pack that is sold. A sibling of just
    that size is taken instead of several small packs. A measure (`gram`, `litre` …) that the product is not sold by
    says nothing of how many packs: then it is one.
    """
    if unit in _WEIGHED and count > 0:
        return _weighed(product, siblings, count, unit)
    if count < 1 or not _counts_pieces(product, unit, count):
        return product, count
    alike = [one for one in (product, *siblings) if one.spoken == product.spoken]
    same = [one for one in alike if one.pack_unit is product.pack_unit and one.pack_size == count]
    if same:
        return same[0], 1
    if not unit or (unit == "piece" and count < product.pack_size):
        return product, count
    return product, -(-count // product.pack_size)


def _weighed(product: Product, siblings: Sequence[Product], count: int, unit: str) -> tuple[Product, int]:
    measure, factor = _WEIGHED[unit]
    wanted = count * factor
    alike = [one for one in (product, *siblings) if one.spoken == product.spoken and one.content_unit is measure]
    same = [one for one in alike if one.content == wanted]
    if same:
        return same[0], 1
    if product.content_unit is not measure or not product.content:
        return product, 1
    return product, -(-wanted // product.content)


def _counts_pieces(product: Product, unit: str, count: int) -> bool:
    if product.pack_size <= 1 or product.pack_unit in MEASURES:
        return False
    return product.pack_unit in _MEANT_BY.get(unit, frozenset()) if unit else count > _A_FEW
