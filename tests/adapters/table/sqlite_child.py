"""Run as a process of its own: `write FILE FIRST` until killed, or `sell FILE SELLER` until sold out.

A seller says "ready" and waits for a line, so that all of them start together.
"""

from __future__ import annotations

import sys

from skill.adapters.clock import SystemClock
from skill.adapters.table.sqlite import SqliteTable
from skill.services.table import Add, Key, Put
from tests.adapters.table.races import sell

JOURNAL = "m1#journal"
ENTRIES = Key(JOURNAL, "counter#entries")


def write_for_ever(table: SqliteTable, first: int) -> None:
    """Store entries with their number, and say each number once it is stored."""
    number = first
    while True:
        table.write(Put(Key(JOURNAL, f"entry#{number:06}"), {"text": "x" * 2000}), Add(ENTRIES, {"count": 1}))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        number += 1


def main(act: str, path: str, argument: str) -> None:
    table = SqliteTable(path, clock=SystemClock())
    if act == "write":
        write_for_ever(table, int(argument))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    sys.stdout.write(str(sell(table, argument)))


if __name__ == "__main__":
    main(*sys.argv[1:])
