from __future__ import annotations

from datetime import timedelta

from skill.adapters.clock import VirtualClock
from skill.adapters.table.memory import MemoryTable
from skill.services.table import Delete, Expect, Key, Put
from tests.adapters.table.races import STOCK, assert_sold_out, race, sell

ORDER = Key("m1#customer#c1", "order#1")
DUE = "due#m1#0"


def due(table: MemoryTable) -> list[tuple[str, object]]:
    return [
        (item.index.sort if item.index else "", item.attributes["n"]) for item in table.query(DUE, index=True).items
    ]


def put(table: MemoryTable, number: int, at: str | None = "10:00") -> None:
    table.write(Put(ORDER, {"n": number}, Expect.ANYTHING, index=Key(DUE, at) if at else None))


def other_write(table: MemoryTable) -> None:
    table.write(Put(Key("m1#other", "note#1"), {}, Expect.ANYTHING))


def test_index_follows_at_once_without_lag(clock: VirtualClock) -> None:
    table = MemoryTable(clock=clock)
    put(table, 1)
    assert due(table) == [("10:00", 1)]


def test_index_lags_behind_further_writes(clock: VirtualClock) -> None:
    table = MemoryTable(clock=clock, index_lag=2)
    put(table, 1)
    other_write(table)
    assert due(table) == []
    other_write(table)
    assert due(table) == [("10:00", 1)]


def test_late_index_shows_old_content(clock: VirtualClock) -> None:
    table = MemoryTable(clock=clock, index_lag=1)
    put(table, 1)
    put(table, 2, at="11:00")
    assert due(table) == [("10:00", 1)]
    assert table.get(ORDER) is not None
    other_write(table)
    assert due(table) == [("11:00", 2)]


def test_late_index_still_lists_the_deleted(clock: VirtualClock) -> None:
    table = MemoryTable(clock=clock, index_lag=1)
    put(table, 1)
    table.write(Delete(ORDER))
    assert (due(table), table.get(ORDER)) == ([("10:00", 1)], None)
    table.settle()
    assert due(table) == []


def test_settle_shows_every_write(clock: VirtualClock) -> None:
    table = MemoryTable(clock=clock, index_lag=100)
    put(table, 1)
    put(table, 2, at=None)
    put(table, 3, at="09:00")
    table.settle()
    assert due(table) == [("09:00", 3)]


def test_lag_can_be_set_later(clock: VirtualClock) -> None:
    table = MemoryTable(clock=clock)
    table.index_lag = 5
    put(table, 1)
    assert due(table) == []


def test_restore_brings_everything_back(clock: VirtualClock) -> None:
    table = MemoryTable(clock=clock, index_lag=1)
    put(table, 1)
    before = table.snapshot()
    put(table, 2, at="11:00")
    other_write(table)
    table.restore(before)
    assert (due(table), table.query("m1#other").items) == ([], ())
    other_write(table)
    assert due(table) == [("10:00", 1)]


def test_snapshot_can_be_restored_often(clock: VirtualClock) -> None:
    table = MemoryTable(clock=clock)
    put(table, 1)
    root = table.snapshot()
    for number in (2, 3):
        put(table, number)
        branch = table.snapshot()
        table.restore(root)
        assert due(table) == [("10:00", 1)]
        table.restore(branch)
        assert due(table) == [("10:00", number)]
        table.restore(root)
    assert due(table) == [("10:00", 1)]


def test_snapshots_serve_other_tables(clock: VirtualClock) -> None:
    seeded, table = MemoryTable(clock=clock), MemoryTable(clock=clock)
    put(seeded, 1)
    table.restore(seeded.snapshot())
    put(table, 2)
    assert (due(seeded), due(table)) == ([("10:00", 1)], [("10:00", 2)])


def test_expiry_follows_the_virtual_clock(clock: VirtualClock) -> None:
    table = MemoryTable(clock=clock)
    table.write(Put(ORDER, {"n": 1}, expires_at=int(clock.now().timestamp()) + 60))
    clock.advance(timedelta(seconds=59, milliseconds=999))
    assert table.get(ORDER) is not None
    clock.advance(timedelta(milliseconds=1))
    assert table.get(ORDER) is None


def test_threads_sell_exactly_the_stock(clock: VirtualClock) -> None:
    table = MemoryTable(clock=clock)
    table.write(Put(STOCK, {"available": 500, "reserved": 0}))
    sold = race(8, lambda number: sell(table, str(number)))
    assert_sold_out(table, 500, sold)
