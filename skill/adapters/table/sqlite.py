"""Keep items in one SQLite file, shared by threads and processes; the default on one machine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from sqlite3 import Connection

from skill.adapters.table import paging
from skill.adapters.table.rules import checked, live, outcome, seconds
from skill.adapters.table.sqlite_file import SqliteFile
from skill.services.ports import Clock
from skill.services.table import EVERYTHING, Change, Item, Key, Page, Range, Value

Row = tuple[str, str, int, int | None, str | None, str | None, str]

COLUMNS = "partition, sort, version, expires_at, index_partition, index_sort, attributes"
FIND = f"SELECT {COLUMNS} FROM items WHERE partition = ? AND sort = ?"  # noqa: S608 - constants only
STORE = f"INSERT OR REPLACE INTO items ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - constants only
REMOVE = "DELETE FROM items WHERE partition = ? AND sort = ?"
PURGE = "DELETE FROM items WHERE expires_at <= ?"
WRITES_PER_PURGE = 500


class SqliteTable:
    """Keep items in a file in WAL mode: one writer at a time, readers never wait.

    A write that returned survives the end of the process and of the power (synchronous = FULL).
    Expired items are removed now and then by a write.
    """

    def __init__(self, path: str | Path, *, clock: Clock) -> None:
        """Open or create the file and its folder; raise `UnavailableError` if that fails."""
        self._file = SqliteFile(Path(path))
        self._clock = clock
        self._writes = 0

    def close(self) -> None:
        """Close all connections and fold the journal into the file; a later call opens it again."""
        self._file.close()

    def get(self, key: Key) -> Item | None:
        """Read one item; an expired item is absent."""
        return self.get_many([key]).get(key)

    def get_many(self, keys: Iterable[Key]) -> Mapping[Key, Item]:
        """Read several items as of one moment; absent ones are left out."""
        wanted = list(keys)
        now = seconds(self._clock.now())
        found = self._file.run("BEGIN", lambda connection: [_find(connection, key) for key in wanted])
        return {item.key: item for item in found if item is not None and live(item, now)}

    def query(  # noqa: PLR0913 - one way to ask, four options with defaults
        self,
        partition: str,
        within: Range = EVERYTHING,
        *,
        limit: int = 100,
        descending: bool = False,
        index: bool = False,
        after: str | None = None,
    ) -> Page:
        """Read a partition of the table or of the index in sort order."""
        paging.check_limit(limit)
        sql, values = _select(partition, within, paging.place(after), descending=descending, index=index)
        values += [seconds(self._clock.now()), limit + 1]
        rows = self._file.run("BEGIN", lambda connection: connection.execute(sql, values).fetchall())
        return paging.page([_item(row) for row in rows], limit, index=index)

    def write(self, *changes: Change) -> None:
        """Make all changes or none, as the port says."""
        copies = checked(changes)
        now = seconds(self._clock.now())
        self._file.run("BEGIN IMMEDIATE", lambda connection: _write(connection, copies, now))
        if self._writes % WRITES_PER_PURGE == 0:
            self._file.run("BEGIN IMMEDIATE", lambda connection: connection.execute(PURGE, (now,)))
        self._writes += 1


def _write(connection: Connection, changes: list[Change], now: int) -> None:
    before = [_find(connection, change.key) for change in changes]
    after = [outcome(change, item, now) for change, item in zip(changes, before, strict=True)]
    for old, new in zip(before, after, strict=True):
        if new is not None and new is not old:
            connection.execute(STORE, _row(new))
        elif new is None and old is not None:
            connection.execute(REMOVE, (old.key.partition, old.key.sort))


def _select(
    partition: str, within: Range, start: paging.Place | None, *, descending: bool, index: bool
) -> tuple[str, list[str | int]]:
    bounds = paging.bounds(within)
    whole, column = ("index_partition", "index_sort") if index else ("partition", "sort")
    where = [f"{whole} = ?", f"{column} >= ?"]
    values: list[str | int] = [partition, bounds.low]
    if bounds.below is not None:
        where.append(f"{column} < ?")
        values.append(bounds.below)
    if start is not None:
        where.append(f"({column}, partition, sort) {'<' if descending else '>'} (?, ?, ?)")
        values.extend(start)
    order = "DESC" if descending else "ASC"
    return (
        f"SELECT {COLUMNS} FROM items WHERE {' AND '.join(where)} AND (expires_at IS NULL OR expires_at > ?) "  # noqa: S608 - constants only
        f"ORDER BY {column} {order}, partition {order}, sort {order} LIMIT ?"
    ), values


def _find(connection: Connection, key: Key) -> Item | None:
    row = connection.execute(FIND, (key.partition, key.sort)).fetchone()
    return _item(row) if row else None


def _item(row: Row) -> Item:
    partition, sort, version, expires_at, index_partition, index_sort, text = row
    index = Key(index_partition, index_sort) if index_partition and index_sort else None
    attributes: dict[str, Value] = json.loads(text)
    return Item(Key(partition, sort), attributes, version, expires_at, index)


def _row(item: Item) -> Row:
    text = json.dumps(item.attributes, ensure_ascii=False, separators=(",", ":"))
    index = (item.index.partition, item.index.sort) if item.index else (None, None)
    return (item.key.partition, item.key.sort, item.version, item.expires_at, *index, text)
