"""R7, I9: no money is held for an order that is not, no order stands without its money, and all of it within minutes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from skill.adapters.faults import Call, Fault, FaultPlan
from skill.domain.order import CheckoutState
from tests.reliability.contents import stock_of
from tests.reliability.house import (
    Flow,
    cut,
    last_unit,
    one_line,
    play,
    rest,
    struck,
    three_lines,
    to_be_approved,
    trace,
)
from tests.reliability.ledger import Books, faults
from tests.reliability.wordless import quiet_stage
from tests.stage import Stage

pytestmark = [pytest.mark.promise("R7"), pytest.mark.usefixtures("quick_table")]

FLOWS = [Flow("one line", one_line), Flow("three lines", three_lines), Flow("to be approved", to_be_approved)]
STEPS = {"write", "authorise"}
MINUTES, HELD_MINUTES = 15, 61
ENDS = {CheckoutState.COMPLETED, CheckoutState.CANCELED}


def undecided(stage: Stage) -> list[CheckoutState]:
    """Return how the orders stand that have not come to an end."""
    return [order.state for order in Books.of(stage.table).orders if order.state not in ENDS]


@pytest.mark.parametrize("fault", [Fault.CRASH_BEFORE, Fault.CRASH_AFTER])
@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_every_order_ends_within_minutes(
    flow: Flow, fault: Fault, record_property: Callable[[str, object], None]
) -> None:
    """An order that waits for its customer at the bank ends with its hold, an hour after it began."""
    calls = [call.number for call in trace(flow) if call.method in STEPS]
    for number in calls:
        stage, _, _ = cut(flow, number, fault)
        for _ in range(MINUTES):
            stage.wait(minutes=1).work_off()
        left = undecided(stage)
        assert set(left) <= ({CheckoutState.REQUIRES_ESCALATION} if flow is FLOWS[2] else set()), f"{fault} at {number}"
        stage.wait(minutes=HELD_MINUTES - MINUTES).work_off()
        assert undecided(stage) == [], f"{fault} at {number}"
    record_property("cases", len(calls))


@pytest.mark.parametrize("flow", [*FLOWS, Flow("last unit", last_unit)], ids=lambda flow: flow.name)
@pytest.mark.parametrize("fault", [Fault.THROTTLED, Fault.CRASH_BEFORE])
def test_commit_that_fails_leaves_no_orphan(flow: Flow, fault: Fault) -> None:
    """The money is held, and then nothing can be written any more: others finish it or give it back."""
    stage = quiet_stage()
    turn = flow.set_up(stage)
    before = stock_of(stage.table)
    held: list[int] = []

    def decide(call: Call) -> Fault | None:
        held.extend([call.number] if call.method == "authorise" else [])
        return fault if held and call.method == "write" else None

    play(struck(stage.shop, FaultPlan(decide)), turn)
    books = Books.of(stage.table)
    assert [order.state for order in books.orders] == [CheckoutState.COMPLETE_IN_PROGRESS]
    assert len(books.payments) == 1  # an authorisation that no commit followed
    assert faults(rest(stage).table, before) == []
