"""R3, R10 between processes: on one SQLite file the last pack is sold once, and one consent makes one order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from skill.domain.order import CheckoutState
from tests.reliability.arena import buyers_at_the_gate
from tests.reliability.contents import new_orders, stock_of
from tests.reliability.engines import close, open_on
from tests.reliability.house import FILTERS, rest
from tests.reliability.ledger import faults
from tests.reliability.racing_child import READY

pytestmark = [pytest.mark.promise("R3", "R10")]

ROOT = Path(__file__).parents[2]


def race(folder: Path, *buyers_and_requests: tuple[str, str]) -> list[str]:
    """Let processes say yes at once; return what each was told."""
    path = str(folder / "shop.sqlite3")
    pipe, environment = subprocess.PIPE, {**os.environ, "PYTHONPATH": str(ROOT)}
    children = [
        subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "tests.reliability.racing_child", path, buyer, request],
            cwd=ROOT,
            env=environment,
            stdin=pipe,
            stdout=pipe,
            text=True,
        )
        for buyer, request in buyers_and_requests
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == READY
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    return [child.communicate(timeout=60)[0] for child in children]


def test_processes_sell_the_last_pack_once(tmp_path: Path) -> None:
    house = open_on("sqlite", tmp_path)
    house.set_stock(FILTERS, 9)
    buyers_at_the_gate(house, 3)
    house.set_stock(FILTERS, 1)
    before = stock_of(house.table)
    told = race(tmp_path, *((f"buyer-{place}", "the-yes") for place in range(3)))
    assert sorted("checkout-ordered" in words for words in told) == [False, False, True]
    assert sum("out_of_stock" in words for words in told) == 2
    assert [order.state for order in new_orders(house.table)] == [CheckoutState.COMPLETED]
    assert faults(rest(house).table, before) == []
    close(house)


def test_processes_hear_one_consent_once(tmp_path: Path) -> None:
    house = open_on("sqlite", tmp_path)
    buyers_at_the_gate(house, 1)
    before = stock_of(house.table)
    told = race(tmp_path, ("buyer-0", "yes-1"), ("buyer-0", "yes-1"), ("buyer-0", "yes-2"))
    (order,) = new_orders(house.table)
    assert all(order.number in words for words in told)
    assert faults(rest(house).table, before) == []
    close(house)
