"""Read a catalogue to measure on, draw a part of it, and ask for its products as they are misheard."""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.speech_errors import Grade, SpeechErrors
from skill.commands.match import load_entries
from skill.domain.matching import Entry
from skill.domain.spoken_form import spoken_form

ROOT = Path(__file__).resolve().parent.parent
DEMO_SHOP = ROOT / "skill" / "demo" / "products.csv"
LARGE = ROOT.parent / "shared" / "data" / "openfoodfacts_dach_names.tsv"
"""55,265 names from Open Food Facts, where somebody has put them; nothing needs the file."""
_COLUMNS = 2
_ONE_IN = 4
_TRIED = 2
_PAST_PURCHASES = 20
_GRADES = frozenset(grade.value for grade in Grade)


@dataclass(frozen=True, slots=True)
class Asked:
    """Carry one question: what was heard, every SKU that is a right answer, and what the customer bought before.

    Products whose names are equal in spoken form cannot be told apart by name: each of them is right.
    """

    text: str
    right: frozenset[str]
    grade: str
    history: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """Carry the entries of one size and the questions to them; `strangers` ask for what is not among them."""

    entries: tuple[Entry, ...]
    asked: tuple[Asked, ...]
    strangers: tuple[str, ...] = ()


def default_catalog() -> Path:
    """Return the large catalogue if it is there, else the demo shop's."""
    return LARGE if LARGE.exists() else DEMO_SHOP


def load_catalog(path: Path, language: str) -> list[Entry]:
    """Read a merchant's file, a table with the columns sku and name, or a bare list of SKU, tabulator, name."""
    bare = _bare_list(path)
    return bare or load_entries(path, language, sys.stderr)[1]


def _bare_list(path: Path) -> list[Entry]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or len(rows[0]) != _COLUMNS or "sku" in rows[0]:
        return []
    return [Entry(row[0], (row[1],)) for row in rows if len(row) == _COLUMNS and all(row)]


@dataclass(frozen=True, slots=True)
class Source:
    """Draw parts of a catalogue, and questions to them: the same for the same seed."""

    entries: Sequence[Entry]
    language: str
    seed: int | str

    def draw(self, size: int, queries: int) -> Trial:
        """Draw `size` products and spoil the names of some, half of them easily and half of them badly."""
        chance = Random(f"{self.seed}-{size}")  # noqa: S311 - the same draw for the same seed
        part = tuple(chance.sample(list(self.entries), min(size, len(self.entries))))
        errors = SpeechErrors([name for entry in part for name in entry.names], self.language)
        keys = _keys(part, self.language)
        twins = _twins(keys)
        asked = []
        for number in range(queries):
            entry = chance.choice(part)
            grade = Grade.HARD if number % 2 else Grade.EASY
            heard = errors.heard(chance.choice(entry.names), grade, chance)
            asked.append(Asked(heard, twins[entry.sku], grade.value, _purchases(entry, part, chance)))
        return Trial(part, tuple(asked), self._strangers(frozenset().union(*keys.values()), errors, queries // _ONE_IN))

    def _strangers(self, known: frozenset[str], errors: SpeechErrors, number: int) -> tuple[str, ...]:
        """Return spoilt names of products that were not drawn, nor have a namesake that was; none where all were."""
        chance = Random(f"{self.seed}-strangers")  # noqa: S311 - the same draw for the same seed
        others = chance.sample(list(self.entries), min(len(self.entries), _TRIED * number))
        names = [name for entry in others for name in entry.names if spoken_form(name, self.language).key not in known]
        return tuple(errors.heard(name, chance.choice(list(Grade)), chance) for name in names[:number])


def read_queries(path: Path, entries: Sequence[Entry], language: str) -> Trial:
    """Ask what a file holds: a TSV with the columns query and sku, and grade if there is one."""
    twins = twins_of(entries, language)
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    if not rows or not {"query", "sku"} <= rows[0].keys():
        msg = f"{path}: columns query and sku are needed, separated by tabulators"
        raise SystemExit(msg)
    chance = Random(0)  # noqa: S311 - the same history for the same file
    by_sku = {entry.sku: entry for entry in entries}
    asked = [
        Asked(
            row["query"], twins[row["sku"]], row.get("grade") or "all", _purchases(by_sku[row["sku"]], entries, chance)
        )
        for row in rows
        if row["sku"] in by_sku
    ]
    return Trial(tuple(entries), tuple(asked))


def twins_of(entries: Sequence[Entry], language: str) -> Mapping[str, frozenset[str]]:
    """Return for every SKU all those that have a name of the same spoken form."""
    return _twins(_keys(entries, language))


def _keys(entries: Sequence[Entry], language: str) -> Mapping[str, frozenset[str]]:
    return {entry.sku: frozenset(spoken_form(name, language).key for name in entry.names) for entry in entries}


def _twins(keys: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for sku, own in keys.items():
        for key in own:
            named[key].add(sku)
    return {sku: frozenset().union(*(named[key] for key in own)) for sku, own in keys.items()}


def _purchases(entry: Entry, entries: Sequence[Entry], chance: Random) -> tuple[str, ...]:
    """Return twenty products at random, the one that is meant at a random place among them."""
    others = [one.sku for one in chance.sample(list(entries), min(_PAST_PURCHASES, len(entries)))]
    bought = [sku for sku in others if sku != entry.sku][: _PAST_PURCHASES - 1]
    bought.insert(chance.randrange(len(bought) + 1), entry.sku)
    return tuple(bought)
