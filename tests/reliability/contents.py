"""Read what a table holds, which no shop ever asks for; what the seeded shop put there is read once.

Thousands of tables start as the same seeded shop. A partition that a table still shares with it holds the
very same items, so that only the others are read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

from skill.adapters.table.memory import MemoryTable
from skill.adapters.table.sqlite import SqliteTable
from skill.domain.order import Order
from skill.services.records.orders import order_from
from skill.services.table import Item, Table
from tests.stage import seeded

SEEDED = "o-00-"
"""How the ids of the seeded shop's orders and payments begin."""

Stock = dict[str, tuple[int, int]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Shared:
    """Keep what a table still shares with the seeded shop: its records by kind, and the stock they count."""

    by_kind: dict[str, list[Item]]
    stock: Stock


class Once(Generic[T]):
    """Remember what a function makes of an item: thousands of tables share the seeded shop's items."""

    def __init__(self, make: Callable[[Item], T], most: int = 5_000) -> None:
        """Remember at most so many, the first ones: those are the seeded shop's."""
        self._make, self._most = make, most
        self._made: dict[int, tuple[Item, T]] = {}

    def __call__(self, item: Item) -> T:
        """Return what the function makes of the item; it stays the same as long as the item is this very one."""
        known = self._made.get(id(item))
        if known is not None and known[0] is item:
            return known[1]
        made = self._make(item)
        if len(self._made) < self._most:
            self._made[id(item)] = (item, made)
        return made


def items_of(table: Table) -> list[Item]:
    """Return everything a table holds."""
    if isinstance(table, MemoryTable):
        return [item for part in table._items._partitions.values() for item in part.items.values()]
    assert isinstance(table, SqliteTable)
    from skill.adapters.table import sqlite  # noqa: PLC0415 - only for this engine

    columns = f"SELECT {sqlite.COLUMNS} FROM items"  # noqa: S608 - a constant
    rows: Any = table._file.run("BEGIN", lambda connection: connection.execute(columns).fetchall())
    return [sqlite._item(row) for row in rows]


def items_by_kind(table: Table) -> dict[str, list[Item]]:
    """Return everything a table holds by kind of record, the first word of its sort key."""
    found = {kind: items.copy() for kind, items in _shared(table).by_kind.items()}
    for item in changed_items(table):
        found.setdefault(_kind(item), []).append(item)
    return found


def changed_items(table: Table) -> list[Item]:
    """Return what a table holds in partitions that changed since the shop was seeded."""
    if not isinstance(table, MemoryTable):
        return items_of(table)
    seed, stored = _seed(), table._items._partitions
    return [item for name, part in stored.items() if seed.get(name) is not part for item in part.items.values()]


def new_orders(table: Table) -> list[Order]:
    """Return the orders made since the shop was seeded."""
    return [order_from(item) for item in changed_items(table) if is_new_order(item)]


def is_new_order(item: Item) -> bool:
    """Return whether an item is an order made since the shop was seeded."""
    return item.key.sort.startswith("order#") and not item.key.sort.startswith(f"order#{SEEDED}")


def stock_of(table: Table) -> Stock:
    """Return what is free and promised of every product."""
    return _shared(table).stock | _stock(changed_items(table))


def writes_to(table: Table) -> int | None:
    """Return how many writes a table has seen, where it counts them."""
    return table._writes if isinstance(table, MemoryTable) else None


def counter_value(item: Item, name: str) -> int:
    """Return what a counter says, 0 where it never counted."""
    return cast("int", item.attributes.get(name, 0))


def _seed() -> Mapping[str, Any]:
    """Return the seeded shop's partitions; none is changed in place, for every table shares them."""
    return seeded()[0].items._partitions


def _shared(table: Table) -> _Shared:
    if not isinstance(table, MemoryTable):
        return _Shared({}, {})
    stored = table._items._partitions
    return _shared_without(frozenset(name for name, part in _seed().items() if stored.get(name) is not part))


@lru_cache(maxsize=256)
def _shared_without(changed: frozenset[str]) -> _Shared:
    """Return what tables share with the seeded shop that have changed these partitions of it."""
    items = [item for name, part in _seed().items() if name not in changed for item in part.items.values()]
    by_kind: dict[str, list[Item]] = {}
    for item in items:
        by_kind.setdefault(_kind(item), []).append(item)
    return _Shared(by_kind, _stock(items))


def _kind(item: Item) -> str:
    return item.key.sort.partition("#")[0]


def _stock(items: Iterable[Item]) -> Stock:
    return {
        item.key.partition.rpartition("#")[2]: (counter_value(item, "available"), counter_value(item, "reserved"))
        for item in items
        if item.key.sort == "counter#stock"
    }
