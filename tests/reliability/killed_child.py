"""Run as a process of its own, and let its children die: each line `WHEN NUMBER FILE` asks for one of them.

A child says yes on a SQLite shop and is killed before or after its n-th write; 0 lets it live. What it wrote, and
the signal that ended it, is the line that answers. A process that has everything imported forks in no time.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from skill.adapters.table.sqlite import SqliteTable
from skill.conversation.engine import answer
from skill.services.reconcile_orders import reconcile_orders
from skill.services.relay_outbox import relay_outbox
from skill.services.table import Change
from skill.settings import DEMO_MERCHANT
from tests.reliability.engines import open_on
from tests.reliability.house import JA
from tests.stage import BOOK, LEA, seeded

WRITES, SIGNAL = "writes", "signal"


def say_yes(when: str, number: str, path: str) -> int:
    """Say yes to the open question, and return how many writes that took, unless one of them kills the process."""
    stage = open_on("sqlite", Path(path).parent).as_customer(LEA)
    stage._requests = 100
    table: Any = stage.table
    written = 0
    real = SqliteTable.write

    def write(*changes: Change) -> None:
        nonlocal written
        written += 1
        if written == int(number) and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        real(table, *changes)
        if written == int(number) and when == "after":
            os.kill(os.getpid(), signal.SIGKILL)

    table.write = write
    answer(stage.shop, replace(stage.turn("AMAZON.YesIntent", JA), request_id="the-yes"), render=BOOK.render)
    reconcile_orders(stage.shop, DEMO_MERCHANT)
    relay_outbox(stage.shop, DEMO_MERCHANT)
    return written


def run_child(when: str, number: str, path: str) -> dict[str, int]:
    """Say yes in a process of its own; return its writes and the signal that ended it, 0 if none did."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, str(say_yes(when, number, path)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        written = told.read()
    _, status = os.waitpid(child, 0)
    ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)
    return {WRITES: int(written or 0), SIGNAL: ended}


def main() -> None:
    """Answer line by line."""
    seeded()
    for line in sys.stdin:
        print(json.dumps(run_child(*line.rstrip("\n").split(" ", 2))), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
