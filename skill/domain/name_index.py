"""Keep the names of a catalogue so that the few that resemble a query are found at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from skill.domain.gram_index import GramIndex, grams
from skill.domain.match import Entry
from skill.domain.names import Names, ReadName, read_name
from skill.domain.spoken_form import SpokenForm, spoken_form

__all__ = [
    "MOST_TWINS",
    "IndexedName",
    "MemoryNameIndex",
    "NameIndex",
    "ReadEntry",
    "grams_of",
    "language_code",
    "read_entries",
]

MOST_TWINS = 50
"""How many SKUs of the same names are told at most: more cannot be offered as a choice."""


@dataclass(frozen=True, slots=True)
class IndexedName:
    """Carry one product as an index hands it out.

    `called` is the spoken form's key of what the shop calls it aloud; `group_size` counts the variants of its group,
    itself included; `twins` are the SKUs with exactly the same names in the catalogue's order, itself included: the
    first fifty, where there are more.
    """

    entry: Entry
    names: Names
    called: str
    group_size: int
    twins: tuple[str, ...]


class NameIndex(Protocol):
    """Hand out products by the grams of their names, or by SKU. Read-only, so threads may share it."""

    @property
    def language(self) -> str:
        """Return `de` or `en`."""

    def __len__(self) -> int:
        """Return how many products there are."""

    def nearest(self, wanted: Collection[str], limit: int) -> Sequence[IndexedName]:
        """Return the products that share most of the `wanted` grams, at most `limit`, in an order always the same."""

    def of(self, skus: Iterable[str]) -> Sequence[IndexedName]:
        """Return the products of these SKUs in this order; unknown ones are left out."""


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """Carry an entry whose names have been read, each form once; a name of marks only is no name and is left out."""

    entry: Entry
    names: tuple[ReadName, ...]
    called: str
    group_size: int

    @property
    def keys(self) -> frozenset[str]:
        """Return what two entries share that cannot be told apart by name."""
        return frozenset(name.form.key for name in self.names)

    @property
    def grams(self) -> list[set[str]]:
        """Return what each name is found by."""
        return [grams_of(name.form, name.sound) for name in self.names]


class MemoryNameIndex:
    """Index the names in memory: made in milliseconds for a small shop, in seconds for 50,000 names."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        """Read all names; entries of one SKU count as one with all their names."""
        self._language = language_code(language)
        self._grams = GramIndex()
        self._read: list[ReadEntry] = []
        self._names: list[Names] = []
        self._number: dict[str, int] = {}
        self._twins: dict[frozenset[str], list[str]] = {}
        for read in read_entries(entries, language):
            self._add(read)

    @property
    def language(self) -> str:
        """Return `de` or `en`."""
        return self._language

    def __len__(self) -> int:
        """Return how many products there are."""
        return len(self._read)

    def nearest(self, wanted: Collection[str], limit: int) -> Sequence[IndexedName]:
        """Return the products that share most of the `wanted` grams."""
        return [self._indexed(number) for number in self._grams.nearest(wanted, limit)]

    def of(self, skus: Iterable[str]) -> Sequence[IndexedName]:
        """Return the products of these SKUs."""
        return [self._indexed(self._number[sku]) for sku in skus if sku in self._number]

    def _indexed(self, number: int) -> IndexedName:
        read, names = self._read[number], self._names[number]
        return IndexedName(read.entry, names, read.called, read.group_size, tuple(self._twins[names.keys]))

    def _add(self, read: ReadEntry) -> None:
        names = Names.of(read.names, self._language)
        self._number[read.entry.sku] = self._grams.add(read.grams)
        self._read.append(read)
        self._names.append(names)
        twins = self._twins.setdefault(names.keys, [])
        if len(twins) < MOST_TWINS:
            twins.append(read.entry.sku)


def read_entries(entries: Iterable[Entry], language: str) -> Iterator[ReadEntry]:
    """Yield one read entry for each SKU, in the catalogue's order."""
    code, products = language_code(language), _merged(entries)
    sizes = Counter(entry.group for entry in products)
    for entry in products:
        read = {one.form.key: one for one in (read_name(name, code) for name in entry.names)}
        read.pop("", None)
        called = spoken_form(entry.spoken, code).key if entry.spoken else ""
        yield ReadEntry(entry, tuple(read.values()), called, sizes[entry.group] if entry.group else 1)


def language_code(language: str) -> str:
    """Return `de` or `en` for a language or locale."""
    return "en" if language.lower().startswith("en") else "de"


def _merged(entries: Iterable[Entry]) -> list[Entry]:
    """Return one entry for each SKU, with the names of all and all that never means it."""
    named: dict[str, Entry] = {}
    for entry in entries:
        known = named.get(entry.sku)
        named[entry.sku] = entry if known is None else _joined(known, entry)
    return list(named.values())


def _joined(known: Entry, more: Entry) -> Entry:
    return replace(
        known,
        names=known.names + more.names,
        never=known.never + more.never,
        synonyms=known.synonyms + more.synonyms,
    )


def grams_of(form: SpokenForm, code: str) -> set[str]:
    """Return what a name, or a query, with its sound `code` is found by: letters, sounds, and each figure whole."""
    return grams(form.words, code) | {f"@{fact.value}" for fact in form.facts}
