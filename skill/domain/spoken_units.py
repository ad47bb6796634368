"""Hold the units that figures are said with; data only.

Every word stands as `fold` writes it: casefolded, in German with ae, oe, ue and ss.
"""

from __future__ import annotations

from collections.abc import Mapping


def _spelled(words: str, kind: str, factor: int = 1) -> dict[str, tuple[str, int]]:
    return dict.fromkeys(words.split(), (kind, factor))


UNITS: Mapping[str, tuple[str, int]] = {
    **_spelled("l ltr liter litern liters litre litres", "ml", 1000),
    **_spelled("dl deziliter decilitre decilitres", "ml", 100),
    **_spelled("cl zentiliter zentilitern centiliter centiliters centilitre centilitres", "ml", 10),
    **_spelled("ml mls milliliter millilitern mililiter milliliters millilitre millilitres", "ml"),
    **_spelled("kg kilo kilos kilogramm kilogram kilograms kilogramme kilogrammes", "g", 1000),
    **_spelled("pfund pfd", "g", 500),
    **_spelled("g gr gramm gram grams gramme grammes", "g"),
    **_spelled("mg milligramm milligram milligrams", "mg"),
    **_spelled("lb lbs pound pounds", "oz", 16),
    **_spelled("oz ounce ounces", "oz"),
    **_spelled("floz", "floz"),
    **_spelled("pint pints pt", "pint"),
    **_spelled("quart quarts qt", "pint", 2),
    **_spelled("gallon gallons gal", "pint", 8),
    **_spelled("% prozent prozentig prozentige prozentiger prozentiges prozentigen percent", "percent"),
    **_spelled("grad degree degrees", "degree"),
    **_spelled("watt watts w", "watt"),
    **_spelled("volt volts v", "volt"),
    **_spelled("mm millimeter millimetern millimeters millimetre millimetres", "mm"),
    **_spelled("cm zentimeter zentimetern centimeter centimeters centimetre centimetres", "mm", 10),
    **_spelled("m meter metern meters metre metres", "mm", 1000),
    **_spelled("zoll inch inches", "inch"),
    **_spelled("lagig lagige lagiger lagiges lagigen ply", "ply"),
}
"""Spoken and written units with the fact they state and how many of its base units they are.

A quart is two pints and a gallon eight on both sides of the Atlantic, though the pints differ; a pound is sixteen
ounces by weight, which fluid ounces (`floz`) are not. A German Pfund is 500 grams.
"""

DOZENS = frozenset({"dutzend", "dozen"})
"""Twelve of what follows: how many are wanted, or how many a pack holds."""
