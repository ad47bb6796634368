"""R2: a cut at any call to a port, after the order too, leaves what an uncut run leaves, or nothing at all.

Withdrawal, return, complaint, replacement, judgement, stock edit and the public page: each is cut before, after
and with its answer lost at every call, then said again or left to the jobs.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from skill.adapters.faults import Call, CrashError, Fault, FaultPlan, at, never
from skill.domain.cases import Case
from skill.domain.errors import UnavailableError
from skill.services.records import codec
from skill.services.records.cases import case_from
from skill.services.records.declarations import declaration_from
from skill.services.records.orders import order_from
from skill.services.relay_outbox import relay_outbox
from skill.services.shop import Shop
from skill.services.table import Item
from skill.settings import DEMO_MERCHANT
from tests.reliability.case_flows import FLOWS, Act, Flow, complaint_refund
from tests.reliability.contents import Once, items_of, stock_of
from tests.reliability.house import rest, struck
from tests.reliability.ledger import faults
from tests.reliability.moment import led_to
from tests.reliability.quick import quick_table
from tests.services.cases import (
    ARIEL_ORDER,
    GILLETTE,
    numbered,
    stored,
)
from tests.services.purchases import FILTERS
from tests.stage import Stage, open_stage

pytestmark = [pytest.mark.promise("R2"), pytest.mark.usefixtures("quick_table")]

__all__ = ["quick_table"]

CUTS = (Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.RESPONSE_LOST)

Outcome = dict[str, object]


def play(shop: Shop, act: Act) -> None:
    """Take the step and do what it asked for, as one process does that may die on the way."""
    with suppress(CrashError, UnavailableError):
        act(shop)
        relay_outbox(shop, DEMO_MERCHANT)
        relay_outbox(shop, DEMO_MERCHANT)


def begin(flow: Flow, plan: FaultPlan) -> tuple[Stage, Act]:
    """Return a stage on which a step was taken under a plan, and the step."""
    stage, act = led_to(flow.set_up)
    play(struck(stage.shop, plan), act)
    return stage, act


def trace(flow: Flow) -> tuple[Call, ...]:
    """Return every call to a port that a flow makes."""
    plan = FaultPlan(never)
    begin(flow, plan)
    return plan.calls


def outcome(stage: Stage) -> Outcome:
    """Return all that matters of a shop at rest, without ids and moments."""
    items = items_of(stage.table)
    return {
        "orders": sorted(_order(item) for item in items if item.key.sort.startswith("order#")),
        "cases": sorted(_case(case_from(item)) for item in items if item.key.sort.startswith("case#")),
        "money": sorted(
            f"{item.attributes['order_id']} {codec.to_plain(item.attributes['captured'])}"
            f" {codec.to_plain(item.attributes['refunded'])} in {len(item.attributes['refund_keys'])}"  # type: ignore[arg-type]  # a tuple of keys
            for item in items
            if item.key.sort == "payment"
        ),
        "stock": stock_of(stage.table),
        "budget": {item.key: item.attributes["amount"] for item in items if "#spend#" in item.key.sort},
        "mails": Counter(str(mail["subject"]) for mail in stage.mails),
        "declared": [bool(declaration_from(item).case_id) for item in items if item.key.sort == "declaration"],
        "waiting": [item.key for item in items if item.key.sort == "event"],
    }


@Once
def _order(item: Item) -> str:
    order = order_from(item)
    lines = [(line.sku, line.quantity, line.cancelled, line.credited) for line in order.lines]
    number = "replacement" if order.replaces else order.number
    return f"{number} {order.state} {order.payment} {lines} {order.delivery_credited}"


def _case(case: Case) -> str:
    lines = [(line.sku, line.quantity) for line in case.lines]
    ends = (bool(case.refund_asked_at), bool(case.return_code), bool(case.replacement), case.judgement)
    return f"{case.order_number} {case.kind} {case.state} {lines} {case.refund} {case.send_back_by} {ends}"


def uncut(flow: Flow, *, act: bool) -> Outcome:
    """Return how a flow ends when nothing fails, or when its step is never taken."""
    stage, step = led_to(flow.set_up)
    if act:
        play(stage.shop, step)
    return outcome(rest(stage))


def broken_cuts(flow: Flow, *, again: bool) -> Iterator[str]:
    """Name every cut after which a shop at rest is neither as after the step nor, unless it was repeated, as before."""
    allowed = [uncut(flow, act=True)] + ([] if again else [uncut(flow, act=False)])
    for number in range(1, len(trace(flow)) + 1):
        for fault in CUTS:
            stage, act = begin(flow, FaultPlan(at({number: fault})))
            if again:
                act(stage.shop)
            ended = outcome(rest(stage))
            if ended not in allowed:
                wrong = {name: (ended[name], allowed[0][name]) for name in ended if ended[name] != allowed[0][name]}
                yield f"{fault} at {number}: {wrong}"


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_step_changes_what_it_should(flow: Flow) -> None:
    after, before = uncut(flow, act=True), uncut(flow, act=False)
    assert after != before
    assert after["waiting"] == []
    sys.stdout.write(f"{flow.name}: {len(trace(flow))} calls\n")


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_ledger_agrees_after_each_step(flow: Flow) -> None:
    stage, _ = begin(flow, FaultPlan(never))
    edited = {"stock added": {GILLETTE: 24}, "stock counted": {FILTERS: 50 - 76}}.get(flow.name)
    assert faults(rest(stage).table, stock_of(open_stage().table), edited) == []


@pytest.mark.parametrize("again", [True, False], ids=["said again", "left to the jobs"])
@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_case_survives_every_cut(
    flow: Flow,
    again: bool,  # noqa: FBT001 - the two ways to go on
    record_property: Callable[[str, object], None],
) -> None:
    record_property("cases", len(trace(flow)) * len(CUTS))
    assert list(broken_cuts(flow, again=again)) == []


def test_said_twice_is_one_case() -> None:
    for flow in FLOWS:
        stage, act = begin(flow, FaultPlan(never))
        act(stage.shop)
        assert outcome(rest(stage)) == uncut(flow, act=True), flow.name


def test_refund_is_paid_once_by_rivals() -> None:
    stage = open_stage()
    act = complaint_refund(stage)
    case = act(stage.shop)
    assert isinstance(case, Case)
    relay_outbox(stage.shop, DEMO_MERCHANT)
    book = stage.books(case.order_id)
    assert book is not None
    assert book.refund_keys == (case.case_id,)
    assert stored(stage, numbered(stage, ARIEL_ORDER)).credited == case.refund
