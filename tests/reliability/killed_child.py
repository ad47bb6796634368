"""Run as a process of its own: `FILE NUMBER WHEN` says yes on a SQLite shop and dies at the n-th write."""

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
from tests.stage import BOOK, LEA

WRITES = "writes"


def main(path: str, number: str, when: str) -> None:
    """Say yes to the open question; the table kills the process before or after its n-th write."""
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
    sys.stdout.write(json.dumps({WRITES: written}))


if __name__ == "__main__":
    main(*sys.argv[1:])
