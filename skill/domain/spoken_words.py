"""Hold the words per language that spoken product names are read with; data only.

Every word stands as `fold` writes it: casefolded, in German with ae, oe, ue and ss.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from skill.domain.spoken_units import DOZENS


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Carry one language's words that say something about a name instead of being part of it.

    `respelled` maps dialect, short forms and irregular plurals to the standard word, `phrases` several words to
    others; `fillers` say nothing;
    `containers` name a pack of anything, and `bags` do before "of", for tea bags and bin bags are goods; `counters` follow a number of pieces; `ones` count one
    before a unit only; `sizes` announce a size; `measures` count one without an article;
    `holding` stands between a pack and how many it holds; `without` and `free` turn "ohne Zucker" and
    "zuckerfrei" into one word; `refusals` turn the next figure down; `endings` are cut off in this order by `stem`, an "s"
    where `shortest_plural` letters stay.
    """

    respelled: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    fillers: frozenset[str]
    containers: frozenset[str]
    bags: frozenset[str]
    counters: frozenset[str]
    ones: frozenset[str]
    fractions: Mapping[str, str]
    sizes: frozenset[str]
    without: frozenset[str]
    refusals: frozenset[str]
    measures: frozenset[str]
    holding: frozenset[str]
    free: str
    endings: tuple[str, ...]
    shortest_plural: int
    leads: frozenset[str] = field(init=False)
    amounts: frozenset[str] = field(init=False)
    own: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Note which words phrases and amounts begin with, and all that mean something: most words do not."""
        object.__setattr__(self, "leads", frozenset(phrase[0] for phrase in self.phrases))
        object.__setattr__(self, "amounts", self.ones | self.fractions.keys() | self.measures | DOZENS)
        kept = (self.fillers, self.containers, self.bags, self.refusals, self.sizes, self.without, self.amounts)
        object.__setattr__(self, "own", LETTER_SIZES.union(*kept, {self.free, "%"}))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Read "double a>aa, per cent>%" as the words to replace and what stands for them."""
    pairs = (phrase.split(">") for phrase in text.split(","))
    return {tuple(said.split()): tuple(meant.split()) for said, meant in pairs}


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
        "doktor": "dr",
        "sankt": "st",
    },
    phrases=_phrases(
        "doppel a>aa, doppel aa>aa, dreifach a>aaa, x l>xl, x x l>xxl, xx l>xxl, extra large>xl, seven up>7 up,"
        "six pack>6 er pack, sixpack>6 er pack, six packs>6 er pack, sixpacks>6 er pack, ohne zugesetzten>ohne,"
        "nicht alkoholisch>alkoholfrei, % vol>%, vol %>%, grad c>grad, grad celsius>grad, m und m>m ms, m m>m ms,"
        "0 zucker>zuckerfrei, doppelpacks>2 er pack"
    ),
    fillers=_words(
        "der die das den dem des ein eine einen einem einer eines a an i is so von vom mit und oder fuer in im zum zur"
        " zu wieder nochmal noch no na mal bitte gern gerne etwas ein bisschen paar wie immer halt eben denn doch da"
        " dazu dazua mir mich uns ich mein meine meinen meiner unser unsere unseren unserem brauche brauch brauchat"
        " haette moechte will gib nimm diese dieser dieses diesen die gleichen gleiche gleicher wo was sondern davon denen welche dieselben dasselbe"
    ),
    containers=_words(
        "packung packungen pack packs paket pakete pkg pckg flasche flaschen dose dosen kasten kaesten kiste kisten"
        " karton kartons becher glas glaeser tube tuben fl traeger tragerl gebinde"
    ),
    bags=frozenset(),
    counters=_words("er stueck stk st stck x mal wl stuecke stuecker waschladungen waeschen"),
    ones=frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "a"}),
    fractions={
        **dict.fromkeys(("halb", "halbe", "halber", "halben", "halbes"), "0.5"),
        "viertel": "0.25",
        "achtel": "0.125",
        "dreiviertel": "0.75",
    },
    sizes=frozenset({"groesse", "grosse", "gr", "groessen", "nummer", "nr"}),
    without=frozenset({"ohne"}),
    refusals=_words("nicht kein keine keinen statt anstatt"),
    measures=frozenset({"liter", "kilo", "pfund"}),
    holding=frozenset({"mit", "a", "zu", "je"}),
    free="frei",
    endings=("en", "er", "es", "em", "e", "n", "s"),
    shortest_plural=4,
)

ENGLISH = Vocabulary(
    respelled={
        "decaf": "caffeinefree",
        "decaffeinated": "caffeinefree",
        "sugarless": "sugarfree",
        "zero": "sugarfree",
        "unsalted": "saltfree",
        "nonalcoholic": "alcoholfree",
        "doctor": "dr",
        "saint": "st",
        "yoghurt": "yogurt",
        "yoghurts": "yogurts",
        "colour": "color",
        "colours": "colors",
        "coloured": "colored",
        "aluminium": "aluminum",
        "fibre": "fiber",
        "doughnut": "donut",
        "doughnuts": "donuts",
        "whiskey": "whisky",
        "loaves": "loaf",
        "leaves": "leaf",
        "knives": "knife",
        "halves": "half",
        "shelves": "shelf",
        "scarves": "scarf",
        "calves": "calf",
        "mice": "mouse",
        "geese": "goose",
        "feet": "foot",
        "teeth": "tooth",
        "women": "woman",
    },
    phrases=_phrases(
        "double a>aa, triple a>aaa, x l>xl, x x l>xxl, extra large>xl, extra small>xs, x large>xl, x small>xs,"
        "sixpack>6 pack, sixpacks>6 pack, twin pack>2 pack, twin packs>2 pack, double pack>2 pack,"
        "double packs>2 pack, triple pack>3 pack, triple packs>3 pack, case of>box of, cases of>boxes of,"
        "zero sugar>sugarfree, sugarfree sugar>sugarfree, per cent>%, fluid ounce>floz,"
        "fluid ounces>floz, fl oz>floz, non alcoholic>alcoholfree, no added>no, without added>without,"
        "grad c>grad, degrees celsius>grad, degree celsius>grad, m and m>m ms, m m>m ms"
    ),
    fillers=_words(
        "the a an some of my our more another again please with and or for in to that this those these same usual i we"
        " need want get me us ones one any bit but couple few n there"
    ),
    containers=_words(
        "pack packs packet packets package packages bottle bottles can cans box boxes crate crates carton cartons"
        " tub tubs jar jars tube tubes"
    ),
    bags=_words("bag bags sack sacks pouch pouches sachet sachets tin tins"),
    counters=_words("pack pk pc pcs piece pieces count ct x times washes"),
    ones=frozenset({"a", "an", "one"}),
    fractions={"half": "0.5", "quarter": "0.25"},
    sizes=frozenset({"size", "sizes", "number", "no", "nr"}),
    without=frozenset({"without", "no"}),
    refusals=_words("not instead"),
    measures=frozenset({"litre", "liter", "pint", "quart", "gallon", "kilo"}),
    holding=frozenset({"of"}),
    free="free",
    endings=("ies", "es", "s", "y"),
    shortest_plural=3,
)


def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language or locale; German where there is no other."""
    return ENGLISH if language.lower().partition("-")[0] == "en" else GERMAN
