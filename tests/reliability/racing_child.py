"""Run as a process of its own: `FILE BUYER REQUEST` says yes on a SQLite shop once a line arrives, and prints the order."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from skill.conversation.engine import answer
from tests.reliability.engines import open_on
from tests.reliability.house import JA
from tests.reliability.wordless import in_keys

READY = "ready\n"


def main(path: str, buyer: str, request: str) -> None:
    """Say yes in a buyer's conversation."""
    stage = open_on("sqlite", Path(path).parent).as_customer(buyer)
    stage.session = f"s-{buyer}"
    turn = replace(stage.turn("AMAZON.YesIntent", JA), request_id=request)
    sys.stdout.write(READY)
    sys.stdout.flush()
    sys.stdin.readline()
    sys.stdout.write(answer(stage.shop, turn, render=in_keys).spoken.text)


if __name__ == "__main__":
    main(*sys.argv[1:])
