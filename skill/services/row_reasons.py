"""Word what is wrong with a merchant's file, in German and English."""

from __future__ import annotations

from typing import Self

from skill.domain.errors import ProgrammingError

_WORDS = {
    "empty": ("is empty", "ist leer"),
    "missing": ("is missing", "fehlt"),
    "unknown_column": ("is no column of a catalogue", "ist keine Spalte eines Katalogs"),
    "control_character": (
        "holds a line break or another control character",
        "enthält einen Zeilenumbruch oder ein anderes Steuerzeichen",
    ),
    "too_long": ("is longer than {limit} characters", "ist länger als {limit} Zeichen"),
    "other_currency": ("{cell!r} is not the shop's {currency}", "{cell!r} ist nicht die Währung des Shops: {currency}"),
    "sku_twice": ("{cell} stands in an earlier line already", "{cell} steht schon in einer früheren Zeile"),
    "gtin_twice": ("{cell} stands in line {line} already", "{cell} steht schon in Zeile {line}"),
    "no_gtin": (
        "{cell} is no GTIN (8, 12, 13 or 14 digits with a check digit)",
        "{cell} ist keine GTIN (8, 12, 13 oder 14 Ziffern mit Prüfziffer)",
    ),
    "no_amount": ("{cell!r} is no amount such as 2,49", "{cell!r} ist kein Betrag wie 2,49"),
    "too_little": ("{cell} is too little", "{cell} ist zu wenig"),
    "no_number": ("{cell!r} is no whole number", "{cell!r} ist keine ganze Zahl"),
    "less_than": ("{cell} is less than {least}", "{cell} ist kleiner als {least}"),
    "none_of": ("{cell!r} is none of {choices}", "{cell!r} ist keins von {choices}"),
    "no_contents": ("{cell!r} is no contents such as 6 x 1,5 l", "{cell!r} ist kein Inhalt wie 6 x 1,5 l"),
    "cells": (
        "has {count} cells where the header has {wanted}",
        "hat {count} Zellen, die Kopfzeile aber {wanted}",
    ),
    "unreadable": ("cannot be read from here on: {why}", "ist ab hier nicht mehr lesbar: {why}"),
    "endless_line": (
        "cannot be read from here on: longer than {limit} characters",
        "ist ab hier nicht mehr lesbar: länger als {limit} Zeichen",
    ),
    "no_object": ("is no JSON object such as {example}", "ist kein JSON-Objekt wie {example}"),
    "no_plain_value": (
        "is neither text, number, yes or no, nor a list of texts",
        "ist weder Text noch Zahl, Ja oder Nein oder eine Liste von Texten",
    ),
    "needs_vat": (
        "the feed has no VAT rate: give one for all new products with --vat-rate",
        "im Feed steht kein Steuersatz: gib mit --vat-rate einen für alle neuen Produkte an",
    ),
    "needs_stock": (
        "the feed does not say how many: give a number for all new products with --stock",
        "im Feed steht keine Menge: gib mit --stock eine für alle neuen Produkte an",
    ),
    "no_product_yet": (
        "belongs to no product of an earlier line",
        "gehört zu keinem Produkt einer früheren Zeile",
    ),
}
_ENGLISH, _GERMAN = 0, 1


class Reason(str):
    """Carry why a cell or line is refused; the text itself is English, `in_language` words it in German, too."""

    __slots__ = ("_values", "key")

    key: str
    _values: dict[str, str | int]

    def __new__(cls, key: str, **values: str | int) -> Self:
        """Word one of the known reasons."""
        if key not in _WORDS:
            msg = f"no words for the reason {key!r}"
            raise ProgrammingError(msg)
        reason = super().__new__(cls, _WORDS[key][_ENGLISH].format(**values))
        reason.key = key
        reason._values = values
        return reason

    @property
    def values(self) -> dict[str, str | int]:
        """Return what stands in the words, for storage."""
        return dict(self._values)

    def in_language(self, language: str) -> str:
        """Return the reason in German for `de`, else in English."""
        return _WORDS[self.key][_GERMAN].format(**self._values) if language == "de" else str(self)
