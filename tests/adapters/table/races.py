"""Sell what a counter holds from many threads at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from skill.services.table import ConflictError, Key, Put, Table
from tests.adapters.table.stores import take

PARTITION = "m1#race"
STOCK = Key(PARTITION, "counter#stock")


def sell(table: Table, seller: str) -> int:
    """Sell one unit after the other until there is none; return how many."""
    sold = 0
    while True:
        try:
            table.write(Put(Key(PARTITION, f"sale#{seller}#{sold:04}"), {"quantity": 1}), take(STOCK, 1))
        except ConflictError as conflict:
            if conflict.reason != "floor":
                raise
            return sold
        sold += 1


def race(sellers: int, act: Callable[[int], int]) -> list[int]:
    """Let every seller act at the same moment; return what each of them sold."""
    start = Barrier(sellers)
    interval = sys.getswitchinterval()

    def run(number: int) -> int:
        start.wait()
        return act(number)

    sys.setswitchinterval(1e-6)  # the usual 5 ms let one thread sell everything
    try:
        with ThreadPoolExecutor(sellers) as pool:
            return list(pool.map(run, range(sellers)))
    finally:
        sys.setswitchinterval(interval)


def assert_sold_out(table: Table, units: int, sold: list[int]) -> None:
    assert sum(sold) == units
    stock = table.get(STOCK)
    assert stock is not None
    assert stock.attributes == {"available": 0, "reserved": units}
    assert sum(item.key.sort.startswith("sale#") for item in table.query(PARTITION, limit=units + 2).items) == units
