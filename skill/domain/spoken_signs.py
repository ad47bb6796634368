"""Write signs and typed figures as they are said: fractions, degrees, plus, and marks between thousands."""

from __future__ import annotations

import re
from decimal import Decimal

_SIGNS = frozenset("½¼¾⅛×°+#/.,")
_FIGURES = frozenset("0123456789½¼¾⅛")
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}
_MEASURED = r"(?=\s*(?:l|ltr|liter|litre|kg|kilo|pfund|pound|lb|pint|gallon|dozen|dutzend)s?\b)"
_SIGNED_FRACTION = re.compile(r"(?P<whole>\d+)?\s*(?P<part>[½¼¾⅛])")
_TYPED_FRACTION = re.compile(rf"(?<![\d/.,])(?:(?P<whole>\d+)\s+)?(?P<part>[13]/[24]){_MEASURED}")
_PLUS = re.compile(r"(?<=\d)\+(?!\s*\d)")
_BARE_POINT = re.compile(r"(?<!\S)(?=[.,]\d)")
_DEGREES = re.compile(r"°\s*c?\b|°")
_TIMES = re.compile(r"(?<=\d)\s*×\s*(?=\d)")
_NUMBER_SIGN = re.compile(r"(?:#|\bno\.)\s*(?=\d)")
_THOUSANDS = {
    "de": re.compile(r"(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?!\d|[.]\d|,\d{3}|\s*(?:l|ltr|liter|kg|kilo)\b)"),
    "en": re.compile(r"(?<![\d.,])([1-9]\d{0,2}),(\d{3})(?!\d|[,]\d|\s*(?:l|litre|litres|liter|liters|kg|kilos?)\b)"),
}
_FIRST = re.compile(r"^([1-9])\.\s+(?=[^\W\d_])")
_PLACES = {
    "de": ["erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte"],
    "en": ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"],
}


def said(text: str, language: str) -> str:
    """Return casefolded text with its signs in words and figures: "1½ l" as "1.5 l", "20 °C" as "20 grad", "5+" as "5 plus".

    A point is a thousands mark in German and a comma in English, unless litres or kilos follow: nobody buys 1,000 litres.
    """
    if _SIGNS.isdisjoint(text) or _FIGURES.isdisjoint(text):
        return text
    text = _SIGNED_FRACTION.sub(_decimal, _BARE_POINT.sub("0", text))
    text = _TYPED_FRACTION.sub(_decimal, text)
    text = _TIMES.sub(" x ", _DEGREES.sub(" grad ", _PLUS.sub(" plus ", text)))
    text = _THOUSANDS[language].sub(r"\1\2", _NUMBER_SIGN.sub("nr ", text))
    return _FIRST.sub(lambda found: f"{_PLACES[language][int(found[1]) - 1]} ", text)


def _decimal(found: re.Match[str]) -> str:
    return f" {Decimal(found['whole'] or 0) + Decimal(_FRACTIONS[found['part']])} "
