"""Read what a pack holds as merchants write it: "6 x 1,5 l", "80 Stück", "500g"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from skill.domain.packaging import ContentUnit, PackUnit


@dataclass(frozen=True, slots=True)
class Contents:
    """Carry what `Product` needs of it: what one pack counts, and the content its unit price is computed from."""

    pack_size: int
    pack_unit: PackUnit
    content: int | None
    content_unit: ContentUnit


_COUNTED = {
    PackUnit.PIECE: "stück stücke stueck stk st pieces piece pcs pc count ct",
    PackUnit.ROLL: "rolle rollen roll rolls",
    PackUnit.CAPSULE: "kapsel kapseln capsule capsules",
    PackUnit.TAB: "tab tabs",
    PackUnit.TABLET: "tablette tabletten tablet tablets",
    PackUnit.SHEET: "blatt sheet sheets",
    PackUnit.WASH: "wl wäschen waschladungen wash washes",
    PackUnit.METRE: "m meter metre metres",
}
_MEASURED: dict[str, tuple[PackUnit, PackUnit, ContentUnit, int]] = {
    # Written unit: pack unit of whole numbers, of broken ones, unit of the content, how many of that it is.
    "g gr gramm gram grams": (PackUnit.GRAM, PackUnit.GRAM, ContentUnit.GRAM, 1),
    "kg kilo kilogramm kilogram": (PackUnit.KILOGRAM, PackUnit.GRAM, ContentUnit.GRAM, 1000),
    "ml milliliter millilitre": (PackUnit.MILLILITRE, PackUnit.MILLILITRE, ContentUnit.MILLILITRE, 1),
    "cl": (PackUnit.MILLILITRE, PackUnit.MILLILITRE, ContentUnit.MILLILITRE, 10),
    "l ltr liter litre litres": (PackUnit.LITRE, PackUnit.MILLILITRE, ContentUnit.MILLILITRE, 1000),
}
_COUNTS = {word: unit for unit, words in _COUNTED.items() for word in words.split()}
_MEASURES = {word: meaning for words, meaning in _MEASURED.items() for word in words.split()}
_UNITS = "|".join(sorted({*_COUNTS, *_MEASURES}, key=len, reverse=True))
_PATTERN = re.compile(
    rf"(?<![\w.,])(?:(?P<packs>\d{{1,4}})\s*[x×*]\s*)?(?P<amount>\d{{1,6}}(?:[.,]\d{{1,3}})?)\s*(?P<unit>{_UNITS})\b\.?",
    re.IGNORECASE,
)
_CONTENT_OF = {PackUnit.WASH: ContentUnit.WASH, PackUnit.METRE: ContentUnit.METRE}


def parse_contents(text: str) -> Contents | None:
    """Read a whole text such as `6 x 1,5 l`; None where it is anything else, or comes to nothing."""
    match = _PATTERN.fullmatch(text.strip())
    return _contents(match) if match else None


def find_contents(name: str) -> Contents | None:
    """Return what the last such figure in a product's name says; None where there is none."""
    found = list(_PATTERN.finditer(name))
    return _contents(found[-1]) if found else None


def without_contents(name: str) -> str:
    """Return a product's name without such figures and what joined them on."""
    return " ".join(_PATTERN.sub(" ", name).split()).strip(" ,;-–()")


def _contents(match: re.Match[str]) -> Contents | None:
    packs, amount = int(match["packs"] or 1), Decimal(match["amount"].replace(",", "."))
    unit = match["unit"].lower()
    if not packs * amount:
        return None
    return _measured(packs, amount, unit) if unit in _MEASURES else _counted(packs * amount, _COUNTS[unit])


def _counted(amount: Decimal, unit: PackUnit) -> Contents | None:
    if amount != int(amount):
        return None
    return Contents(int(amount), unit, int(amount), _CONTENT_OF.get(unit, ContentUnit.PIECE))


def _measured(packs: int, amount: Decimal, unit: str) -> Contents | None:
    """Read grams and litres; six bottles count as six pieces, whatever they hold."""
    whole, broken, content_unit, size = _MEASURES[unit]
    content = packs * amount * size
    if content != int(content):
        return None
    if packs > 1:
        return Contents(packs, PackUnit.PIECE, int(content), content_unit)
    if amount == int(amount) and unit != "cl":
        return Contents(int(amount), whole, int(content), content_unit)
    return Contents(int(content), broken, int(content), content_unit)
