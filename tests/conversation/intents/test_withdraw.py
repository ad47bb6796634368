from __future__ import annotations

from dataclasses import replace
from datetime import date

from skill.conversation.turn import Assent, Heard
from skill.domain.cart import CartLine
from skill.domain.cases import CaseKind, CaseState, Remedy
from skill.domain.customer import HouseholdVoice
from skill.domain.money import Money
from skill.services.records import keys
from skill.services.records.orders import put_order
from tests.conversation.after_orders import BRITA, DETERGENT, GILLETTE, RAZORS, WATER, cases
from tests.services.cases import delivered
from tests.stage import JONAS, LEA, Stage

SAYS_SO = Heard(text="ich will die klingen widerrufen, sie kratzen")


def test_withdrawal_takes_two_steps(stage: Stage) -> None:
    assert stage.hears("WithdrawIntent", product="rasierklingen") == ("withdraw-read_back", "withdraw-question")
    assert stage.value("amount") == Money(3199)
    assert stage.value("placed") == date(2026, 11, 16)
    assert cases(stage) == ()
    stage.yes()
    assert stage.said == ("withdraw-received",)
    assert (stage.value("next"), stage.value("by")) == ("send_back", date(2026, 12, 7))
    (case,) = cases(stage)
    assert (case.kind, case.remedy, case.state) == (CaseKind.WITHDRAWAL, Remedy.REFUND, CaseState.AWAITING_GOODS)
    assert [(line.sku, line.quantity) for line in case.lines] == [(GILLETTE, 1)]


def test_reason_is_kept_but_never_asked(stage: Stage) -> None:
    stage.say("WithdrawIntent", SAYS_SO, product="klingen")
    stage.yes()
    assert cases(stage)[0].reason == "ich will die klingen widerrufen, sie kratzen"


def test_no_at_the_second_step_keeps_it(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    stage.no()
    assert stage.said == ("withdraw-kept",)
    assert cases(stage) == ()


def test_casual_words_confirm_no_withdrawal(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    assert stage.hears("AMAZON.YesIntent", Heard(text="meinetwegen", assent=Assent.CASUAL))[0] == "order_gate-unclear"
    assert stage.asked == "withdraw"
    assert cases(stage) == ()


def test_withdrawing_again_asks_for_the_step(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    assert stage.hears("WithdrawIntent") == ("repeat-words",)
    assert stage.asked == "withdraw"


def test_number_means_the_whole_order(stage: Stage) -> None:
    stage.say("WithdrawIntent", order_number=RAZORS)
    assert (stage.value("whole"), stage.value("amount")) == ("yes", Money(5098))
    stage.yes()
    assert {line.sku for line in cases(stage)[0].lines} == {GILLETTE, BRITA}


def test_whole_order_gives_delivery_back(stage: Stage) -> None:
    stage.say("WithdrawIntent", order_number=DETERGENT)
    assert (stage.value("with_delivery"), stage.value("amount")) == ("yes", Money(1889))


def test_late_withdrawal_is_accepted_for_judgement(stage: Stage) -> None:
    assert stage.hears("WithdrawIntent", product="kaffee")[0] == "withdraw-late"
    assert stage.value("day") == date(2026, 11, 4)
    stage.yes()
    assert (stage.value("next"), cases(stage)[0].state) == ("judged", CaseState.DECLARED)


def test_parcel_on_its_way_comes_back_later(stage: Stage) -> None:
    stage.say("WithdrawIntent", order_number=WATER)
    stage.yes()
    assert stage.value("next") == "on_arrival"


def test_withdrawal_before_shipment_stops_the_order(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    stage.say("WithdrawIntent", product="kaffeefilter")
    stage.yes()
    assert (stage.value("next"), cases(stage)[0].state) == ("uncharged", CaseState.SETTLED)
    assert stage.orders[0].skus == ()


def test_same_product_ordered_twice_is_asked_about(stage: Stage) -> None:
    stage.reorder("rasierklingen")
    stage.yes()
    stage.say("TrackOrderIntent", order_number=WATER)
    assert stage.hears("WithdrawIntent", product="rasierklingen") == ("goods_meant-which_day",)
    assert stage.value("dates") == (date(2026, 11, 23), date(2026, 11, 16))
    assert stage.hears("ChooseOptionIntent", ordinal="letzte")[-1] == "withdraw-question"
    assert stage.value("placed") == date(2026, 11, 16)


def test_order_talked_about_settles_which(stage: Stage) -> None:
    stage.reorder("rasierklingen")
    stage.yes()
    stage.say("TrackOrderIntent", order_number=RAZORS)
    stage.say("WithdrawIntent", product="rasierklingen")
    assert stage.value("placed") == date(2026, 11, 16)


def test_other_product_named_replaces_the_first(stage: Stage) -> None:
    stage.say("WithdrawIntent", order_number=RAZORS)
    assert stage.hears("ReorderProductIntent", product="wasserfilter")[-1] == "withdraw-question"
    stage.yes()
    assert [line.sku for line in cases(stage)[0].lines] == [BRITA]


def test_nothing_found_names_the_page(stage: Stage) -> None:
    assert stage.hears("WithdrawIntent", product="xylophon") == ("withdraw-nothing",)
    assert "/widerruf" in stage.answers[-1].spoken.card_text
    assert stage.as_customer(LEA).hears("WithdrawIntent")[-1] == "withdraw-nothing"


def test_second_withdrawal_is_told_of_the_first(stage: Stage) -> None:
    stage.say("WithdrawIntent", order_number=RAZORS)
    stage.yes()
    assert stage.hears("WithdrawIntent", order_number=RAZORS) == ("withdraw-already",)
    assert len(cases(stage)) == 1


def test_goods_given_back_elsewhere_are_not_taken_twice(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    order = next(order for order in stage.orders if order.number.endswith(RAZORS))
    gone = replace(order, lines=tuple(replace(line, credited=line.quantity) for line in order.lines))
    stage.table.write(put_order(keys.order(stage.owner, order.order_id), gone, merchant=stage.merchant.id))
    stage.yes()
    assert stage.said == ("withdraw-nothing",)
    assert cases(stage) == ()


def test_guests_hear_of_the_page_without_login(stage: Stage) -> None:
    assert stage.as_customer(JONAS, linked=False).hears("WithdrawIntent") == ("withdraw-guest",)
    assert stage.answers[-1].spoken.card_text.endswith("/widerruf")
    assert not stage.answers[-1].link_account


def test_yes_to_a_choice_chooses_nothing(stage: Stage) -> None:
    stage.reorder("rasierklingen")
    stage.yes()
    stage.say("TrackOrderIntent", order_number=WATER)
    stage.say("WithdrawIntent", product="rasierklingen")
    stage.yes()
    assert stage.asked == "withdraw_which"
    stage.no()
    assert stage.said == ("withdraw-kept",)


def with_tim(stage: Stage) -> Stage:
    """Let Tim live with Anna: his voice may fill the cart, nothing more."""
    return stage.change_profile(voices=(HouseholdVoice("p-tim", "Tim", cart_only=True),))


def test_voice_for_the_cart_withdraws_nothing(stage: Stage) -> None:
    with_tim(stage).person = "p-tim"
    assert stage.hears("WithdrawIntent", product="klingen") == ("goods_meant-other_voice",)


def test_voice_for_the_cart_confirms_nothing(stage: Stage) -> None:
    with_tim(stage).say("WithdrawIntent", product="klingen")
    stage.person = "p-tim"
    stage.yes()
    assert (stage.said, cases(stage)) == (("goods_meant-other_voice",), ())


def test_bread_is_judged_by_the_shop(stage: Stage) -> None:
    delivered(stage, (CartLine("harry-vollkornbrot-500g", 1),))
    assert stage.hears("WithdrawIntent", product="vollkornbrot") == (
        "withdraw-perishable",
        "withdraw-read_back",
        "withdraw-question",
    )
    stage.yes()
    assert (stage.value("next"), cases(stage)[0].state) == ("judged", CaseState.DECLARED)


def test_unheard_second_step_is_asked_again(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    said = stage.hears("AMAZON.FallbackIntent", Heard(text="blub"))
    assert (said, stage.asked) == (("fallback-not_understood", "repeat-words"), "withdraw")


def test_unknown_product_leaves_the_second_step(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    assert stage.hears("ChooseOptionIntent", product="xylophon") == ("repeat-words",)
    assert (stage.asked, cases(stage)) == ("withdraw", ())


def test_product_bought_long_ago_is_a_wish(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    assert stage.hears("ReorderProductIntent", product="kaffeefilter") == ("order_gate-summary", "order_gate-question")
    assert cases(stage) == ()


def test_open_offer_is_said_not_ordered(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("WithdrawIntent", product="rasierklingen") == (
        "order_gate-not_sent",
        "withdraw-read_back",
        "withdraw-question",
    )
    assert stage.dialog.quote is None


def test_open_offer_does_not_hide_the_choice(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("WithdrawIntent")[0] == "order_gate-not_sent"
    assert stage.asked == "withdraw_which"
    assert stage.hears("WithdrawIntent")[0] != "order_gate-not_sent"
