"""Answer from a name index that lies in a file: opened at once, read in small parts, shared by processes."""

from __future__ import annotations

import sqlite3
import weakref
from array import array
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Any

import msgspec

from skill.adapters.name_index_rows import (
    FORMAT,
    DamagedRowError,
    checked,
    header_checksum,
    numbers_of,
    reading_mark,
    unpack,
)
from skill.domain.gram_index import nearest
from skill.domain.name_index import IndexedName
from skill.domain.names import Names
from skill.services.name_indexes import IndexLabel, Progress, UnusableIndexError

__all__ = ["REMEDY", "NameIndexFile"]

REMEDY = "run `zuruf index build`"
_KEPT = 300
_MOST_ASKED = 500
_REPORT_EVERY = 1_000


class NameIndexFile:
    """Hold one open file; `label` says which names it must have. No name is loaded before it is a candidate."""

    def __init__(self, path: Path, label: IndexLabel) -> None:
        """Check what the file says of itself; raise `UnusableIndexError` where it is missing, damaged or another's."""
        if not path.is_file():
            msg = f"the name index {path} is missing: {REMEDY}"
            raise UnusableIndexError(msg)
        self.path = path
        self.label = label
        # Nobody writes to a finished file, a new one takes its name: so readers need no locks of the file system.
        self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, check_same_thread=False)
        self._close = weakref.finalize(self, self._connection.close)
        self._lock = RLock()
        self._size_of: bytes | None = None
        self._products: OrderedDict[int, IndexedName] = OrderedDict()
        self._twins = lru_cache(_KEPT)(self._read_twins)
        try:
            with self._reading():
                self._count = self._check_header()
        except UnusableIndexError:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._close()

    @property
    def language(self) -> str:
        """Return `de` or `en`."""
        return self.label.language

    def __len__(self) -> int:
        """Return how many products there are."""
        return self._count

    def nearest(self, wanted: Collection[str], limit: int) -> Sequence[IndexedName]:
        """Return the products that share most of the `wanted` grams; `UnusableIndexError` where a row is damaged."""
        with self._reading():
            return self._indexed(nearest(self, wanted, limit))

    def of(self, skus: Iterable[str]) -> Sequence[IndexedName]:
        """Return the products of these SKUs; `UnusableIndexError` where a row is damaged."""
        with self._reading():
            return self._by_sku(list(skus))

    def check(self, progress: Progress) -> None:
        """Read every row once; `UnusableIndexError` says what is damaged. Opening reads the header only."""
        with self._reading():
            ((verdict,), *_) = self._ask("PRAGMA integrity_check(1)")
            if verdict != "ok":
                raise DamagedRowError(verdict)
            grams = [gram for (gram,) in self._ask("SELECT gram FROM grams")]
            total = len(grams) + len(self)
            for done, gram in enumerate(grams):
                self.numbers([gram])
                if done % _REPORT_EVERY == 0:
                    progress(done, total)
            for number in range(len(self)):
                self._by_sku([product.entry.sku for product in self._indexed([number])])
                if number % _REPORT_EVERY == 0:
                    progress(len(grams) + number, total)
            progress(total, total)

    def counts(self, wanted: Collection[str]) -> Mapping[str, int]:
        """Return how many products have each gram."""
        return dict(self._ask_each("SELECT gram, entries FROM grams WHERE gram IN", list(wanted)))

    def numbers(self, grams: Sequence[str]) -> Sequence[Iterable[int]]:
        """Return for each gram the numbers of the products that have it."""
        sql = "SELECT gram, checksum, numbers, entries FROM grams JOIN postings USING (posting) WHERE gram IN"
        found = {gram: row for gram, *row in self._ask_each(sql, grams)}
        return [_posting(gram, *found[gram]) for gram in grams]

    def sizes(self) -> Sequence[int]:
        """Return the sizes of all products, a byte each, read at the first question."""
        if self._size_of is None:
            ((expected, sizes),) = self._ask("SELECT checksum, sizes FROM sizes")
            self._size_of = checked(sizes, expected, "sizes")
        return self._size_of

    def _by_sku(self, skus: Sequence[str]) -> list[IndexedName]:
        numbers = dict(self._ask_each("SELECT sku, number FROM products WHERE sku IN", skus))
        asked = [sku for sku in skus if sku in numbers]
        found = self._indexed([numbers[sku] for sku in asked])
        for sku, indexed in zip(asked, found, strict=True):
            if indexed.entry.sku != sku:
                raise DamagedRowError(sku)
        return found

    def _indexed(self, numbers: Sequence[int]) -> list[IndexedName]:
        """Return products by their numbers; those asked for last are kept."""
        kept = self._products
        new = [number for number in numbers if number not in kept]
        sql = "SELECT number, sku, checksum, row, twins FROM products WHERE number IN"
        kept.update((number, self._unpacked(number, *row)) for number, *row in self._ask_each(sql, new))
        found = [kept[number] for number in numbers]
        for number in numbers:
            kept.move_to_end(number)
        while len(kept) > _KEPT:
            kept.popitem(last=False)
        return found

    def _unpacked(self, number: int, sku: str, expected: int, data: object, twins: int | None) -> IndexedName:
        row = unpack(checked(data, expected, "product", number, sku, twins))
        told = (sku,) if twins is None else self._twins(twins)
        return IndexedName(row.entry, Names.of(row.names, self.language), row.called, row.group_size, told)

    def _read_twins(self, twins: int) -> tuple[str, ...]:
        ((expected, skus),) = self._ask("SELECT checksum, skus FROM twins WHERE twins = ?", twins)
        return msgspec.msgpack.decode(checked(skus, expected, "twins", twins), type=tuple[str, ...])

    def _ask_each(self, sql: str, values: Sequence[str] | Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """Ask for the rows of several keys at once, as many as SQLite takes."""
        for first in range(0, len(values), _MOST_ASKED):
            asked = values[first : first + _MOST_ASKED]
            yield from self._ask(f"{sql} ({', '.join('?' * len(asked))})", *asked)

    def _ask(self, sql: str, *values: str | int) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Let one thread in at a time, and say of a damaged file which one it is."""
        try:
            with self._lock:
                yield
        except (sqlite3.Error, msgspec.MsgspecError, DamagedRowError, ValueError, LookupError) as why:
            msg = f"the name index {self.path} is damaged ({type(why).__name__}: {why}): {REMEDY}"
            raise UnusableIndexError(msg) from why

    def _check_header(self) -> int:
        """Return how many products there are, once the file is known to be whole and the one that is wanted."""
        header = dict(self._connection.execute("SELECT name, value FROM header"))
        wanted = header_of(self.label)
        other = [name for name, value in wanted.items() if header.get(name) != value]
        if other:
            told = ", ".join(f"{name} {header.get(name)!r} instead of {wanted[name]!r}" for name in other)
            msg = f"the name index {self.path} is of something else ({told}): {REMEDY}"
            raise UnusableIndexError(msg)
        length, told = self.path.stat().st_size, header.pop("checksum", None)
        if header.get("bytes") != length or told != header_checksum(header):
            raise DamagedRowError(header.get("count"))
        return int(header["count"])


def _posting(gram: str, expected: int, numbers: object, entries: int) -> array[int]:
    found = numbers_of(checked(numbers, expected, "posting", gram))
    if len(found) != entries:
        raise DamagedRowError(gram)
    return found


def header_of(label: IndexLabel) -> dict[str, str | int]:
    """Return what a file must say of itself to be used."""
    return {
        "format": FORMAT,
        "reading": reading_mark(label.language),
        "merchant": label.merchant,
        "version": label.version,
        "language": label.language,
        "fingerprint": label.fingerprint,
    }
