"""Write a name index: under another name first, so that readers see the old file or the new one, whole."""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections.abc import Iterable, Mapping
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from tempfile import mkstemp

import msgspec

from skill.adapters.name_index_file import header_of
from skill.adapters.name_index_rows import SCHEMA, checksum, header_checksum, pack, posting_of
from skill.domain.gram_index import GramIndex
from skill.domain.match import Entry
from skill.domain.name_index import MOST_TWINS, ReadEntry, read_entries
from skill.services.name_indexes import IndexLabel, Progress

__all__ = ["write_name_index"]

_REPORT_EVERY = 1_000
# Takes as much room as any length: the file does not grow by being told its own.
_ANY_LENGTH = 2**40


def write_name_index(path: Path, label: IndexLabel, entries: Iterable[Entry], progress: Progress) -> None:
    """Write the index of all entries to `path`, in seconds for 50,000 of them; `OSError` where that cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        _write(unfinished, label, list(entries), progress)
        unfinished.chmod(0o644)
        unfinished.replace(path)
    except sqlite3.Error as why:
        msg = f"{path}: {why}"
        raise OSError(msg) from why
    finally:
        unfinished.unlink(missing_ok=True)


def _write(path: Path, label: IndexLabel, entries: list[Entry], progress: Progress) -> None:
    with closing(sqlite3.connect(path)) as connection:
        # A file that was not finished is thrown away, so nothing need be undone.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -32768"):
            connection.execute(f"PRAGMA {pragma}")
        connection.executescript(SCHEMA)
        count = _Builder(connection, label.language).write(entries, progress)
        header: dict[str, str | int] = {
            **header_of(label),
            "count": count,
            "bytes": _ANY_LENGTH,
            "checksum": _ANY_LENGTH,
        }
        connection.executemany("INSERT INTO header VALUES (?, ?)", header.items())
        connection.commit()
        del header["checksum"]
        header["bytes"] = path.stat().st_size
        known = [(header["bytes"], "bytes"), (header_checksum(header), "checksum")]
        connection.executemany("UPDATE header SET value = ? WHERE name = ?", known)
        connection.commit()
    with path.open("rb") as written:
        os.fsync(written.fileno())


class _Builder:
    """Write products as they are read, and what is known of all of them at the end."""

    def __init__(self, connection: sqlite3.Connection, language: str) -> None:
        self._connection = connection
        self._language = language
        self._grams = GramIndex()
        self._first: dict[bytes, int] = {}
        self._twins: dict[int, list[int]] = {}

    def write(self, entries: list[Entry], progress: Progress) -> int:
        """Write all and return how many products there are."""
        count = 0
        for count, read in enumerate(read_entries(entries, self._language), start=1):
            self._add(read)
            if count % _REPORT_EVERY == 0:
                progress(count, len(entries))
        self._tell_twins()
        _write_postings(self._connection, self._grams.postings)
        sizes = bytes(self._grams.sizes())
        self._connection.execute("INSERT INTO sizes VALUES (?, ?)", (checksum(sizes, "sizes"), sizes))
        progress(count, count)
        return count

    def _add(self, read: ReadEntry) -> None:
        number, row, sku = self._grams.add(read.grams), pack(read), read.entry.sku
        mark = checksum(row, "product", number, sku, None)
        self._connection.execute("INSERT INTO products VALUES (?, ?, ?, ?, NULL)", (number, sku, mark, row))
        key = blake2b("\x1f".join(sorted(read.keys)).encode(), digest_size=12).digest()
        first = self._first.setdefault(key, number)
        if first != number:
            self._twins.setdefault(first, [first]).append(number)

    def _tell_twins(self) -> None:
        for first, numbers in self._twins.items():
            skus = [sku for number in numbers[:MOST_TWINS] for (sku, _) in self._row(number)]
            data = msgspec.msgpack.encode(skus)
            self._connection.execute(
                "INSERT INTO twins VALUES (?, ?, ?)", (first, checksum(data, "twins", first), data)
            )
            for number in numbers:
                ((sku, row),) = self._row(number)
                mark = checksum(row, "product", number, sku, first)
                self._connection.execute(
                    "UPDATE products SET checksum = ?, twins = ? WHERE number = ?", (mark, first, number)
                )

    def _row(self, number: int) -> list[tuple[str, bytes]]:
        return self._connection.execute("SELECT sku, row FROM products WHERE number = ?", (number,)).fetchall()


def _write_postings(connection: sqlite3.Connection, postings: Mapping[str, array[int]]) -> None:
    for posting, gram in enumerate(sorted(postings)):
        numbers = postings[gram]
        connection.execute("INSERT INTO grams VALUES (?, ?, ?)", (gram, len(numbers), posting))
        data = posting_of(numbers)
        connection.execute("INSERT INTO postings VALUES (?, ?, ?)", (posting, checksum(data, "posting", gram), data))
