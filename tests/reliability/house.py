"""Run one turn and what follows from it in a shop whose ports can fail, and bring it to rest afterwards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache

from skill.adapters.faults import Call, CrashError, Fault, FaultPlan, at, never, under_faults
from skill.conversation.engine import answer
from skill.conversation.turn import Assent, Heard, SlotValue, Turn
from skill.domain.errors import UnavailableError
from skill.services.reconcile_orders import reconcile_orders
from skill.services.relay_outbox import relay_outbox
from skill.services.shop import Shop
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import Stock, stock_of, writes_to
from tests.reliability.moment import led_to
from tests.reliability.wordless import in_keys
from tests.stage import LEA, MEHMET, Stage, open_stage

FILTERS, MILK, TABS = "melitta-filter-4-80", "weihenstephan-h-milch-35-1l", "finish-tabs-60"
JA = Heard(text="ja", assent=Assent.CLEAR)


@dataclass(frozen=True, slots=True)
class Flow:
    """Carry what leads to a turn that moves money or goods, and that turn; `set_up` returns it."""

    name: str
    set_up: Callable[[Stage], Turn]

    def begin(self) -> tuple[Stage, Turn]:
        """Return the flow's stage, put back to just before the turn, and the turn."""
        return led_to(self.set_up)


def one_line(stage: Stage) -> Turn:
    """Reorder one product."""
    stage.as_customer(LEA).say("ReorderProductIntent", product=SlotValue("kaffeefilter", (FILTERS,)))
    return stage.turn("AMAZON.YesIntent", JA)


def last_unit(stage: Stage) -> Turn:
    """Reorder the last pack there is."""
    stage.set_stock(FILTERS, 1)
    return one_line(stage)


def three_lines(stage: Stage) -> Turn:
    """Buy a cart of three products."""
    stage.as_customer(LEA).put_in_cart(melitta_filter_4_80=1, weihenstephan_h_milch_35_1l=6, finish_tabs_60=1)
    stage.say("CheckoutIntent")
    return stage.turn("AMAZON.YesIntent", JA)


def with_code(stage: Stage) -> Turn:
    """Say the voice code after the yes."""
    stage.as_customer(MEHMET).say("ReorderProductIntent", product=SlotValue("kaffeefilter", (FILTERS,)))
    stage.yes()
    return stage.turn("ProvideCodeIntent", code="2719")


def to_be_approved(stage: Stage) -> Turn:
    """Reorder with a method that the bank wants to see approved."""
    stage.as_customer(LEA).change_profile(payment_method="sandbox:needs_authentication")
    return one_line(stage)


def cancelling(stage: Stage) -> Turn:
    """Cancel an order that was placed and paid."""
    stage.hear(three_lines(stage))
    stage.work_off()
    stage.say("CancelOrderIntent")
    return stage.turn("AMAZON.YesIntent", JA)


def cancelling_at_once(stage: Stage) -> Turn:
    """Cancel one product of an order before its money was captured."""
    stage.hear(three_lines(stage))
    stage.say("CancelOrderIntent", product="milch")
    return stage.turn("AMAZON.YesIntent", JA)


def struck(shop: Shop, plan: FaultPlan) -> Shop:
    """Return the shop with every port under the plan."""
    return replace(
        shop,
        table=under_faults(shop.table, name="table", plan=plan),
        payments=under_faults(shop.payments, name="payments", plan=plan),
        notifier=under_faults(shop.notifier, name="notifier", plan=plan),
    )


def play(shop: Shop, turn: Turn) -> None:
    """Answer a turn and do what it asked for, as one process does that may die on the way."""
    with suppress(CrashError, UnavailableError):
        answer(shop, turn, render=in_keys)
        reconcile_orders(shop, DEMO_MERCHANT)
        relay_outbox(shop, DEMO_MERCHANT)


def trace(flow: Flow) -> tuple[Call, ...]:
    """Return every call to a port that a flow makes."""
    stage, turn = flow.begin()
    plan = FaultPlan(never)
    play(struck(stage.shop, plan), turn)
    return plan.calls


@cache
def _first_stock() -> Stock:
    return stock_of(open_stage().table)


def cut(flow: Flow, number: int, fault: Fault) -> tuple[Stage, Turn, dict[str, tuple[int, int]]]:
    """Run a flow that is cut at one call; return what is left, the turn, and the stock before."""
    stage, turn = flow.begin()
    before = dict(_first_stock())
    if flow.set_up is last_unit:
        before[FILTERS] = stage.stock(FILTERS)
    play(struck(stage.shop, FaultPlan(at({number: fault}))), turn)
    return stage, turn, before


def rest(stage: Stage) -> Stage:
    """Let the background jobs work until nothing is left to do."""
    return pass_time(stage, 0, 3, 1, 11, 61, 61)


def pass_time(stage: Stage, *minutes: float) -> Stage:
    """Let time pass step by step, and the background jobs work twice at each."""
    for step in minutes:
        writes = writes_to(stage.wait(minutes=step).table)
        stage.work_off()
        # Jobs that wrote nothing would write nothing again.
        if writes is None or writes_to(stage.table) != writes:
            stage.work_off()
    return stage
