from __future__ import annotations

from dataclasses import replace
from datetime import date

from skill.conversation.turn import Heard
from skill.domain.cases import CaseKind, CaseState
from skill.domain.customer import HouseholdVoice
from skill.domain.merchant import ReturnSlip
from skill.domain.money import Money
from skill.services.records import keys
from skill.services.records.orders import put_order
from tests.conversation.after_orders import (
    BRITA,
    DAMAGED,
    EXCHANGE,
    NAPPIES,
    PAMPERS,
    PAMPERS_FIVE,
    RAZORS,
    REPLACE,
    WATER,
    cases,
)
from tests.services.cases import shipped
from tests.stage import JONAS, LEA, Stage


def test_return_is_registered_after_asking(stage: Stage) -> None:
    assert stage.hears("ReturnItemIntent", product="klingen") == ("return_item-how", "return_item-shall_i_register")
    assert (stage.value("amount"), stage.value("slip")) == (Money(3199), "qr_code")
    assert cases(stage) == ()
    stage.yes()
    assert (stage.said, stage.value("next")) == (("return_item-done",), "send_back")
    assert (cases(stage)[0].kind, cases(stage)[0].state) == (CaseKind.RETURN, CaseState.AWAITING_GOODS)


def test_no_registers_nothing(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="klingen")
    stage.no()
    assert stage.said == ("return_item-kept",)
    assert cases(stage) == ()


def test_reason_goes_with_the_return(stage: Stage) -> None:
    stage.say("ReturnItemIntent", Heard(text="die windeln sind zu klein"), product="windeln")
    stage.yes()
    assert cases(stage)[0].reason == "die windeln sind zu klein"


def test_order_of_two_asks_which(stage: Stage) -> None:
    assert stage.hears("ReturnItemIntent", order_number=RAZORS) == ("goods_meant-which_product",)
    stage.say("ChooseOptionIntent", ordinal="zweite")
    stage.yes()
    assert [line.sku for line in cases(stage)[0].lines] == [BRITA]


def test_exchange_asks_for_what_instead(stage: Stage) -> None:
    assert stage.hears("ReturnItemIntent", product="windeln", giving_back=EXCHANGE) == ("return_item-which_variant",)
    stage.say("ChooseOptionIntent", attribute="größe fünf")
    assert stage.said[1] == "return_item-then_other"
    stage.yes()
    assert stage.said == ("return_item-done", "return_item-order_other")
    assert (cases(stage)[0].kind, cases(stage)[0].refund) == (CaseKind.EXCHANGE, Money(2799))
    stage.yes()
    assert stage.asked == "gate"
    assert stage.value("total") == Money(3089)


def test_variant_said_at_once_is_taken(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="windeln", attribute="größe fünf", giving_back=EXCHANGE)
    assert stage.said[1] == "return_item-then_other"
    assert stage.dialog.question is not None
    assert stage.dialog.question.payload["other"] == PAMPERS_FIVE


def test_larger_one_makes_a_return_an_exchange(stage: Stage) -> None:
    stage.say("ReturnItemIntent", order_number=NAPPIES)
    stage.say("ChooseOptionIntent", attribute="größere")
    assert stage.dialog.question is not None
    assert (stage.dialog.question.payload["kind"], stage.dialog.question.payload["other"]) == ("exchange", PAMPERS_FIVE)


def test_nothing_to_swap_for_is_said(stage: Stage) -> None:
    stage.reorder("semmelbrösel")
    stage.yes()
    shipped(stage, stage.orders[0], delivered=True)
    said = stage.hears("ReturnItemIntent", product="semmelbrösel", giving_back=EXCHANGE)
    assert said == ("return_item-no_other", "return_item-how", "return_item-shall_i_register")


def test_order_not_sent_yet_is_cancelled_instead(stage: Stage) -> None:
    stage.reorder("semmelbrösel")
    stage.yes()
    assert stage.hears("ReturnItemIntent", product="semmelbrösel")[-1] == "cancel_order-question_all"


def test_return_period_that_is_over_is_named(stage: Stage) -> None:
    assert stage.hears("ReturnItemIntent", product="kaffee") == ("return_item-too_late",)
    assert stage.value("day") == date(2026, 11, 4)
    assert cases(stage) == ()


def test_period_ending_before_the_yes_refuses(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="windeln")
    stage.change_merchant(returns=_returns(stage, days=0))
    stage.yes()
    assert stage.said == ("errors-return_period_over",)
    assert cases(stage) == ()


def test_goods_on_their_way_are_withdrawn_from(stage: Stage) -> None:
    assert stage.hears("ReturnItemIntent", order_number=WATER)[0] == "return_item-on_its_way"
    assert stage.asked == "withdraw"


def test_second_return_is_told_of_the_first(stage: Stage) -> None:
    stage.say("ReturnItemIntent", order_number=NAPPIES)
    stage.yes()
    assert stage.hears("ReturnItemIntent", order_number=NAPPIES) == ("return_item-none",)
    assert [line.sku for case in cases(stage) for line in case.lines] == [PAMPERS]


def test_label_shops_say_label(stage: Stage) -> None:
    stage.change_merchant(returns=_returns(stage, days=14, slip=ReturnSlip.LABEL))
    assert "Etikett" in stage.words("ReturnItemIntent", product="klingen")


def test_nothing_to_return_is_said(stage: Stage) -> None:
    assert stage.hears("ReturnItemIntent", product="xylophon") == ("return_item-none",)
    assert stage.as_customer(LEA).hears("ReturnItemIntent")[-1] == "return_item-none"


def test_guests_must_link_for_returns(stage: Stage) -> None:
    assert stage.as_customer(JONAS, linked=False).hears("ReturnItemIntent") == ("order_gate-link_for_orders",)


def _returns(stage: Stage, *, days: int, slip: ReturnSlip = ReturnSlip.QR_CODE) -> object:
    return type(stage.merchant.returns)(14, days, stage.merchant.returns.no_return_below, slip=slip)


def test_choice_not_understood_is_asked_again(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="windeln", giving_back=EXCHANGE)
    stage.say("ChooseOptionIntent", attribute="grün")
    assert stage.asked == "return_variant"
    stage.wait(hours=1)
    stage.yes()
    assert cases(stage) == ()


def test_only_other_size_needs_no_choice(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="klingen", giving_back=EXCHANGE)
    assert stage.said == ("return_item-how", "return_item-then_other", "return_item-shall_i_register")
    assert stage.dialog.question is not None
    assert stage.dialog.question.payload["other"] == "gillette-fusion5-klingen-4"


def gone(stage: Stage, number: str) -> None:
    """Let all of an order be given back elsewhere."""
    order = next(order for order in stage.orders if order.number.endswith(number))
    back = replace(order, lines=tuple(replace(line, credited=line.quantity) for line in order.lines))
    stage.table.write(put_order(keys.order(stage.owner, order.order_id), back, merchant=stage.merchant.id))


def test_goods_given_back_elsewhere_are_registered_already(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="klingen")
    gone(stage, RAZORS)
    stage.yes()
    assert (stage.said, cases(stage)) == (("return_item-registered_before",), ())


def test_exchange_of_goods_given_back_elsewhere_ends(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="windeln", giving_back=EXCHANGE)
    gone(stage, NAPPIES)
    assert stage.hears("ChooseOptionIntent", attribute="größe fünf") == ("return_item-registered_before",)
    assert (stage.asked, cases(stage)) == (None, ())


def test_voice_for_the_cart_returns_nothing(stage: Stage) -> None:
    stage.change_profile(voices=(HouseholdVoice("p-tim", "Tim", cart_only=True),))
    stage.say("ReturnItemIntent", product="klingen")
    stage.person = "p-tim"
    stage.yes()
    assert (stage.said, cases(stage)) == (("goods_meant-other_voice",), ())


def test_goods_replaced_before_are_not_exchanged(stage: Stage) -> None:
    stage.say("ReportProblemIntent", product="klingen", fault=DAMAGED)
    stage.say("ChooseRemedyIntent", remedy=REPLACE)
    stage.yes()
    stage.say("ReturnItemIntent", product="klingen", giving_back=EXCHANGE)
    stage.yes()
    assert stage.said == ("return_item-registered_before",)
    assert [case.kind for case in cases(stage)] == [CaseKind.DAMAGED]


def test_open_offer_is_said_not_ordered(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.asked == "gate"
    said = stage.hears("ReturnItemIntent", product="rasierklingen")
    assert said[0] == "order_gate-not_sent"
    assert len(said) > 1
    assert stage.dialog.quote is None


def test_open_offer_does_not_hide_the_choice(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("ReturnItemIntent")[0] == "order_gate-not_sent"
    assert stage.asked not in {"gate", "resume_gate"}
    assert stage.dialog.quote is None
