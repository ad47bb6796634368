"""Read what a table holds, which no shop ever asks for; what the seeded shop put there is read once.

Thousands of tables start as the same seeded shop. A partition that a table still shares with it holds the
very same items, so that only the others are read anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from skill.adapters.table.memory import MemoryTable
from skill.adapters.table.sqlite import SqliteTable
from skill.domain.order import Order
from skill.services.records.orders import order_from
from skill.services.table import Item, Table
from tests.stage import seeded

SEEDED = "o-00-"
"""How the ids of the seeded shop's orders and payments begin."""

Stock = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Part:
    """Keep a partition of the seeded shop, what it holds by kind of record, and the stock it counts."""

    partition: object
    by_kind: dict[str, list[Item]]
    stock: Stock


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
    found: dict[str, list[Item]] = {}
    for part in _shared(table):
        for kind, items in part.by_kind.items():
            found.setdefault(kind, []).extend(items)
    for item in changed_items(table):
        found.setdefault(item.key.sort.partition("#")[0], []).append(item)
    return found


def changed_items(table: Table) -> list[Item]:
    """Return what a table holds in partitions that changed since the shop was seeded."""
    if not isinstance(table, MemoryTable):
        return items_of(table)
    known = _seeded_parts()
    return [
        item
        for name, partition in table._items._partitions.items()
        if name not in known or known[name].partition is not partition
        for item in partition.items.values()
    ]


def new_orders(table: Table) -> list[Order]:
    """Return the orders made since the shop was seeded."""
    return [order_from(item) for item in changed_items(table) if is_new_order(item)]


def is_new_order(item: Item) -> bool:
    """Return whether an item is an order made since the shop was seeded."""
    return item.key.sort.startswith("order#") and not item.key.sort.startswith(f"order#{SEEDED}")


def stock_of(table: Table) -> Stock:
    """Return what is free and promised of every product."""
    found: Stock = {}
    for part in _shared(table):
        found |= part.stock
    return found | _stock(changed_items(table))


def counter_value(item: Item, name: str) -> int:
    """Return what a counter says, 0 where it never counted."""
    return cast("int", item.attributes.get(name, 0))


def _shared(table: Table) -> Iterator[_Part]:
    """Yield the parts of the seeded shop that a table holds unchanged."""
    if isinstance(table, MemoryTable):
        stored = table._items._partitions
        yield from (part for name, part in _seeded_parts().items() if stored.get(name) is part.partition)


@cache
def _seeded_parts() -> dict[str, _Part]:
    """Return the seeded shop's partitions; they are never changed in place, for every table shares them."""
    parts = {}
    for name, partition in seeded()[0].items._partitions.items():
        by_kind: dict[str, list[Item]] = {}
        for item in partition.items.values():
            by_kind.setdefault(item.key.sort.partition("#")[0], []).append(item)
        parts[name] = _Part(partition, by_kind, _stock(partition.items.values()))
    return parts


def _stock(items: Iterable[Item]) -> Stock:
    return {
        item.key.partition.rpartition("#")[2]: (counter_value(item, "available"), counter_value(item, "reserved"))
        for item in items
        if item.key.sort == "counter#stock"
    }
