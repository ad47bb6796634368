"""Measure checkouts per second: in process on memory, on SQLite, and over the wire; and audit every one of them.

A checkout is everything from the quote to the confirmation: read customer and stock, quote, reserve and
write the order with its evidence, authorise, commit, then capture and confirmation from the outbox. The
long run sells 100,000 orders on memory in batches; each batch is audited, then archived, and the
resident memory after it is noted.
"""

from __future__ import annotations

import cProfile
import gc
import os
import pstats
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.checkouts import Till, open_till
from bench.report import describe_machine, write_section
from skill.adapters.clock import SystemClock
from skill.adapters.table.dynamodb import DynamoTable
from skill.adapters.table.memory import MemoryTable
from skill.adapters.table.open import open_table
from skill.services.table import Table
from tests.adapters.table.dynoxide import BINARY, dynoxide
from tests.adapters.table.stores import wire_client

ORDERS = 100_000
BATCH = 2_000
DURABLE_ORDERS = 1_000
WIRE_ORDERS = 300
PROFILED = 1_000
_SHOWN = 8


def main(orders: int = ORDERS) -> None:
    """Run all parts and write the section; a trial of fewer orders is only printed."""
    long = long_run(orders)
    rows = [("memory, in process", long.rate)]
    with tempfile.TemporaryDirectory() as folder:
        table = open_table(f"sqlite:///{Path(folder) / 'bench.sqlite3'}", clock=SystemClock())
        rows.append(("SQLite, synced at every write", rate(open_till(table, clock=SystemClock()), DURABLE_ORDERS)))
    if BINARY.exists():
        with over_the_wire() as table:
            rows.append(("DynamoDB API over HTTP (dynoxide)", rate(open_till(table, clock=SystemClock()), WIRE_ORDERS)))
    text = _report(orders, rows, long, where_time_goes())
    if orders == ORDERS:
        write_section("Checkouts", text)
    print(text)


@dataclass(frozen=True, slots=True)
class Rate:
    """Carry checkouts per second of one thread: to the commit that the customer waits for, and to the last letter."""

    committed: float
    confirmed: float


class LongRun:
    """Carry what the long run showed: its rate, resident memory after each batch in MiB, and violations."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.rate = Rate(0.0, 0.0)
        self.resident: list[float] = []
        self.violations: list[str] = []


def long_run(orders: int) -> LongRun:
    """Sell in batches on the memory table; audit and archive each; only selling is timed."""
    till, found, spent = open_till(MemoryTable(clock=SystemClock()), clock=SystemClock()), LongRun(), Spent()
    for start in range(0, orders, BATCH):
        sold = spent.timed(till, min(BATCH, orders - start))
        found.violations += till.violations(sold)
        till.forget(sold)
        gc.collect()
        found.resident.append(_resident_mib())
        done = start + len(sold)
        print(
            f"  {done:>7} orders, {done / spent.to_the_letter:6.0f} a second, {found.resident[-1]:6.1f} MiB",
            file=sys.stderr,
        )
    found.rate = spent.rate(orders)
    return found


@dataclass(slots=True)
class Spent:
    """Add up the seconds of selling and of what follows from the outbox."""

    to_the_commit: float = 0.0
    to_the_letter: float = 0.0

    def timed(self, till: Till, orders: int) -> list[tuple[str, str]]:
        """Sell and relay, and return whose order each one is, and its id."""
        began, relayed = time.perf_counter(), till.relayed
        sold = [till.sell() for _ in range(orders)]
        till.relay()
        spent = time.perf_counter() - began
        self.to_the_letter += spent
        self.to_the_commit += spent - (till.relayed - relayed)
        return sold

    def rate(self, orders: int) -> Rate:
        """Return how many of so many orders were sold in a second."""
        return Rate(orders / self.to_the_commit, orders / self.to_the_letter)


def rate(till: Till, orders: int) -> Rate:
    """Return checkouts per second of one thread; every order is audited afterwards."""
    spent = Spent()
    sold = spent.timed(till, orders)
    violations = till.violations(sold)
    if violations:
        raise SystemExit("\n".join(violations[:20]))
    return spent.rate(orders)


@contextmanager
def over_the_wire() -> Iterator[Table]:
    """Yield a table of a DynamoDB engine on loopback."""
    with dynoxide() as address:
        table = DynamoTable("zuruf-checkouts", clock=SystemClock(), client=wire_client(address))
        table.ensure_table()
        yield table


def where_time_goes() -> list[tuple[str, float]]:
    """Return the share of a checkout that each part of the house takes by itself, on memory, the largest first."""
    till = open_till(MemoryTable(clock=SystemClock()), clock=SystemClock())
    profile = cProfile.Profile()
    profile.runcall(_sell_some, till)
    shares: Counter[str] = Counter()
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # typeshed leaves it out
    for (file, _, _), (_, _, own, _, _) in stats.items():
        shares[_part(file)] += own  # type: ignore[assignment]  # a Counter counts seconds too
    total = sum(shares.values())
    return [(part, share / total) for part, share in shares.most_common(_SHOWN)]


def _sell_some(till: Till) -> None:
    for _ in range(PROFILED):
        till.sell()
    till.relay()


def _part(file: str) -> str:
    path = Path(file)
    if "skill" in path.parts:
        inside = path.parts[path.parts.index("skill") + 1 :]
        return "/".join(inside[:2])
    if "site-packages" in path.parts:
        return path.parts[path.parts.index("site-packages") + 1]
    return "Python and its library"


def _resident_mib() -> float:
    pages = int(Path(f"/proc/{os.getpid()}/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def _report(orders: int, rows: list[tuple[str, Rate]], long: LongRun, parts: list[tuple[str, float]]) -> str:
    fastest = rows[0][1]
    settled = long.resident[len(long.resident) // 10 :] or long.resident
    spread = (max(settled) - min(settled)) / min(settled)
    lines = [
        (
            f"`make bench`: {orders:,} orders of one or two products on memory, {DURABLE_ORDERS:,} on SQLite, "
            f"{WIRE_ORDERS} over the wire; one thread, on {describe_machine()}."
        ),
        (
            "To its commit a checkout reads customer and stock, quotes, reserves, writes order and evidence, authorises "
            "and commits; then it is captured and confirmed by a letter from the outbox. The sandbox provider's books "
            "lie in the same table."
        ),
        "",
        "| store | a second, to the commit | ratio | a second, with capture and letter | ratio |",
        "|---|---|---|---|---|",
        *(
            f"| {name} | {one.committed:.0f} | {one.committed / fastest.committed:.2f} "
            f"| {one.confirmed:.0f} | {one.confirmed / fastest.confirmed:.2f} |"
            for name, one in rows
        ),
        "",
        (
            f"Of {orders:,} orders on memory {len(long.violations)} violated an invariant. Resident memory after each "
            f"batch of {BATCH:,} stayed between {min(settled):.1f} and {max(settled):.1f} MiB ({spread:.1%}), the first tenth "
            "left out."
        ),
        "",
        "| where the time goes (memory) | share |",
        "|---|---|",
        *(f"| `{part}` | {share:.0%} |" for part, share in parts),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
