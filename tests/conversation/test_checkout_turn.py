from __future__ import annotations

from dataclasses import replace

import pytest

from skill.adapters.faults import CrashError, Fault, FaultPlan, at, under_faults
from skill.adapters.payment_amounts import AmountRefusedError
from skill.adapters.sandbox_payments import SandboxPayments
from skill.conversation.dialog import put_session
from skill.conversation.turn import Assent, Heard
from skill.domain.customer import HouseholdVoice
from skill.domain.errors import ProgrammingError
from skill.domain.money import Money
from skill.domain.order import CheckoutState, PaymentState
from skill.services.ports import PaymentRequest, PaymentResult
from skill.services.records import keys
from skill.services.records.customers import put_cart
from skill.services.records.orders import add_spending
from skill.services.records.stock import reserve
from skill.services.table import Change, Put
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of
from tests.stage import MEHMET, UTE, Stage

FILTERS = "melitta-filter-4-80"
YES = Heard(text="ja", assent=Assent.CLEAR)


def pays(stage: Stage, method: str) -> Stage:
    return stage.change_profile(payment_method=f"sandbox:{method}")


def buy(stage: Stage) -> tuple[str, ...]:
    stage.reorder("kaffeefilter")
    return stage.hears("AMAZON.YesIntent", YES)


class Choosy(SandboxPayments):
    """Move no amount below ten euros."""

    def authorise(self, request: PaymentRequest) -> PaymentResult:
        if request.amount < Money(1000):
            raise AmountRefusedError(request.amount)
        return super().authorise(request)


def test_order_is_told_with_day_and_number(stage: Stage) -> None:
    assert buy(stage) == ("checkout-ordered",)
    order = stage.orders[0]
    assert order.number[-4:-2] in stage.answers[-1].spoken.text
    assert order.number in stage.answers[-1].spoken.card_text
    assert stage.answers[-1].spoken.card_title == "Bestellt bei Lindenmarkt"


def test_money_is_charged_after_the_commit(stage: Stage) -> None:
    buy(stage)
    order = stage.orders[0]
    assert (order.state, order.payment) == (CheckoutState.COMPLETED, PaymentState.AUTHORISED)
    books = stage.work_off().books(order.order_id)
    assert books is not None
    assert books.captured == Money(539)
    assert stage.orders[0].payment is PaymentState.CAPTURED


def test_amount_that_never_moves_buys_nothing(stage: Stage) -> None:
    before = stage.stock(FILTERS)
    stage.shop = replace(stage.shop, payments=Choosy(stage.table, clock=stage.clock))
    assert buy(stage) == ("checkout-declined", "choose_payment-try_other")
    assert (stage.orders[0].state, stage.orders[0].payment) == (CheckoutState.CANCELED, PaymentState.DECLINED)
    assert stage.stock(FILTERS) == before
    assert stage.books(stage.orders[0].order_id) is None
    assert not [item for item in items_of(stage.work_off().table) if item.key.sort == "event"]


@pytest.mark.parametrize(("method", "reason"), [("declined", "declined"), ("expired", "expired")])
def test_declined_cards_buy_nothing(stage: Stage, method: str, reason: str) -> None:
    before = stage.stock(FILTERS)
    assert buy(pays(stage, method)) == ("checkout-declined", "choose_payment-try_other")
    assert stage.value("reason") == reason
    assert stage.stock(FILTERS) == before
    assert stage.orders[0].state is CheckoutState.CANCELED


def test_bank_that_wants_approval_holds_the_order(stage: Stage) -> None:
    assert buy(pays(stage, "needs_authentication")) == ("checkout-needs_approval",)
    assert stage.orders[0].state is CheckoutState.REQUIRES_ESCALATION
    assert stage.answers[-1].order_id is None
    stage.say("AMAZON.YesIntent", YES)
    assert stage.said == ("checkout-still_waiting",)


def test_unknown_answer_is_cleared_up_later(stage: Stage) -> None:
    assert buy(pays(stage, "answer_unknown")) == ("checkout-unclear",)
    stage.wait(minutes=3).work_off()
    assert stage.orders[0].state is CheckoutState.COMPLETED
    books = stage.books(stage.orders[0].order_id)
    assert books is not None
    assert books.captured == Money(539)


def test_yes_again_gets_the_order_number(stage: Stage) -> None:
    buy(stage)
    before = len(stage.orders)
    assert stage.hears("AMAZON.YesIntent", YES) == ("checkout-already_ordered",)
    assert len(stage.orders) == before


def test_yes_after_a_refusal_tells_it(stage: Stage) -> None:
    stage.change_profile(payment_methods=())
    assert buy(pays(stage, "declined")) == ("checkout-declined",)
    assert stage.hears("AMAZON.YesIntent", YES) == ("checkout-was_not_ordered",)


def test_yes_after_an_unclear_answer_charges_once(stage: Stage) -> None:
    buy(pays(stage, "answer_unknown"))
    assert stage.hears("AMAZON.YesIntent", YES) == ("checkout-ordered",)
    assert sum(order.skus == (FILTERS,) and order.is_open for order in stage.orders) == 1


@pytest.mark.parametrize("call", range(1, 12))
def test_cut_turn_is_finished_by_the_next(stage: Stage, call: int) -> None:
    stage.reorder("kaffeefilter")
    before = len(stage.orders)
    whole = stage.shop
    plan = FaultPlan(at({call: Fault.CRASH_AFTER}))
    stage.shop = replace(
        whole,
        table=under_faults(whole.table, name="table", plan=plan),
        payments=under_faults(whole.payments, name="payments", plan=plan),
    )
    turn = stage.turn("AMAZON.YesIntent", YES)
    try:
        stage.hear(turn)
    except CrashError:
        stage.shop = whole
        stage.hear(turn)
    stage.shop = whole
    assert len(stage.orders) == before + 1
    assert stage.orders[0].state is CheckoutState.COMPLETED
    assert stage.stock(FILTERS)[1] == 1


def test_cart_is_bought_whole_and_emptied(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1, elmex_zahnpasta_75ml=2)
    stage.say("CheckoutIntent")
    assert stage.hears("AMAZON.YesIntent", YES) == ("checkout-ordered",)
    assert stage.lying == {}


def test_what_voice_may_not_sell_stays_in_the_cart(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1, krombacher_pils_20=1)
    assert stage.hears("CheckoutIntent")[0] == "checkout-not_by_voice"
    stage.say("AMAZON.YesIntent", YES)
    assert stage.lying == {"krombacher-pils-20": 1}


class Raced:
    """Buy the last pack between the engine's reading and its writing of the order."""

    def __init__(self, stage: Stage, rival: Change) -> None:
        self.stage, self.rival, self.done = stage, rival, False

    def __getattr__(self, name: str) -> object:
        return getattr(self.stage.table, name)

    def write(self, *changes: Change) -> None:
        if not self.done and any(isinstance(change, Put) and change.key.sort == "number" for change in changes):
            self.done = True
            self.stage.table.write(self.rival)
        self.stage.table.write(*changes)


def race(stage: Stage, rival: Change) -> None:
    stage.shop = replace(stage.shop, table=Raced(stage, rival))  # type: ignore[arg-type]  # it passes all calls on


def test_last_pack_goes_to_the_first(stage: Stage) -> None:
    stage.set_stock(FILTERS, 1).reorder("kaffeefilter")
    before = len(stage.orders)
    race(stage, reserve(DEMO_MERCHANT, FILTERS, 1))
    stage.say("AMAZON.YesIntent", YES)
    assert stage.said == ("errors-out_of_stock", "choose_option-nearest")
    assert len(stage.orders) == before
    assert stage.stock(FILTERS) == (0, 1)


def test_months_limit_holds_at_the_last_moment(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    race(stage, add_spending(keys.spending(stage.owner, "2026-11"), Money(99_900), None))
    assert stage.hears("AMAZON.YesIntent", YES) == ("errors-limit_exceeded",)
    assert stage.value("limit") == "month"
    assert stage.stock(FILTERS)[1] == 0


def test_cart_changed_by_another_device_is_kept(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1)
    stage.say("CheckoutIntent")
    race(stage, put_cart(keys.cart(stage.owner), stage.cart.with_quantity("elmex-zahnpasta-75ml", 1)))
    stage.say("AMAZON.YesIntent", YES)
    assert "elmex-zahnpasta-75ml" in stage.lying


def test_unproven_question_sells_nothing(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    before = len(stage.orders)
    stage.table.write(put_session(DEMO_MERCHANT, "s1", replace(stage.dialog, answers=()), stage.clock.now()))
    with pytest.raises(ProgrammingError, match="not on record"):
        stage.yes()
    assert len(stage.orders) == before


def test_order_of_somebody_else_is_not_told(stage: Stage) -> None:
    pays(stage, "answer_unknown")
    assert buy(stage) == ("checkout-unclear",)
    stage.as_customer(UTE)
    assert stage.hears("AMAZON.YesIntent", YES)[0] == "order_gate-stray_yes"
    assert stage.hears("ProvideCodeIntent", code="2719")[0] == "voice_code-not_asked"


def test_code_said_again_finds_the_order(stage: Stage) -> None:
    pays(stage.as_customer(MEHMET), "answer_unknown").reorder("hp 305 schwarz")
    stage.yes()
    assert stage.hears("ProvideCodeIntent", code="2719") == ("checkout-unclear",)
    assert stage.hears("ProvideCodeIntent", code="2719") == ("checkout-ordered",)
    assert stage.hears("ProvideCodeIntent", code="2719")[0] == "voice_code-not_asked"


def test_voice_for_the_cart_hears_of_no_order(stage: Stage) -> None:
    pays(stage, "answer_unknown").change_profile(voices=(HouseholdVoice("p-tim", "Tim", cart_only=True),))
    assert buy(stage) == ("checkout-unclear",)
    stage.person = "p-tim"
    assert stage.hears("AMAZON.YesIntent", YES)[0] == "order_gate-stray_yes"
    assert stage.hears("ProvideCodeIntent", code="2719")[0] == "voice_code-not_asked"
    assert stage.orders[0].state is CheckoutState.COMPLETE_IN_PROGRESS
