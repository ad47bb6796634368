"""Guess a German product's short noun and its gender, until the merchant says better."""

from __future__ import annotations

from skill.domain.contents import without_contents
from skill.domain.product import Gender

_M, _F, _N, _PL = Gender.MASCULINE, Gender.FEMININE, Gender.NEUTER, Gender.PLURAL
_WORDS = {
    **dict.fromkeys(
        [
            "kaffee",
            "tee",
            "saft",
            "wein",
            "essig",
            "senf",
            "honig",
            "zucker",
            "reis",
            "käse",
            "joghurt",
            "reiniger",
            "filter",
        ],
        _M,
    ),
    **dict.fromkeys(
        ["milch", "butter", "seife", "creme", "zahnpasta", "schokolade", "watte", "folie", "wurst", "marmelade"], _F
    ),
    **dict.fromkeys(
        [
            "wasser",
            "papier",
            "öl",
            "bier",
            "mehl",
            "salz",
            "gel",
            "spray",
            "pulver",
            "shampoo",
            "tuch",
            "brot",
            "müsli",
            "futter",
        ],
        _N,
    ),
    **dict.fromkeys(
        ["tabs", "kapseln", "tüten", "beutel", "tücher", "windeln", "nudeln", "filtertüten", "chips", "kekse", "pads"],
        _PL,
    ),
}
_ENDINGS = (
    *((ending, _N) for ending in ("chen", "lein", "ment", "mittel", "öl")),
    *((ending, _F) for ending in ("ung", "heit", "keit", "schaft", "tion", "tät", "ie")),
    *((ending, _PL) for ending in ("en", "eln", "ern", "s")),
    *((ending, _M) for ending in ("er", "ling", "ismus", "or")),
    ("e", _F),
)


def guess_noun(name: str, brand: str = "") -> str:
    """Return the word that a product is probably called by: the last capitalised one before any size and comma."""
    bare = without_contents(name.partition(",")[0]) or name
    words = [word.strip("()®™.:;") for word in bare.split()]
    brands = {word.lower() for word in brand.split()}
    nouns = [word for word in words if word[:1].isupper() and word.isalpha() and word.lower() not in brands]
    return (nouns or [word for word in words if word] or [name])[-1]


def guess_gender(noun: str) -> Gender:
    """Return the gender of the longest known word that a noun ends in, else the one of its ending, else neuter."""
    lowered = noun.lower()
    known = [word for word in _WORDS if lowered.endswith(word)]
    if known:
        return _WORDS[max(known, key=len)]
    return next((gender for ending, gender in _ENDINGS if lowered.endswith(ending)), _N)
