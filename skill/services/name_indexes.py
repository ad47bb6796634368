"""Open the prebuilt name index of a large catalogue, and mend one that is damaged; a small catalogue needs none."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock
from typing import Protocol

from skill.domain.errors import UnavailableError
from skill.domain.match import Entry
from skill.domain.name_index import IndexedName, MemoryNameIndex, NameIndex, language_code

__all__ = [
    "SMALL",
    "IndexLabel",
    "NameIndexes",
    "NoNameIndexes",
    "UnusableIndexError",
    "label_of",
    "open_index",
    "rest_memory",
]

SMALL = 2_000
"""Up to how many names are read in the moment that a catalogue is loaded."""

_LOG = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Is told how many names are done, and of how many."""


class UnusableIndexError(UnavailableError):
    """Report an index that is missing, damaged, or not of the catalogue on sale; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class IndexLabel:
    """Say which names an index holds: `fingerprint` is of all entries, so that a version number used twice misleads nobody."""

    merchant: str
    version: int
    language: str
    fingerprint: str


class NameIndexes(Protocol):
    """Keep prebuilt indexes, one for each catalogue version and language."""

    @property
    def mends(self) -> bool:
        """Tell whether an unusable index may be built anew while somebody waits."""

    def open(self, label: IndexLabel) -> NameIndex:
        """Return an index in time that does not grow with it; raise `UnusableIndexError` where there is none to trust."""

    def build(self, label: IndexLabel, entries: Iterable[Entry], progress: Progress) -> NameIndex:
        """Write an index and return it, in a time that grows with the names; `OSError` where it cannot be written."""


class NoNameIndexes:
    """Have no place for files: every catalogue is read into memory."""

    mends = True

    def open(self, label: IndexLabel) -> NameIndex:
        """Refuse: nothing is kept."""
        msg = f"no folder for name indexes is set, so {label.merchant}'s names are read anew (set ZURUF_INDEX)"
        raise UnusableIndexError(msg)

    def build(self, label: IndexLabel, entries: Iterable[Entry], progress: Progress) -> NameIndex:
        """Read the names into memory."""
        del progress
        return MemoryNameIndex(entries, label.language)


def label_of(merchant: str, version: int, entries: Iterable[Entry], language: str) -> IndexLabel:
    """Return what the index of these entries must say of itself."""
    return IndexLabel(merchant, version, language_code(language), _fingerprint(entries))


def open_index(indexes: NameIndexes, merchant: str, version: int, entries: Sequence[Entry], language: str) -> NameIndex:
    """Return the index of a catalogue: a prebuilt one if it is large, mended if need be and allowed.

    Raises `UnusableIndexError` where it may not be mended: never an index that lacks names, or has others.
    """
    if len(entries) <= SMALL:
        return MemoryNameIndex(entries, language)
    index = _Mended(indexes, label_of(merchant, version, entries, language), entries)
    rest_memory()
    return index


def rest_memory() -> None:
    """Let the garbage collector pass over what is there to stay: with a large catalogue one look at all takes 50 ms."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class _Mended:
    """Answer from a prebuilt index; build it anew where it turns out to be unusable, at opening or later."""

    def __init__(self, indexes: NameIndexes, label: IndexLabel, entries: Sequence[Entry]) -> None:
        self._indexes = indexes
        self._label = label
        self._entries = entries
        self._mending = Lock()
        try:
            self._index = indexes.open(label)
        except UnusableIndexError as why:
            self._index = self._mend(why)

    @property
    def language(self) -> str:
        return self._index.language

    def __len__(self) -> int:
        return len(self._index)

    def nearest(self, wanted: Collection[str], limit: int) -> Sequence[IndexedName]:
        return self._ask(lambda index: index.nearest(wanted, limit))

    def of(self, skus: Iterable[str]) -> Sequence[IndexedName]:
        asked = list(skus)
        return self._ask(lambda index: index.of(asked))

    def _ask(self, question: Callable[[NameIndex], Sequence[IndexedName]]) -> Sequence[IndexedName]:
        asked = self._index
        try:
            return question(asked)
        except UnusableIndexError as why:
            with self._mending:
                if self._index is asked:
                    self._index = self._mend(why)
            return question(self._index)

    def _mend(self, why: UnusableIndexError) -> NameIndex:
        if not self._indexes.mends:
            _LOG.error("%s", why)
            raise why
        _LOG.warning("%s; building it anew from %d products", why, len(self._entries))
        try:
            return self._indexes.build(self._label, self._entries, _silent)
        except OSError as error:
            _LOG.warning("the name index cannot be written (%s); the names are read into memory", error)
            return MemoryNameIndex(self._entries, self._label.language)


def _silent(done: int, total: int) -> None:
    """Say nothing: nobody watches."""
    del done, total


def _fingerprint(entries: Iterable[Entry]) -> str:
    """Return a hash of all that an index is built from, in its order."""
    found = blake2b(digest_size=16)
    for entry in entries:
        parts = (
            entry.sku,
            entry.group,
            entry.spoken,
            str(len(entry.names)),
            *entry.names,
            *entry.never,
            "",
            *entry.synonyms,
        )
        found.update("\x1f".join(parts).encode("utf-8", "surrogatepass"))
        found.update(b"\x1e")
    return found.hexdigest()
