"""Inflect what surrounds a product's name: German articles and cases, pronouns, English plurals."""

from __future__ import annotations

import re

from skill.phrases.errors import PhraseError

_CASES = ("nom", "acc", "dat")
# Per gender the forms for nominative, accusative, dative.
_THE = {
    "m": ("der", "den", "dem"),
    "f": ("die", "die", "der"),
    "n": ("das", "das", "dem"),
    "pl": ("die", "die", "den"),
}
_YOUR = {
    "m": ("dein", "deinen", "deinem"),
    "f": ("deine", "deine", "deiner"),
    "n": ("dein", "dein", "deinem"),
    "pl": ("deine", "deine", "deinen"),
}
_A = {
    "m": ("ein", "einen", "einem"),
    "f": ("eine", "eine", "einer"),
    "n": ("ein", "ein", "einem"),
}
_PRONOUN = {
    "m": ("er", "ihn", "ihm"),
    "f": ("sie", "sie", "ihr"),
    "n": ("es", "es", "ihm"),
    "pl": ("sie", "sie", "ihnen"),
}
# What a street's name ends on tells its gender; only feminine ones stay as they are when they are inflected.
_INTO_FEMININE = re.compile(
    r"(straße|strasse|str\.|allee|gasse|chaussee|promenade|zeile|twiete|siedlung)$|^(straße|allee) "
)
_INTO_MASCULINE = re.compile(r"^[^ ]+(weg|ring|damm|stieg|steig|pfad|graben|winkel)$")
_TO_SQUARE = re.compile(r"^[^ ]+(platz|markt)$")
_PLACE_WORDS = frozenset({"am", "an", "auf", "bei", "beim", "hinter", "im", "in", "unter", "vor", "zu", "zum", "zur"})


def definite(noun: str, gender: str, case: str = "nom") -> str:
    """Put the German definite article: `die Filtertüten`, `mit den Filtern`."""
    return f"{_pick(_THE, gender, case)} {inflected(noun, gender, case)}"


def possessive(noun: str, gender: str, case: str = "nom") -> str:
    """Put the German possessive: `deine Filtertüten`, `deinen Kaffee`."""
    return f"{_pick(_YOUR, gender, case)} {inflected(noun, gender, case)}"


def indefinite(noun: str, gender: str, case: str = "nom") -> str:
    """Put the German indefinite article before a singular: `eine Packung`, `einen Kasten`."""
    return f"{_pick(_A, gender, case)} {noun}"


def german_pronoun(gender: str, case: str = "nom") -> str:
    """Return er, sie, es or sie in its case."""
    return _pick(_PRONOUN, gender, case)


def english_pronoun(*, plural: bool, case: str = "nom") -> str:
    """Return `it`, `they` or `them`."""
    if not plural:
        return "it"
    return ("they", "them", "them")[_column(case)]


def to_german_street(street: str) -> str:
    """Say where a parcel goes: `in die Gartenstraße 5`, `in den Kastanienweg 3`, `an die Adresse Am Ufer 8`."""
    name = re.split(r" (?=\d)", street.strip(), maxsplit=1)[0].lower()
    if name.split(" ", 1)[0] not in _PLACE_WORDS:
        if _INTO_FEMININE.search(name):
            return f"in die {street}"
        if _INTO_MASCULINE.match(name):
            return f"in den {street}"
        if _TO_SQUARE.match(name):
            return f"zum {street}"
    return f"an die Adresse {street}"


def inflected(noun: str, gender: str, case: str) -> str:
    """Add the -n of the dative plural, which plurals in -e, -el and -er take (Duden, Grammatik)."""
    takes_n = gender == "pl" and case == "dat" and noun.endswith(("e", "el", "er"))
    return f"{noun}n" if takes_n else noun


def _pick(table: dict[str, tuple[str, str, str]], gender: str, case: str) -> str:
    return table[gender][_column(case)]


def _column(case: str) -> int:
    if case not in _CASES:
        msg = f"no case {case!r}; there are {', '.join(_CASES)}"
        raise PhraseError(msg)
    return _CASES.index(case)
