"""Keep items in memory, with DynamoDB's semantics: for tests, simulations and one-process runs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from threading import Lock

from skill.adapters.table import paging
from skill.adapters.table.rules import checked, copied, live, outcome, seconds
from skill.adapters.table.shelf import Shelf
from skill.services.ports import Clock
from skill.services.table import EVERYTHING, Change, Item, Key, Page, Range


@dataclass(frozen=True, slots=True)
class _Late:
    """Tell the index, `due` writes after the table's start, what became of an item."""

    due: int
    before: Item | None
    after: Item | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Keep a table's whole content; taking and restoring one costs a few microseconds."""

    items: Shelf
    index: Shelf
    late: tuple[_Late, ...]
    writes: int


class MemoryTable:
    """Keep items under one lock; the index stays `index_lag` writes behind until `settle()`."""

    def __init__(self, *, clock: Clock, index_lag: int = 0) -> None:
        """Start empty."""
        self.index_lag = index_lag
        self._clock = clock
        self._lock = Lock()
        self._items = Shelf()
        self._index = Shelf()
        self._late: deque[_Late] = deque()
        self._writes = 0

    def get(self, key: Key) -> Item | None:
        """Read one item; an expired item is absent."""
        now = seconds(self._clock.now())
        with self._lock:
            item = live(self._stored(key), now)
        return None if item is None else _copy(item)

    def get_many(self, keys: Iterable[Key]) -> Mapping[Key, Item]:
        """Read several items as of one moment; absent ones are left out."""
        now = seconds(self._clock.now())
        with self._lock:
            stored = {key: live(self._stored(key), now) for key in keys}
        return {key: _copy(item) for key, item in stored.items() if item is not None}

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
        start = paging.place(after)
        with self._lock:
            shelf = self._index if index else self._items
            if partition not in shelf:
                return Page(())
            now = seconds(self._clock.now())
            walk = shelf.walk(partition, paging.bounds(within), start, descending=descending)
            found = list(islice((item for item in walk if live(item, now)), limit + 1))
        return paging.page([_copy(item) for item in found], limit, index=index)

    def write(self, *changes: Change) -> None:
        """Make all changes or none, as the port says."""
        copies = checked(changes)
        now = seconds(self._clock.now())
        with self._lock:
            before = [self._stored(change.key) for change in copies]
            after = [outcome(change, item, now) for change, item in zip(copies, before, strict=True)]
            self._writes += 1
            for old, new in zip(before, after, strict=True):
                if new is not old:
                    self._replace(old, new)
            self._catch_up(self._writes)

    def settle(self) -> None:
        """Let the index see every write made so far."""
        with self._lock:
            self._catch_up(None)

    def snapshot(self) -> Snapshot:
        """Return the whole content, to be restored any number of times."""
        with self._lock:
            return Snapshot(self._items.copy(), self._index.copy(), tuple(self._late), self._writes)

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to a snapshot of this or another memory table."""
        with self._lock:
            self._items = snapshot.items.copy()
            self._index = snapshot.index.copy()
            self._late = deque(snapshot.late)
            self._writes = snapshot.writes

    def _stored(self, key: Key) -> Item | None:
        return self._items.get(key.partition, (key.sort, key.partition, key.sort))

    def _replace(self, old: Item | None, new: Item | None) -> None:
        if new is not None:
            self._items.put(new.key.partition, paging.place_of(new, index=False), new)
        elif old is not None:
            self._items.remove(old.key.partition, paging.place_of(old, index=False))
        self._late.append(_Late(self._writes + self.index_lag, old, new))

    def _catch_up(self, writes: int | None) -> None:
        while self._late and (writes is None or self._late[0].due <= writes):
            late = self._late.popleft()
            if late.before is not None and late.before.index is not None:
                self._index.remove(late.before.index.partition, paging.place_of(late.before, index=True))
            if late.after is not None and late.after.index is not None:
                self._index.put(late.after.index.partition, paging.place_of(late.after, index=True), late.after)


def _copy(item: Item) -> Item:
    return Item(item.key, copied(item.attributes), item.version, item.expires_at, item.index)
