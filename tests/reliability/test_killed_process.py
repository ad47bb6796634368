"""A process that is really killed at any of its writes leaves a shop that another process brings to rest."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from skill.domain.order import CheckoutState
from tests.reliability.contents import new_orders, stock_of
from tests.reliability.engines import close, open_on
from tests.reliability.house import JA, one_line, rest
from tests.reliability.killed_child import SIGNAL, WRITES
from tests.reliability.ledger import faults
from tests.stage import LEA, Stage

ROOT = Path(__file__).parents[2]
# The writes of the whole: the provider's and the mailbox's own ones among them.
ALL_WRITES = 7


@dataclass(frozen=True)
class Parent:
    """Speak to the process that lets its children die."""

    process: subprocess.Popen[str]

    def run_child(self, folder: Path, number: int, when: str) -> dict[str, int]:
        """Run a yes in a process of its own that dies at a write; 0 lets it live."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{when} {number} {folder / 'shop.sqlite3'}\n")
        self.process.stdin.flush()
        answer: dict[str, int] = json.loads(self.process.stdout.readline())
        return answer


@pytest.fixture(scope="module")
def parent() -> Iterator[Parent]:
    """A process of its own, with everything imported and no thread."""
    command = [sys.executable, "-m", "tests.reliability.killed_child"]
    with subprocess.Popen(  # noqa: S603 - our own module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        yield Parent(process)


def before_the_yes(folder: Path) -> dict[str, tuple[int, int]]:
    """Ask the question in this process; return the stock."""
    stage = open_on("sqlite", folder)
    before = stock_of(stage.table)
    one_line(stage)
    close(stage)
    return before


def reopened(folder: Path) -> Stage:
    """Open the shop as a new process does."""
    return open_on("sqlite", folder).as_customer(LEA)


def test_child_that_lives_makes_every_write(parent: Parent, tmp_path: Path) -> None:
    before = before_the_yes(tmp_path)
    assert parent.run_child(tmp_path, 0, "never") == {WRITES: ALL_WRITES, SIGNAL: 0}
    stage = reopened(tmp_path)
    assert [order.state for order in new_orders(stage.table)] == [CheckoutState.COMPLETED]
    assert faults(rest(stage).table, before) == []
    close(stage)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", range(1, ALL_WRITES + 1))
def test_killed_process_leaves_nothing_undone(parent: Parent, number: int, when: str, tmp_path: Path) -> None:
    before = before_the_yes(tmp_path)
    assert parent.run_child(tmp_path, number, when)[SIGNAL] == signal.SIGKILL
    again = (number + (when == "after")) % 2
    stage = reopened(tmp_path)
    if again:
        stage.hear(replace(stage.turn("AMAZON.YesIntent", JA), request_id="the-yes"))
    rest(stage)
    states = [order.state for order in new_orders(stage.table)]
    assert faults(stage.table, before) == []
    assert len(states) <= 1
    if again:
        assert states == [CheckoutState.COMPLETED]
    close(stage)
