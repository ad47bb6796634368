from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from skill.adapters.clock import SystemClock, VirtualClock
from skill.adapters.table import sqlite_file
from skill.adapters.table.sqlite import WRITES_PER_PURGE, SqliteTable
from skill.domain.errors import UnavailableError
from skill.services.table import BusyError, ConflictError, Expect, Key, Put, Range
from tests.adapters.table.races import STOCK, assert_sold_out, race, sell
from tests.adapters.table.sqlite_child import ENTRIES, JOURNAL

ROOT = Path(__file__).resolve().parents[3]
NOTE = Key("m1#a", "note#1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "store.sqlite3"


@pytest.fixture
def table(path: Path, clock: VirtualClock) -> Iterator[SqliteTable]:
    table = SqliteTable(path, clock=clock)
    yield table
    table.close()


def child(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.adapters.table.sqlite_child", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True)  # noqa: S603 - ours


def sell_in_processes(path: Path, number: int) -> list[int]:
    """Let processes sell from one moment on; return what each sold."""
    sellers = [child("sell", str(path), str(seller)) for seller in range(number)]
    assert [seller.stdout and seller.stdout.readline() for seller in sellers] == ["ready\n"] * number
    for seller in sellers:
        assert seller.stdin is not None
        seller.stdin.write("go\n")
        seller.stdin.flush()
    sold = [int(seller.communicate(timeout=60)[0]) for seller in sellers]
    assert [seller.returncode for seller in sellers] == [0] * number
    return sold


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def write_until_killed(path: Path, first: int, writes: int) -> int:
    """Kill a writing process for good, after it reported some writes; return the last it reported."""
    with child("write", str(path), str(first)) as process:
        assert process.stdout is not None
        reported = [int(process.stdout.readline()) for _ in range(writes)]
        process.kill()
    assert process.returncode == -9
    return reported[-1]


def test_stored_writes_survive_kill_nine(path: Path) -> None:
    first = 0
    for writes in (1, 2, 3, 5, 8, 13):
        reported = write_until_killed(path, first, writes)
        table = SqliteTable(path, clock=SystemClock())
        entries = table.query(JOURNAL, Range("entry#"), limit=10_000).items
        counter = table.get(ENTRIES)
        table.close()
        assert len(entries) > reported
        assert [item.key.sort for item in entries] == [f"entry#{number:06}" for number in range(len(entries))]
        assert counter is not None
        assert (counter.attributes, counter.version) == ({"count": len(entries)}, len(entries))
        first = len(entries)
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


def test_six_processes_sell_exactly_the_stock(path: Path, table: SqliteTable) -> None:
    table.write(Put(STOCK, {"available": 500, "reserved": 0}))
    sold = sell_in_processes(path, 6)
    assert len([units for units in sold if units]) > 1, "they did not race"
    assert_sold_out(table, 500, sold)


def test_threads_sell_exactly_the_stock(table: SqliteTable) -> None:
    table.write(Put(STOCK, {"available": 300, "reserved": 0}))
    sold = race(8, lambda number: sell(table, str(number)))
    assert_sold_out(table, 300, sold)


def test_processes_may_open_one_new_file(path: Path) -> None:
    assert sell_in_processes(path, 6) == [0] * 6


def test_file_is_kept_and_reopened(path: Path, table: SqliteTable, clock: VirtualClock) -> None:
    table.write(Put(NOTE, {"n": 1}))
    table.close()
    assert not path.with_name("store.sqlite3-wal").exists()
    other = SqliteTable(path, clock=clock)
    assert other.get(NOTE) == table.get(NOTE)
    other.close()


def test_file_is_its_owners_only(path: Path, table: SqliteTable) -> None:
    assert table.get(NOTE) is None
    assert path.stat().st_mode & 0o777 == 0o600


def test_commits_reach_the_disk(table: SqliteTable) -> None:
    settings = table._file.run("BEGIN", lambda c: [c.execute(f"PRAGMA {n}").fetchone() for n in PRAGMAS])
    assert settings == [("wal",), (2,)]


PRAGMAS = ("journal_mode", "synchronous")


def test_readers_do_not_wait_for_writers(table: SqliteTable) -> None:
    table.write(Put(NOTE, {"n": 1}))

    def read_meanwhile(connection: sqlite3.Connection) -> object:
        connection.execute("UPDATE items SET version = 9")
        item = table.get(NOTE)
        return item.version if item else None

    assert table._file.run("BEGIN IMMEDIATE", read_meanwhile) == 1


def test_writer_gives_up_after_a_while(table: SqliteTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file, "PATIENCE_SECONDS", 0.1)

    def write_meanwhile(_: sqlite3.Connection) -> None:
        with pytest.raises(BusyError, match="is busy"):
            table.write(Put(NOTE, {"n": 1}))

    table._file.run("BEGIN IMMEDIATE", write_meanwhile)
    assert table.get(NOTE) is None


def test_conflict_leaves_the_file_writable(table: SqliteTable) -> None:
    table.write(Put(NOTE, {"n": 1}))
    for _ in range(3):
        with pytest.raises(ConflictError):
            table.write(Put(NOTE, {"n": 2}))
    table.write(Put(NOTE, {"n": 3}, 1))
    assert len(table._file._idle) == 1


def test_failure_halfway_undoes_everything(table: SqliteTable) -> None:
    def fail_halfway(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO items VALUES ('m1#a', 'note#1', 1, NULL, NULL, NULL, '{}')")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        table._file.run("BEGIN IMMEDIATE", fail_halfway)
    assert table.get(NOTE) is None


def test_expired_items_are_removed_some_day(path: Path, table: SqliteTable, clock: VirtualClock) -> None:
    table.write(Put(NOTE, {"n": 1}, expires_at=int(clock.now().timestamp()) + 5))
    clock.advance(timedelta(seconds=5))
    assert rows(path, "SELECT count(*) FROM items") == [(1,)]
    for _ in range(WRITES_PER_PURGE):
        table.write(Put(Key("m1#b", "note#2"), {}, Expect.ANYTHING))
    assert rows(path, "SELECT sort FROM items") == [("note#2",)]


def test_queries_use_their_indexes(path: Path, table: SqliteTable) -> None:
    assert table.query("m1#a").items == ()
    for column, name in (("index_partition", "by_index"), ("expires_at", "by_expiry")):
        plan = rows(path, f"EXPLAIN QUERY PLAN SELECT * FROM items WHERE {column} = 1")  # noqa: S608 - constants only
        assert name in str(plan[0][3])


def test_fork_gets_connections_of_its_own(table: SqliteTable) -> None:
    table.write(Put(NOTE, {"n": 1}))
    inherited = list(table._file._idle)
    table._file._process = -1  # as after a fork
    assert table.get(NOTE) is not None
    assert inherited[0] not in table._file._idle
    assert inherited in sqlite_file._LEFT_TO_THE_PARENT
    inherited[0].close()


def test_foreign_file_is_no_store(tmp_path: Path, clock: VirtualClock) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Liebe Anna, " * 100, encoding="utf-8")
    with pytest.raises(UnavailableError, match="file is not a database"):
        SqliteTable(path, clock=clock)
    assert path.read_text(encoding="utf-8") == "Liebe Anna, " * 100


def test_impossible_folder_is_reported(tmp_path: Path, clock: VirtualClock) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnavailableError, match="cannot be opened"):
        SqliteTable(tmp_path / "file" / "store.sqlite3", clock=clock)
