"""R2: a cut at any call to a port, after the order too, leaves what an uncut run leaves, or nothing at all.

Withdrawal, return, complaint, replacement, judgement, stock edit and the public page: each is cut before, after
and with its answer lost at every call, then said again or left to the jobs.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

import pytest

from skill.adapters.faults import Call, CrashError, Fault, FaultPlan, at, never
from skill.domain.cart import CartLine
from skill.domain.cases import Case, CaseKind, Remedy
from skill.domain.errors import UnavailableError
from skill.domain.order import Order
from skill.domain.reply import Occasion
from skill.services.declare_as_guest import GuestForm, declare_as_guest
from skill.services.declare_case import declare_case
from skill.services.edit_stock import add_stock, set_stock
from skill.services.judge_case import accept, refuse
from skill.services.letters.letter import Letter, Written
from skill.services.receive_goods import receive_goods
from skill.services.records import codec
from skill.services.records.cases import case_from
from skill.services.records.declarations import declaration_from
from skill.services.records.orders import find_order, order_from
from skill.services.relay_outbox import relay_outbox
from skill.services.shop import Shop
from skill.settings import DEMO_MERCHANT
from tests.reliability.house import rest, struck
from tests.reliability.ledger import items_of, stock_of
from tests.reliability.quick import quick_table
from tests.services.cases import (
    ARIEL_ORDER,
    BRITA,
    GILLETTE,
    PAMPERS_ORDER,
    RAZOR_ORDER,
    declaration,
    declare,
    delivered,
    numbered,
    stored,
)
from tests.services.purchases import FILTERS, MILK, placed
from tests.stage import LEA, Stage, open_stage

pytestmark = [pytest.mark.promise("R2"), pytest.mark.usefixtures("quick_table")]

__all__ = ["quick_table"]

CUTS = (Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.RESPONSE_LOST)
OLD_ORDER = "2936-2994"

Act = Callable[[Shop], object]
Outcome = dict[str, object]


@dataclass(frozen=True, slots=True)
class Flow:
    """Carry what leads to one step after an order, and that step, which can be taken again."""

    name: str
    set_up: Callable[[Stage], Act]


def declares(stage: Stage, order: Order, kind: CaseKind, remedy: Remedy, /, **packs: int) -> Act:
    """Return the step of declaring something about an order as it stands then."""

    def act(shop: Shop) -> Case:
        now = find_order(shop.table, stage.owner, order.order_id)
        assert now is not None
        wish = replace(declaration(now, kind, remedy, **packs), key="q-1")
        declared = declare_case(shop, wish, merchant=stage.merchant)
        if declared.changes:
            shop.table.write(*declared.changes)
        return declared.case

    return act


def withdrawal(stage: Stage) -> Act:
    """Withdraw from one of two products that were delivered."""
    order = numbered(stage, RAZOR_ORDER)
    return declares(stage, order, CaseKind.WITHDRAWAL, Remedy.REFUND, gillette_fusion5_klingen_8=1)


def withdrawal_at_once(stage: Stage) -> Act:
    """Withdraw from everything before it leaves the house, charged already."""
    order = placed(stage.as_customer(LEA), (CartLine(FILTERS, 2), CartLine(MILK, 6)))
    stage.work_off()
    return declares(stage, order, CaseKind.WITHDRAWAL, Remedy.REFUND)


def part_before_capture(stage: Stage) -> Act:
    """Withdraw from some packs while the charge is still waiting."""
    order = placed(stage.as_customer(LEA), (CartLine(FILTERS, 2), CartLine(MILK, 6)))
    return declares(stage, order, CaseKind.WITHDRAWAL, Remedy.REFUND, weihenstephan_h_milch_35_1l=4)


def return_received(stage: Stage) -> Act:
    """Book the goods of a return as back, after which the money follows."""
    case = declare(stage, delivered(stage.as_customer(LEA)), CaseKind.RETURN, Remedy.REFUND).case
    return lambda shop: receive_goods(shop, case, merchant=stage.merchant)


def complaint_refund(stage: Stage) -> Act:
    """Complain of something cheap, which is refunded at once."""
    return declares(stage, numbered(stage, ARIEL_ORDER), CaseKind.DAMAGED, Remedy.REFUND)


def replacement(stage: Stage) -> Act:
    """Have the right product sent, and the wrong one sent back."""
    return declares(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WRONG_ITEM, Remedy.REPLACE)


def withdrawal_instead(stage: Stage) -> Act:
    """Withdraw although a replacement was promised, which then stays in the house."""
    declare(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WRONG_ITEM, Remedy.REPLACE)
    return declares(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WITHDRAWAL, Remedy.REFUND)


def judged_right(stage: Stage) -> Act:
    """Accept a withdrawal that came late."""
    case = declare(stage, numbered(stage, OLD_ORDER)).case
    return lambda shop: accept(shop, case, merchant=stage.merchant)


def judged_wrong(stage: Stage) -> Act:
    """Refuse a withdrawal."""
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    return lambda shop: refuse(shop, case, "benutzt", merchant=stage.merchant)


def judged_in_part(stage: Stage) -> Act:
    """Refuse one product of a withdrawal, and go on with the other."""
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    return lambda shop: refuse(shop, case, "benutzt", merchant=stage.merchant, skus=frozenset({BRITA}))


def stock_added(stage: Stage) -> Act:
    """Add a delivery to the shelf."""
    del stage
    return lambda shop: add_stock(shop, DEMO_MERCHANT, GILLETTE, 24, edit_id="delivery-1")


def stock_counted(stage: Stage) -> Act:
    """Set what was counted, with packs promised to an order."""
    placed(stage.as_customer(LEA))
    return lambda shop: set_stock(shop, DEMO_MERCHANT, FILTERS, 50, edit_id="count-1")


def page(number: str) -> Callable[[Stage], Act]:
    """Return the flow of withdrawing on the public page."""

    def set_up(stage: Stage) -> Act:
        form = GuestForm("d-1", "Anna Berger", "anna@kunden.example", number, "", "de-DE")
        return lambda shop: declare_as_guest(shop, form, merchant=stage.merchant)

    return set_up


FLOWS = (
    Flow("withdrawal", withdrawal),
    Flow("withdrawal at once", withdrawal_at_once),
    Flow("part before capture", part_before_capture),
    Flow("return received", return_received),
    Flow("complaint refund", complaint_refund),
    Flow("replacement", replacement),
    Flow("withdrawal instead", withdrawal_instead),
    Flow("judged right", judged_right),
    Flow("judged wrong", judged_wrong),
    Flow("judged in part", judged_in_part),
    Flow("stock added", stock_added),
    Flow("stock counted", stock_counted),
    Flow("page", page(RAZOR_ORDER)),
    Flow("page without order", page("unbekannt")),
)


def play(shop: Shop, act: Act) -> None:
    """Take the step and do what it asked for, as one process does that may die on the way."""
    with suppress(CrashError, UnavailableError):
        act(shop)
        relay_outbox(shop, DEMO_MERCHANT)
        relay_outbox(shop, DEMO_MERCHANT)


def plain(letter: Letter, occasion: Occasion) -> Written:
    """Write no more of a letter than what it is: its words, pictures and HTML are proved elsewhere."""
    del occasion
    return Written(letter.subject.key, letter.subject.key, "", ())


def opened() -> Stage:
    """Return a stage of its own."""
    stage = open_stage()
    stage.shop = replace(stage.shop, letters=plain)
    return stage


def begin(flow: Flow, plan: FaultPlan) -> tuple[Stage, Act]:
    """Return a stage on which a step was taken under a plan, and the step."""
    stage = opened()
    act = flow.set_up(stage)
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
        "orders": sorted(_order(order_from(item)) for item in items if item.key.sort.startswith("order#")),
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


def _order(order: Order) -> str:
    lines = [(line.sku, line.quantity, line.cancelled, line.credited) for line in order.lines]
    number = "replacement" if order.replaces else order.number
    return f"{number} {order.state} {order.payment} {lines} {order.delivery_credited}"


def _case(case: Case) -> str:
    lines = [(line.sku, line.quantity) for line in case.lines]
    ends = (bool(case.refund_asked_at), bool(case.return_code), bool(case.replacement), case.judgement)
    return f"{case.order_number} {case.kind} {case.state} {lines} {case.refund} {case.send_back_by} {ends}"


def uncut(flow: Flow, *, act: bool) -> Outcome:
    """Return how a flow ends when nothing fails, or when its step is never taken."""
    stage = opened()
    step = flow.set_up(stage)
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


@pytest.mark.no_cover
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
