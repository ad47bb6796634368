"""Name what products are packed in, counted by and priced per."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from skill.domain.money import Money


class PackUnit(StrEnum):
    """Count what one pack holds, as people say it: 80 pieces, 16 rolls, 500 grams."""

    PIECE = "piece"
    ROLL = "roll"
    CAPSULE = "capsule"
    POUCH = "pouch"
    WASH = "wash"
    TAB = "tab"
    TABLET = "tablet"
    BOTTLE = "bottle"
    CAN = "can"
    JAR = "jar"
    BAG = "bag"
    SHEET = "sheet"
    METRE = "metre"
    GRAM = "gram"
    KILOGRAM = "kilogram"
    MILLILITRE = "millilitre"
    LITRE = "litre"


MEASURES = frozenset({PackUnit.METRE, PackUnit.GRAM, PackUnit.KILOGRAM, PackUnit.MILLILITRE, PackUnit.LITRE})
"""Units that measure instead of count: nobody asks what one gram costs."""


class Container(StrEnum):
    """Name one sold unit: two packs of milk, a crate of water."""

    PACK = "pack"
    BOX = "box"
    BOTTLE = "bottle"
    CRATE = "crate"
    BAG = "bag"
    TUBE = "tube"
    CAN = "can"
    TUB = "tub"
    JAR = "jar"
    CARTON = "carton"
    BAR = "bar"
    ROLL = "roll"
    PIECE = "piece"


class ContentUnit(StrEnum):
    """Measure the content that the unit price is computed from."""

    GRAM = "g"
    MILLILITRE = "ml"
    METRE = "m"
    PIECE = "piece"
    WASH = "wash"


class BaseUnit(StrEnum):
    """Name the amount that a unit price is given for."""

    KILOGRAM = "kilogram"
    LITRE = "litre"
    METRE = "metre"
    PIECE = "piece"
    WASH = "wash"


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """Carry the price of one base unit."""

    price: Money
    per: BaseUnit


_BASES = {
    ContentUnit.GRAM: (BaseUnit.KILOGRAM, 1000),
    ContentUnit.MILLILITRE: (BaseUnit.LITRE, 1000),
    ContentUnit.METRE: (BaseUnit.METRE, 1),
    ContentUnit.PIECE: (BaseUnit.PIECE, 1),
    ContentUnit.WASH: (BaseUnit.WASH, 1),
}


def unit_price(price: Money, content: int, unit: ContentUnit) -> UnitPrice:
    """Return the price per kilogram, litre, metre, piece or wash, rounded half up (§ 4 PAngV)."""
    per, amount = _BASES[unit]
    return UnitPrice(share(price, amount, content), per)


def share(price: Money, part: int, whole: int) -> Money:
    """Return `part / whole` of a price, rounded half up to the minor unit."""
    return Money((2 * price.amount * part + whole) // (2 * whole), price.currency)
