"""R1, R2: a cut at any call to a port, then any way to go on, leaves one order and one charge, or nothing at all."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from skill.adapters.faults import Fault, FaultPlan, at
from skill.adapters.sandbox_payments import SandboxPayments
from skill.conversation.turn import Turn
from skill.domain.order import CheckoutState
from skill.services import check_voice_code
from tests.reliability.contents import new_orders
from tests.reliability.house import (
    JA,
    Flow,
    cancelling,
    cancelling_at_once,
    cut,
    last_unit,
    one_line,
    play,
    rest,
    struck,
    three_lines,
    to_be_approved,
    trace,
    with_code,
)
from tests.reliability.ledger import faults
from tests.stage import Stage

pytestmark = [pytest.mark.promise("R1"), pytest.mark.usefixtures("quick_table")]

CUTS = (Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.RESPONSE_LOST)
BUYING = (
    Flow("one line", one_line),
    Flow("three lines", three_lines),
    Flow("last unit", last_unit),
    Flow("code", with_code),
)
CANCELLING = (Flow("cancelling", cancelling), Flow("cancelling at once", cancelling_at_once))
HELD = Flow("to be approved", to_be_approved)

GoOn = Callable[[Stage, Turn], None]
Record = Callable[[str, object], None]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash the digits of a code once: hashing is slow on purpose."""
    monkeypatch.setattr(check_voice_code, "_digest", cache(check_voice_code._digest))


def same_request(stage: Stage, turn: Turn) -> None:
    """Deliver the very request again, as Alexa does."""
    stage.hear(turn)


def say_it_again(stage: Stage, turn: Turn) -> None:
    """Let the customer, who heard an apology, say the same again."""
    stage.hear(replace(turn, request_id=f"{turn.request_id}-again"))


def nobody(_stage: Stage, _turn: Turn) -> None:
    """Leave it to the background jobs."""


WAYS: tuple[GoOn, ...] = (same_request, say_it_again, nobody)


def broken_cuts(flow: Flow, go_on: GoOn) -> Iterator[str]:
    """Name every cut of a purchase after which the books do not agree, or a customer who went on has no order."""
    for number in range(1, len(trace(flow)) + 1):
        for fault in CUTS:
            stage, turn, before = cut(flow, number, fault)
            go_on(stage, turn)
            rest(stage)
            orders = [order.state for order in new_orders(stage.table)]
            right = orders == [CheckoutState.COMPLETED] or (go_on is nobody and len(orders) <= 1)
            found = faults(stage.table, before)
            if found or not right:
                yield f"{fault} at {number}: {orders} {found}"


@pytest.mark.parametrize("flow", [*BUYING, *CANCELLING, HELD], ids=lambda flow: flow.name)
def test_trace_names_every_port(flow: Flow) -> None:
    calls = trace(flow)
    sys.stdout.write(f"{flow.name}: {len(calls)} calls, {dict(Counter(f'{c.port}.{c.method}' for c in calls))}\n")
    assert len(calls) >= 12
    assert {call.port for call in calls} == {"table", "payments", "notifier"}
    assert all(call.keys for call in calls if call.port == "table")


@pytest.mark.parametrize("go_on", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("flow", BUYING, ids=lambda flow: flow.name)
def test_checkout_survives_every_cut(flow: Flow, go_on: GoOn, record_property: Record) -> None:
    record_property("cases", len(trace(flow)) * len(CUTS))
    assert list(broken_cuts(flow, go_on)) == []


@pytest.mark.parametrize("every", [127, pytest.param(1, marks=pytest.mark.soak)])
@pytest.mark.parametrize("flow", BUYING, ids=lambda flow: flow.name)
def test_checkout_survives_two_cuts(flow: Flow, every: int, record_property: Record) -> None:
    """What finishes a purchase that was cut is cut as well: all ordered pairs in the long runs, a sample of them here."""
    cuts = [(number, fault) for number in range(1, len(trace(flow)) + 1) for fault in CUTS]
    pairs = list(product(cuts, cuts))[::every]
    record_property("cases", len(pairs))
    for (first, fault), (second, other) in pairs:
        stage, turn, before = cut(flow, first, fault)
        play(struck(stage.shop, FaultPlan(at({second: other}))), turn)
        same_request(stage, turn)
        rest(stage)
        where = f"{fault} at {first}, {other} at {second}"
        assert faults(stage.table, before) == [], where
        assert [order.state for order in new_orders(stage.table)] == [CheckoutState.COMPLETED], where


@pytest.mark.parametrize("go_on", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("flow", CANCELLING, ids=lambda flow: flow.name)
def test_cancelling_survives_every_cut(flow: Flow, go_on: GoOn, record_property: Record) -> None:
    record_property("cases", len(trace(flow)) * len(CUTS))
    for number in range(1, len(trace(flow)) + 1):
        for fault in CUTS:
            stage, turn, before = cut(flow, number, fault)
            go_on(stage, turn)
            rest(stage)
            where = f"{fault} at {number}"
            assert faults(stage.table, before) == [], where
            order = new_orders(stage.table)[0]
            if go_on is not nobody:
                whole = flow.set_up is cancelling
                assert (order.state is CheckoutState.CANCELED, len(order.skus)) == (whole, 0 if whole else 2), where


@pytest.mark.parametrize("approves", [True, False])
def test_held_order_survives_every_cut(approves: bool) -> None:  # noqa: FBT001 - the two ways it can end
    for number in range(1, len(trace(HELD)) + 1):
        for fault in CUTS:
            stage, turn, before = cut(HELD, number, fault)
            same_request(stage, turn)
            order = new_orders(stage.table)[0]
            if approves:
                SandboxPayments(stage.table, clock=stage.clock).approve(order.order_id)
            rest(stage)
            assert faults(stage.table, before) == [], f"{fault} at {number}"
            ended = new_orders(stage.table)[0].state
            assert ended is (CheckoutState.COMPLETED if approves else CheckoutState.CANCELED)


def test_yes_after_a_cut_is_no_second_order() -> None:
    stage, turn, before = cut(BUYING[0], len(trace(BUYING[0])), Fault.RESPONSE_LOST)
    say_it_again(stage, turn)
    assert stage.hear(stage.turn("AMAZON.YesIntent", JA)).order_id is None
    assert faults(rest(stage).table, before) == []
    assert len(new_orders(stage.table)) == 1
