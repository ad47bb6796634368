"""Say pack sizes, containers and unit prices: 80 Stück, ein Kilo, zwei Packungen, 2 Euro 49 je Kilo."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal

from skill.domain.money import Money
from skill.domain.packaging import BaseUnit, Container, PackUnit
from skill.domain.product import Product
from skill.phrases import grammar, speech
from skill.phrases.errors import PhraseError


@dataclass(frozen=True, slots=True)
class Word:
    """Hold a counted word; the German gender gives its `ein` or `eine`."""

    one: str
    many: str
    gender: str = "n"


_UNITS = {
    "de": {
        PackUnit.PIECE: Word("Stück", "Stück"),
        PackUnit.ROLL: Word("Rolle", "Rollen", "f"),
        PackUnit.CAPSULE: Word("Kapsel", "Kapseln", "f"),
        PackUnit.POUCH: Word("Beutel", "Beutel", "m"),
        PackUnit.WASH: Word("Wäsche", "Wäschen", "f"),
        PackUnit.TAB: Word("Tab", "Tabs", "m"),
        PackUnit.TABLET: Word("Tablette", "Tabletten", "f"),
        PackUnit.BOTTLE: Word("Flasche", "Flaschen", "f"),
        PackUnit.CAN: Word("Dose", "Dosen", "f"),
        PackUnit.JAR: Word("Glas", "Gläser"),
        PackUnit.BAG: Word("Beutel", "Beutel", "m"),
        PackUnit.SHEET: Word("Blatt", "Blatt"),
        PackUnit.METRE: Word("Meter", "Meter", "m"),
        PackUnit.GRAM: Word("Gramm", "Gramm"),
        PackUnit.KILOGRAM: Word("Kilo", "Kilo"),
        PackUnit.MILLILITRE: Word("Milliliter", "Milliliter", "m"),
        PackUnit.LITRE: Word("Liter", "Liter", "m"),
    },
    "en": {
        PackUnit.PIECE: Word("pack", "pack"),
        PackUnit.ROLL: Word("roll", "rolls"),
        PackUnit.CAPSULE: Word("capsule", "capsules"),
        PackUnit.POUCH: Word("pouch", "pouches"),
        PackUnit.WASH: Word("wash", "washes"),
        PackUnit.TAB: Word("tab", "tabs"),
        PackUnit.TABLET: Word("tablet", "tablets"),
        PackUnit.BOTTLE: Word("bottle", "bottles"),
        PackUnit.CAN: Word("can", "cans"),
        PackUnit.JAR: Word("jar", "jars"),
        PackUnit.BAG: Word("bag", "bags"),
        PackUnit.SHEET: Word("sheet", "sheets"),
        PackUnit.METRE: Word("metre", "metres"),
        PackUnit.GRAM: Word("gram", "grams"),
        PackUnit.KILOGRAM: Word("kilo", "kilos"),
        PackUnit.MILLILITRE: Word("millilitre", "millilitres"),
        PackUnit.LITRE: Word("litre", "litres"),
    },
}
_CONTAINERS = {
    # A bar is a Tafel of chocolate or a Stück of soap, so German says "zweimal", as for single pieces.
    "de": {
        Container.PACK: Word("Packung", "Packungen", "f"),
        Container.BOX: Word("Karton", "Kartons", "m"),
        Container.BOTTLE: Word("Flasche", "Flaschen", "f"),
        Container.CRATE: Word("Kasten", "Kästen", "m"),
        Container.BAG: Word("Tüte", "Tüten", "f"),
        Container.TUBE: Word("Tube", "Tuben", "f"),
        Container.CAN: Word("Dose", "Dosen", "f"),
        Container.TUB: Word("Becher", "Becher", "m"),
        Container.JAR: Word("Glas", "Gläser"),
        Container.CARTON: Word("Packung", "Packungen", "f"),
        Container.ROLL: Word("Rolle", "Rollen", "f"),
    },
    "en": {
        Container.PACK: Word("pack", "packs"),
        Container.BOX: Word("box", "boxes"),
        Container.BOTTLE: Word("bottle", "bottles"),
        Container.CRATE: Word("crate", "crates"),
        Container.BAG: Word("bag", "bags"),
        Container.TUBE: Word("tube", "tubes"),
        Container.CAN: Word("can", "cans"),
        Container.TUB: Word("tub", "tubs"),
        Container.JAR: Word("jar", "jars"),
        Container.CARTON: Word("carton", "cartons"),
        Container.BAR: Word("bar", "bars"),
        Container.ROLL: Word("roll", "rolls"),
    },
}
_BASES = {
    "de": {
        BaseUnit.KILOGRAM: "je Kilo",
        BaseUnit.LITRE: "je Liter",
        BaseUnit.METRE: "je Meter",
        BaseUnit.PIECE: "das Stück",
        BaseUnit.WASH: "je Wäsche",
    },
    "en": {
        BaseUnit.KILOGRAM: "per kilo",
        BaseUnit.LITRE: "per litre",
        BaseUnit.METRE: "per metre",
        BaseUnit.PIECE: "each",
        BaseUnit.WASH: "per wash",
    },
}
_ABOUT = {"de": "etwa ", "en": "about "}
_LESS_THAN_A_CENT = {"de": "weniger als 1 Cent", "en": "less than 1 cent"}
_THOUSANDS = {PackUnit.GRAM: PackUnit.KILOGRAM, PackUnit.MILLILITRE: PackUnit.LITRE}
_THOUSAND = 1000


def size(product: Product, language: str) -> str:
    """Say what one pack holds: `80 Stück`, `16 Rollen`, `ein Kilo`; nothing for a single piece."""
    if product.size is not None:
        return product.size.in_language(language)
    amount, unit = Decimal(product.pack_size), product.pack_unit
    if unit in _THOUSANDS and amount >= _THOUSAND:
        amount, unit = amount / _THOUSAND, _THOUSANDS[unit]
    if amount == 1 and unit is PackUnit.PIECE:
        return ""
    word = _UNITS[language][unit]
    if amount == 1:
        return _one(word, language)
    return f"{format_decimal(amount, locale=speech.REGIONS[language])} {word.many}"


def packs(product: Product, quantity: int, language: str, case: str = "nom") -> str:
    """Count packs: `eine Packung`, `zwei Flaschen`, `two packs of`; `zweimal` where no container is named."""
    word = _CONTAINERS[language].get(product.container)
    if language == "en":
        counted = speech.number_word(quantity, "en")
        return f"{counted} {word.one if quantity == 1 else word.many} of" if word else counted
    if word is None:
        return speech.times(quantity, "de")
    if quantity == 1:
        return grammar.indefinite(word.one, word.gender, case)
    return f"{speech.number_word(quantity, 'de')} {grammar.inflected(word.many, 'pl', case)}"


def packs_alone(product: Product, quantity: int, language: str, case: str = "nom") -> str:
    """Count packs without naming the product: `eine Tüte`, `ten bags`, `zwei Stück`, `two`."""
    if language == "en":
        return packs(product, quantity, language).removesuffix(" of")
    if has_container(product, language):
        return packs(product, quantity, language, case)
    return f"{'ein' if quantity == 1 else speech.number_word(quantity, language)} Stück"


def unit_price(product: Product, language: str) -> str:
    """Say the price of a base unit: `2 Euro 49 je Kilo`, `6 Euro 33 das Stück`."""
    priced = product.unit_price
    if priced is None:
        msg = f"{product.sku} has no unit price"
        raise PhraseError(msg)
    return f"{_price(priced.price, language)} {_BASES[language][priced.per]}"


def piece_price(product: Product, language: str) -> str:
    """Say what one of the counted units costs: `6 Euro 33 das Stück`, rounded `etwa 59 Cent je Rolle`."""
    price = product.piece_price
    if price is None:
        msg = f"{product.sku} does not hold countable pieces"
        raise PhraseError(msg)
    if product.pack_unit is PackUnit.PIECE:
        per = _BASES[language][BaseUnit.PIECE]
    else:
        per = f"{'je' if language == 'de' else 'per'} {_UNITS[language][product.pack_unit].one}"
    rounded = price.amount and product.price.amount % product.pack_size
    return f"{_ABOUT[language] if rounded else ''}{_price(price, language)} {per}"


def _price(price: Money, language: str) -> str:
    return speech.money(price, language) if price.amount else _LESS_THAN_A_CENT[language]


def _one(word: Word, language: str) -> str:
    return grammar.indefinite(word.one, word.gender) if language == "de" else f"one {word.one}"


def has_container(product: Product, language: str) -> bool:
    """Tell whether one sold unit has a word of its own: Packung, bottle."""
    return product.container in _CONTAINERS[language]
