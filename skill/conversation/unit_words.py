"""Know the words that count or measure, which are never a product by themselves."""

from __future__ import annotations

from collections.abc import Mapping

from skill.domain.pack_counts import CONTAINERS, WEIGHED
from skill.domain.spoken_units import UNITS

_COUNTED: Mapping[str, str] = {
    **dict.fromkeys(("stück", "stücke", "stueck", "piece", "pieces", "count"), "piece"),
    **dict.fromkeys(("rolle", "rollen", "roll", "rolls"), "roll"),
    **dict.fromkeys(("flasche", "flaschen", "bottle", "bottles"), "bottle"),
    **dict.fromkeys(("dose", "dosen", "can", "cans", "tin", "tins"), "can"),
    **dict.fromkeys(("tüte", "tüten", "beutel", "sack", "sacks", "säcke", "bag", "bags", "pouch", "pouches"), "bag"),
    **dict.fromkeys(("kapsel", "kapseln", "capsule", "capsules"), "capsule"),
    **dict.fromkeys(("glas", "gläser", "jar", "jars"), "jar"),
    **dict.fromkeys(("packung", "packungen", "pack", "packs", "paket", "pakete", "packet", "packets"), "pack"),
    **dict.fromkeys(("kasten", "kästen", "kiste", "kisten", "crate", "crates", "box", "boxes"), "crate"),
    **dict.fromkeys(("gramm", "gram", "grams", "gramme", "grammes", "g", "gr"), "gram"),
    **dict.fromkeys(("pfund",), "pound"),
    **dict.fromkeys(("kilo", "kilos", "kilogramm", "kilogram", "kilograms", "kg"), "kilo"),
    **dict.fromkeys(("liter", "litern", "liters", "litre", "litres", "l", "literflasche", "literflaschen"), "litre"),
    **dict.fromkeys(("milliliter", "millilitre", "millilitres", "milliliters", "ml"), "millilitre"),
    **dict.fromkeys(("tube", "tuben", "tubes", "becher", "tub", "tubs"), "tube"),
}

_PACKED = frozenset({"bottle", "can", "bag", "jar", "pack", "crate", "tube"})
_CARTONS = frozenset({"carton", "cartons", "karton", "kartons", "package", "packages"})


def unit_of(words: str) -> str:
    """Return what is counted or measured (`roll`, `piece`, `gram` …), empty for words that count nothing."""
    return _COUNTED.get(words.strip().casefold(), "")


def containers_in(unit: str, words: str) -> frozenset[str]:
    """Return what goods were said to come in, as the unit or among their words: "coke cans"."""
    return frozenset({unit, *map(unit_of, words.split())}) & CONTAINERS.keys()


def is_container(word: str) -> bool:
    """Tell whether a word names what any goods may be packed in: a bag, a box, a bottle."""
    return unit_of(word) in _PACKED or word in _CARTONS


def is_amount(unit: str) -> bool:
    """Tell whether a unit measures: grams and litres are no pieces."""
    return unit in WEIGHED


def is_measure(words: str) -> bool:
    """Tell whether the words are a measure alone: grams, litres, per cent."""
    return words.strip().casefold() in UNITS
