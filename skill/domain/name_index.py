"""Keep the names of a catalogue so that the few that resemble a query are found at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from skill.domain.gram_index import GramIndex, grams
from skill.domain.match import Entry
from skill.domain.name_score import Names
from skill.domain.spoken_form import SpokenForm, spoken_form

__all__ = ["IndexedName", "MemoryNameIndex", "NameIndex", "grams_of", "merged"]


@dataclass(frozen=True, slots=True)
class IndexedName:
    """Carry one product as an index hands it out.

    `called` is the spoken form's key of what the shop calls it aloud; `group_size` counts the variants of its group,
    itself included; `twins` are all SKUs with exactly the same names, itself included, in the catalogue's order.
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


class MemoryNameIndex:
    """Index the names in memory: made in milliseconds for a small shop, in seconds for 50,000 names."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        """Read all names; entries of one SKU count as one with all their names."""
        self._language = "en" if language.lower().startswith("en") else "de"
        self._grams = GramIndex()
        self._entries: list[Entry] = []
        self._names: list[Names] = []
        self._called: list[str] = []
        self._number: dict[str, int] = {}
        self._twins: dict[frozenset[str], list[str]] = {}
        self._group_sizes: Counter[str] = Counter()
        for entry in merged(entries):
            self._add(entry)

    @property
    def language(self) -> str:
        """Return `de` or `en`."""
        return self._language

    def __len__(self) -> int:
        """Return how many products there are."""
        return len(self._entries)

    def nearest(self, wanted: Collection[str], limit: int) -> Sequence[IndexedName]:
        """Return the products that share most of the `wanted` grams."""
        return [self._indexed(number) for number in self._grams.nearest(wanted, limit)]

    def of(self, skus: Iterable[str]) -> Sequence[IndexedName]:
        """Return the products of these SKUs."""
        return [self._indexed(self._number[sku]) for sku in skus if sku in self._number]

    def _indexed(self, number: int) -> IndexedName:
        entry, names = self._entries[number], self._names[number]
        group_size = self._group_sizes[entry.group or entry.sku]
        return IndexedName(entry, names, self._called[number], group_size, tuple(self._twins[names.keys]))

    def _add(self, entry: Entry) -> None:
        names = Names(entry.names, self._language)
        found: set[str] = set()
        for form, code in zip(names.forms, names.sounds, strict=True):
            found |= grams_of(form, code)
        self._number[entry.sku] = self._grams.add(found)
        self._entries.append(entry)
        self._names.append(names)
        self._called.append(spoken_form(entry.spoken, self._language).key if entry.spoken else "")
        self._group_sizes[entry.group or entry.sku] += 1
        self._twins.setdefault(names.keys, []).append(entry.sku)


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """Return one entry for each SKU, with the names of all."""
    named: dict[str, Entry] = {}
    for entry in entries:
        known = named.get(entry.sku)
        named[entry.sku] = entry if known is None else replace(known, names=known.names + entry.names)
    return list(named.values())


def grams_of(form: SpokenForm, code: str) -> set[str]:
    """Return what a name, or a query, with its sound `code` is found by; figures alone where there are no words."""
    return grams(form.words or tuple(fact.value for fact in form.facts), code)
