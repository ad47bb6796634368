"""Hold the words per language that spoken product names are read with; data only.

Every word stands as `fold` writes it: casefolded, in German with ae, oe, ue and ss.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Carry one language's words that say something about a name instead of being part of it.

    `respelled` maps dialect and short forms to the standard word; `fillers` say nothing;
    `containers` name a pack of anything; `counters` follow a number of pieces; `ones` count one
    before a unit only; `sizes` announce a size; `without` and `free` turn "ohne Zucker" and
    "zuckerfrei" into one word; `refusals` turn the next figure down; `endings` are cut off in this order by `stem`.
    """

    respelled: Mapping[str, str]
    fillers: frozenset[str]
    containers: frozenset[str]
    counters: frozenset[str]
    ones: frozenset[str]
    fractions: Mapping[str, str]
    sizes: frozenset[str]
    without: frozenset[str]
    refusals: frozenset[str]
    free: str
    endings: tuple[str, ...]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNITS: Mapping[str, tuple[str, int]] = {
    **dict.fromkeys(("l", "ltr", "liter", "litern", "liters", "litre", "litres"), ("ml", 1000)),
    **dict.fromkeys(("dl", "deziliter"), ("ml", 100)),
    **dict.fromkeys(("cl", "zentiliter", "centiliter", "centiliters"), ("ml", 10)),
    **dict.fromkeys(("ml", "milliliter", "milliliters", "millilitre", "millilitres"), ("ml", 1)),
    **dict.fromkeys(("kg", "kilo", "kilos", "kilogramm", "kilogram", "kilograms"), ("g", 1000)),
    **dict.fromkeys(("pfund", "pfd"), ("g", 500)),
    **dict.fromkeys(("g", "gr", "gramm", "gram", "grams"), ("g", 1)),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), ("lb", 1)),
    **dict.fromkeys(("oz", "ounce", "ounces"), ("oz", 1)),
    **dict.fromkeys(("%", "prozent", "prozentig", "prozentige", "percent"), ("percent", 1)),
}
"""Spoken and written units with the fact they state and how many of its base units they are."""

LETTER_SIZES = frozenset({"xs", "xl", "xxl", "xxxl"})

GERMAN = Vocabulary(
    respelled={
        "milli": "milch",
        "muich": "milch",
        "zwo": "zwei",
        "zwoa": "zwei",
        "oans": "eins",
        "packerl": "packung",
        "packl": "packung",
        "paeckchen": "packung",
        "flascherl": "flasche",
        "dosn": "dose",
        "nudln": "nudeln",
        "erdaepfel": "kartoffeln",
        "entkoffeiniert": "koffeinfrei",
        "entkoffeinierter": "koffeinfrei",
        "entkoffeinierten": "koffeinfrei",
        "entkoffeinierte": "koffeinfrei",
        "decaf": "koffeinfrei",
        "sugarfree": "zuckerfrei",
        "zero": "zuckerfrei",
        "zuckerzusatz": "zucker",
        "ungesalzen": "salzfrei",
        "ungesalzene": "salzfrei",
    },
    fillers=_words(
        "der die das den dem des ein eine einen einem einer eines a an i is so von vom mit und oder fuer in im zum zur"
        " zu wieder nochmal noch no na mal bitte gern gerne etwas ein bisschen paar wie immer halt eben denn doch da"
        " dazu dazua mir mich uns ich mein meine meinen meiner unser unsere unseren unserem brauche brauch brauchat"
        " haette moechte will gib nimm diese dieser dieses diesen die gleichen gleiche gleicher wo was"
    ),
    containers=_words(
        "packung packungen pack packs paket pakete pkg pckg flasche flaschen dose dosen kasten kaesten kiste kisten"
        " karton kartons becher glas glaeser tube tuben"
    ),
    counters=_words("er stueck stk st stck x mal wl waschladungen waeschen"),
    ones=frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "a"}),
    fractions={
        **dict.fromkeys(("halb", "halbe", "halber", "halben", "halbes"), "0.5"),
        "viertel": "0.25",
        "dreiviertel": "0.75",
        **dict.fromkeys(("anderthalb", "eineinhalb"), "1.5"),
    },
    sizes=frozenset({"groesse", "grosse", "gr", "groessen", "nummer", "nr"}),
    without=frozenset({"ohne"}),
    refusals=_words("nicht kein keine keinen statt anstatt"),
    free="frei",
    endings=("en", "er", "es", "em", "e", "n", "s"),
)

ENGLISH = Vocabulary(
    respelled={
        "decaf": "caffeinefree",
        "decaffeinated": "caffeinefree",
        "sugarless": "sugarfree",
        "zero": "sugarfree",
        "unsalted": "saltfree",
    },
    fillers=_words(
        "the a an some of my our more another again please with and or for in to that this those these same usual i we"
        " need want get me us ones one any bit added"
    ),
    containers=_words(
        "pack packs packet packets package packages bottle bottles can cans box boxes crate crates carton cartons"
        " tub tubs jar jars tube tubes"
    ),
    counters=_words("pack pc pcs piece pieces count ct x times washes"),
    ones=frozenset({"a", "an", "one"}),
    fractions={"half": "0.5", "quarter": "0.25"},
    sizes=frozenset({"size", "sizes", "number", "no"}),
    without=frozenset({"without", "no"}),
    refusals=_words("not instead"),
    free="free",
    endings=("s",),
)


def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language or locale; German where there is no other."""
    return ENGLISH if language.lower().partition("-")[0] == "en" else GERMAN
