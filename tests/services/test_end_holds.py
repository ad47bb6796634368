from __future__ import annotations

from datetime import timedelta

from skill.adapters.sandbox_payments import SandboxPayments
from skill.conversation.turn import SlotValue
from skill.domain.order import CheckoutState, Order
from skill.services.end_holds import end_expired_holds
from skill.services.place_order import authorise, begin
from skill.services.settle_order import HELD_FOR, settle
from tests.reliability.contents import items_of
from tests.services.cases import stored
from tests.services.purchases import FILTERS, purchase, terms
from tests.stage import ANNA, LEA, Stage


def held(stage: Stage) -> Order:
    """Return Lea's order of the last two packs, which waits for her bank."""
    stage.as_customer(LEA).change_profile(payment_method="sandbox:needs_authentication").set_stock(FILTERS, 2)
    order = begin(stage.shop, purchase(stage))
    settlement = settle(stage.shop, order, authorise(stage.shop, order, stage.merchant), terms(stage))
    stage.table.write(*settlement.changes)
    return stored(stage, order)


def asked(stage: Stage) -> Stage:
    """Ask for the same packs as somebody else."""
    stage.as_customer(ANNA).say("ReorderProductIntent", product=SlotValue("kaffeefilter", (FILTERS,)))
    return stage


def test_hold_keeps_its_packs(stage: Stage) -> None:
    order = held(stage)
    assert stage.stock(FILTERS) == (0, 2)
    stage.wait(minutes=59)
    before = items_of(stage.table)
    assert end_expired_holds(stage.shop, [FILTERS], merchant=stage.merchant) == 0
    assert items_of(stage.table) == before
    assert stored(stage, order).state is CheckoutState.REQUIRES_ESCALATION


def test_expired_hold_is_free_for_the_next(stage: Stage) -> None:
    order = held(stage)
    stage.wait(seconds=HELD_FOR.total_seconds())
    assert asked(stage).asked == "gate"
    assert stage.stock(FILTERS) == (2, 0)
    stage.as_customer(LEA)
    assert (stored(stage, order).state, stored(stage, order).refused_because) == (
        CheckoutState.CANCELED,
        "not_approved_in_time",
    )


def test_hold_asked_about_just_now_is_over_too(stage: Stage) -> None:
    held(stage)
    stage.wait(seconds=(HELD_FOR - timedelta(seconds=10)).total_seconds()).work_off()
    stage.wait(seconds=20)
    assert end_expired_holds(stage.shop, [FILTERS], merchant=stage.merchant) == 1


def test_running_hold_sends_others_away(stage: Stage) -> None:
    held(stage)
    stage.wait(minutes=30)
    assert asked(stage).asked != "gate"
    assert stage.stock(FILTERS) == (0, 2)


def test_approved_hold_becomes_an_order(stage: Stage) -> None:
    order = held(stage)
    SandboxPayments(stage.table, clock=stage.clock).approve(order.order_id)
    stage.wait(minutes=61)
    assert end_expired_holds(stage.shop, [FILTERS], merchant=stage.merchant) == 1
    assert stored(stage, order).state is CheckoutState.COMPLETED
    assert stage.stock(FILTERS) == (0, 2)


def test_holds_on_other_goods_are_left_to_the_jobs(stage: Stage) -> None:
    held(stage)
    stage.wait(minutes=61)
    assert end_expired_holds(stage.shop, ["gold"], merchant=stage.merchant) == 0


def test_late_approval_cannot_have_the_packs_back(stage: Stage) -> None:
    order = held(stage)
    asked(stage.wait(minutes=61))
    SandboxPayments(stage.table, clock=stage.clock).approve(order.order_id)
    for minutes in (0, 11, 11):
        stage.wait(minutes=minutes).work_off()
    book = stage.books(order.order_id)
    assert book is not None
    assert (book.captured - book.refunded).amount == 0
    assert stage.as_customer(LEA).stock(FILTERS) == (2, 0)
