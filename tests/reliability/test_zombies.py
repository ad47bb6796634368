"""R5: a worker that sleeps at any of its calls, while others finish its work, overwrites nothing and charges nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from skill.adapters.faults import Call, Fault, FaultPlan
from skill.conversation.engine import answer
from skill.conversation.turn import Turn
from skill.domain.order import CheckoutState, Order
from skill.services.reconcile_orders import reconcile_orders
from skill.settings import DEMO_MERCHANT
from tests.reliability.arena import Arena
from tests.reliability.contents import new_orders, stock_of
from tests.reliability.house import (
    Flow,
    cancelling,
    cancelling_at_once,
    last_unit,
    one_line,
    play,
    rest,
    struck,
    three_lines,
    to_be_approved,
    trace,
)
from tests.reliability.ledger import faults
from tests.reliability.wordless import in_keys, quiet_stage
from tests.stage import LEA, Stage, open_stage

pytestmark = pytest.mark.promise("R5")

FLOWS = (
    Flow("one line", one_line),
    Flow("three lines", three_lines),
    Flow("last unit", last_unit),
    Flow("cancelling", cancelling),
    Flow("cancelling at once", cancelling_at_once),
    Flow("to be approved", to_be_approved),
)
WRITES = {"write", "authorise", "capture", "void", "refund", "send", "send_sms"}
Other = Callable[[Stage, Turn], None]


def jobs_soon(stage: Stage, _turn: Turn) -> None:
    """Let the reconciler of another process do what is overdue after four minutes, and after nine."""
    for minutes in (4, 5):
        stage.clock.advance(timedelta(minutes=minutes))
        stage.work_off().work_off()


def jobs_much_later(stage: Stage, _turn: Turn) -> None:
    """Let every hold end before the sleeper wakes."""
    for minutes in (4, 61, 12):
        stage.clock.advance(timedelta(minutes=minutes))
        stage.work_off().work_off()


def same_request_elsewhere(stage: Stage, turn: Turn) -> None:
    """Let another process answer the very request, and do what follows."""
    answer(stage.shop, turn, render=in_keys)
    stage.work_off().work_off()


def same_words_elsewhere(stage: Stage, turn: Turn) -> None:
    """Let the customer say it again, to another process."""
    same_request_elsewhere(stage, replace(turn, request_id="again"))


OTHERS: tuple[Other, ...] = (jobs_soon, jobs_much_later, same_request_elsewhere, same_words_elsewhere)


@pytest.mark.usefixtures("quick_table")
@pytest.mark.parametrize("other", OTHERS, ids=lambda other: other.__name__)
@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_zombie_worker_is_fenced(flow: Flow, other: Other, record_property: Callable[[str, object], None]) -> None:
    # A request for money that the provider gets after even the late answers were waited for is told by its webhook.
    fenced = WRITES - ({"authorise"} if other is jobs_much_later else set())
    calls = [call.number for call in trace(flow) if call.method in fenced]
    assert len(calls) >= 4
    stage = quiet_stage()
    before = stock_of(stage.table)
    turn = flow.set_up(stage)
    if flow.set_up is last_unit:
        before = stock_of(stage.table)
    arena = Arena.at(stage, before=before)
    for number in calls:
        assert slept(arena, turn, number, other) == [], f"asleep at {number}"
    record_property("cases", len(calls))


def slept(arena: Arena, turn: Turn, number: int, other: Other) -> list[str]:
    """Run a flow that sleeps before one call while another worker finishes; name what is wrong in the end."""
    stage = arena.again()
    decided: list[Order] = []

    def asleep() -> None:
        other(stage, turn)
        decided.extend(order for order in new_orders(stage.table) if not order.is_undecided)

    plan = FaultPlan(lambda call: Fault.SLOW if call.number == number else None, pass_time=asleep)
    play(struck(stage.shop, plan), turn)
    found = faults(rest(stage).table, arena.before)
    after = {order.order_id: order for order in new_orders(stage.table)}
    found += [
        f"{old.order_id} was {old.state}, is {after[old.order_id].state}" for old in decided if undone(old, after)
    ]
    return found + ([f"{len(after)} orders"] if len(after) > 1 else [])


def undone(old: Order, after: dict[str, Order]) -> bool:
    """Tell whether what the other worker decided was taken back: only a cancellation may change it."""
    new = after[old.order_id]
    cancelled = any(line.cancelled for line in new.lines)
    return new.state is not old.state and not (cancelled and new.state is CheckoutState.CANCELED)


def test_zombie_finds_its_order_given_up() -> None:
    stage = open_stage()
    turn = one_line(stage)

    def asleep() -> None:
        stage.clock.advance(timedelta(minutes=4))
        reconcile_orders(stage.shop, DEMO_MERCHANT)

    def at_the_till(call: Call) -> Fault | None:
        return Fault.SLOW if call.method == "authorise" else None

    said = answer(struck(stage.shop, FaultPlan(at_the_till, pass_time=asleep)), turn, render=in_keys)
    order = new_orders(stage.table)[0]
    assert (order.state, order.refused_because) == (CheckoutState.CANCELED, "payment_failed")
    assert said.order_id is None
    book = stage.books(order.order_id)
    assert book is not None
    assert book.status.value == "authorised"
    rest(stage)
    released = stage.books(order.order_id)
    assert released is not None
    assert released.status.value == "voided"
    assert stage.as_customer(LEA).lying == {}
