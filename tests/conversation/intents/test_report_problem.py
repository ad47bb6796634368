from __future__ import annotations

from datetime import date

from skill.conversation.turn import Assent, Heard
from skill.domain.cart import CartLine
from skill.domain.cases import CaseKind, CaseState, Remedy
from skill.domain.money import Money
from tests.conversation.after_orders import (
    ARIEL,
    BRITA,
    DAMAGED,
    GILLETTE,
    MISSING,
    NAPPIES,
    PAMPERS,
    REFUND,
    REPLACE,
    WRONG,
    cases,
)
from tests.services.cases import delivered
from tests.stage import JONAS, LEA, UTE, Stage

SURE = ("choose_remedy-question",)


def test_wrong_item_is_our_mistake(stage: Stage) -> None:
    said = stage.hears("ReportProblemIntent", product="windeln", fault=WRONG, attribute="größe vier")
    assert said == ("report_problem-our_mistake", "choose_remedy-question")
    assert stage.value("placed") == date(2026, 11, 16)
    stage.say("ChooseRemedyIntent", remedy=REPLACE)
    stage.yes(Assent.CASUAL, "ja mach")
    (case,) = cases(stage)
    assert (case.kind, case.remedy, case.state) == (CaseKind.WRONG_ITEM, Remedy.REPLACE, CaseState.AWAITING_GOODS)
    assert stage.orders[0].replaces == case.order_id
    assert stage.orders[0].skus == (PAMPERS,)


def test_other_variant_than_ordered_is_asked_about(stage: Stage) -> None:
    said = stage.hears("ReportProblemIntent", product="windeln", fault=WRONG, attribute="größe fünf")
    assert said == ("report_problem-ordered", "report_problem-something_else")
    stage.no()
    assert stage.said == ("choose_remedy-left",)
    stage.say("ReportProblemIntent", product="windeln", fault=WRONG, attribute="größe fünf")
    stage.yes()
    assert stage.said == SURE


def test_damage_by_category_is_made_sure_of(stage: Stage) -> None:
    said = stage.hears("ReportProblemIntent", product="waschmittel", fault=DAMAGED)
    assert said == ("report_problem-sorry", "report_problem-meant")
    stage.yes()
    assert stage.said == ("choose_remedy-keep", "choose_remedy-question")
    assert stage.value("amount") == Money(1599)


def test_damage_by_brand_needs_no_asking(stage: Stage) -> None:
    said = stage.hears("ReportProblemIntent", product="ariel", fault=DAMAGED)
    assert said == ("report_problem-sorry", "choose_remedy-keep", "choose_remedy-question")


def test_wrong_guess_asks_for_another(stage: Stage) -> None:
    stage.say("ReportProblemIntent", fault=DAMAGED, order_number="2999")
    assert stage.said == ("goods_meant-which_product",)
    stage.say("ReorderProductIntent", product="wasserfilter")
    stage.say("ChooseRemedyIntent", remedy=REFUND)
    stage.yes()
    assert [(line.sku, line.quantity) for line in cases(stage)[0].lines] == [(BRITA, 1)]


def test_no_to_the_guess_offers_the_others(stage: Stage) -> None:
    stage.say("ReportProblemIntent", product="waschmittel", fault=DAMAGED)
    stage.no()
    assert (stage.said, stage.asked) == (("goods_meant-which_product",), "problem_which")
    assert stage.hears("ReorderProductIntent", product="rasierklingen")[-1] == "choose_remedy-question"
    stage.no()
    assert stage.asked is None
    assert cases(stage) == ()


def test_size_that_was_ordered_tells_what_is_wrong(stage: Stage) -> None:
    said = stage.hears("ReportProblemIntent", attribute="größe vier")
    assert said == ("report_problem-our_mistake", "choose_remedy-question")
    assert stage.dialog.focus_skus == (PAMPERS,)


def test_missing_without_a_product_asks_which(stage: Stage) -> None:
    assert stage.hears("ReportProblemIntent", fault=MISSING) == ("goods_meant-which_product",)
    stage.say("ChooseOptionIntent", ordinal="zweite")
    assert stage.said == ("report_problem-sorry", "choose_remedy-question")
    stage.say("ChooseRemedyIntent", remedy=REFUND)
    stage.yes()
    assert (cases(stage)[0].kind, cases(stage)[0].refund) == (CaseKind.MISSING, Money(3199))


def test_fewer_than_ordered_counts_what_is_missing(stage: Stage) -> None:
    stage.say("ReportProblemIntent", quantity="2", quantity_two="3", product="spaghetti")
    stage.yes()
    stage.say("ChooseRemedyIntent", remedy=REFUND)
    stage.yes()
    (case,) = cases(stage)
    assert (case.kind, case.lines[0].quantity, case.refund) == (CaseKind.MISSING, 1, Money(199))


def test_fault_is_asked_for_where_none_was_said(stage: Stage) -> None:
    assert stage.hears("ReportProblemIntent", product="ariel") == ("report_problem-what_is_wrong",)
    assert stage.hears("ReportProblemIntent", fault=DAMAGED)[-1] == "choose_remedy-question"
    stage.say("ChooseRemedyIntent", remedy=REFUND)
    stage.yes()
    assert (cases(stage)[0].kind, cases(stage)[0].lines[0].sku) == (CaseKind.DAMAGED, ARIEL)


def test_words_of_the_complaint_are_kept(stage: Stage) -> None:
    told = Heard(text="das ariel ist ausgelaufen die halbe kiste klebt")
    stage.say("ReportProblemIntent", told, product="ariel", fault=DAMAGED)
    stage.say("ChooseRemedyIntent", remedy=REFUND)
    stage.yes()
    assert cases(stage)[0].reason == "das ariel ist ausgelaufen die halbe kiste klebt"


def test_goods_still_on_their_way_are_tracked(stage: Stage) -> None:
    assert (
        stage.as_customer(UTE).hears("ReportProblemIntent", product="persil", fault=MISSING)[0]
        == "report_problem-sorry"
    )
    stage.as_customer(UTE).say("TrackOrderIntent", product="persil")
    said = stage.hears("ReportProblemIntent", order_number="0877", fault=MISSING)
    assert said == ("track_order-late",)


def test_unknown_product_is_asked_for(stage: Stage) -> None:
    said = stage.hears("ReportProblemIntent", product="xylophon", fault=DAMAGED)
    assert said == ("report_problem-none", "report_problem-what_instead")
    assert stage.as_customer(LEA).hears("ReportProblemIntent", fault=DAMAGED)[-2] == "report_problem-none"


def test_guests_must_link_for_complaints(stage: Stage) -> None:
    assert stage.as_customer(JONAS, linked=False).hears("ReportProblemIntent") == ("order_gate-link_for_orders",)


def test_discreet_customers_hear_no_products(stage: Stage) -> None:
    stage.change_profile(discreet=True)
    said = stage.words("ReportProblemIntent", order_number=NAPPIES, fault=WRONG)
    assert "Pampers" not in said
    assert "31 26" in said
    assert "Klingen" not in stage.words("ReportProblemIntent", fault=MISSING)


def test_gillette_is_the_second_of_three(stage: Stage) -> None:
    stage.say("ReportProblemIntent", fault=MISSING)
    assert stage.dialog.question is not None
    assert [row[1] for row in stage.dialog.question.payload["options"]] == [ARIEL, GILLETTE, BRITA]


def guessed(stage: Stage) -> Stage:
    """Let Anna complain of a kind of goods, so that she is asked whether her Ariel is meant."""
    stage.say("ReportProblemIntent", product="waschmittel", fault=DAMAGED)
    assert stage.asked == "problem_meant"
    return stage


def test_goods_paid_back_are_settled(stage: Stage) -> None:
    stage.say("ReportProblemIntent", product="pampers", fault=DAMAGED)
    stage.say("ChooseRemedyIntent", remedy=REFUND)
    stage.yes()
    assert stage.hears("ReportProblemIntent", product="pampers", fault=DAMAGED) == ("choose_remedy-settled",)
    assert [line.sku for case in cases(stage) for line in case.lines] == [PAMPERS]


def test_no_to_the_only_goods_ends(stage: Stage) -> None:
    delivered(stage.as_customer(LEA))
    assert stage.hears("ReportProblemIntent", product="kaffeefilter", fault=DAMAGED)[-1] == "report_problem-meant"
    stage.no()
    assert (stage.said, cases(stage)) == (("choose_remedy-left",), ())


def test_unheard_answer_asks_for_the_guess_again(stage: Stage) -> None:
    said = guessed(stage).hears("AMAZON.FallbackIntent", Heard(text="blub"))
    assert (said, stage.asked) == (("fallback-not_understood", "repeat-words"), "problem_meant")


def test_product_said_bare_is_a_wish(stage: Stage) -> None:
    said = guessed(stage).hears("ReorderProductIntent", Heard(text="rasierklingen"), product="rasierklingen")
    assert said == ("order_gate-summary", "order_gate-question")
    assert cases(stage) == ()


def test_corrected_guess_is_taken(stage: Stage) -> None:
    guessed(stage).say("ReorderProductIntent", Heard(text="nein, die klingen"), product="klingen")
    assert (stage.said, stage.dialog.focus_skus) == (("report_problem-sorry", "choose_remedy-question"), (GILLETTE,))
    stage.say("ChooseRemedyIntent", remedy=REFUND)
    stage.yes()
    assert [(case.kind, case.refund) for case in cases(stage)] == [(CaseKind.DAMAGED, Money(3199))]


def test_another_one_is_a_plain_no(stage: Stage) -> None:
    said = guessed(stage).hears("ChooseOptionIntent", Heard(text="nein, die anderen"), attribute="anderen")
    assert (said, stage.asked) == (("goods_meant-which_product",), "problem_which")
    assert stage.dialog.question is not None
    assert [row[1] for row in stage.dialog.question.payload["options"]] == [GILLETTE, BRITA, PAMPERS]


def test_corrected_guess_that_was_never_bought(stage: Stage) -> None:
    said = guessed(stage).hears("ReorderProductIntent", Heard(text="nein, das xylophon"), product="xylophon")
    assert said == ("report_problem-none", "report_problem-what_instead")
    assert stage.value("words") == "xylophon"


def test_corrected_guess_bought_twice_is_asked_about(stage: Stage) -> None:
    delivered(stage, (CartLine(GILLETTE, 1),))
    guessed(stage).say("ReorderProductIntent", Heard(text="nein, die klingen"), product="klingen")
    assert (stage.said, stage.asked) == (("goods_meant-which_day",), "problem_which")
    assert stage.value("dates") == (date(2026, 11, 23), date(2026, 11, 16))


def test_place_that_was_not_offered_is_asked_again(stage: Stage) -> None:
    stage.say("ReportProblemIntent", fault=MISSING)
    assert stage.hears("ChooseOptionIntent", ordinal="siebte") == ("repeat-words",)
    assert stage.asked == "problem_which"


def test_open_offer_is_said_not_ordered(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.asked == "gate"
    said = stage.hears("ReportProblemIntent", product="rasierklingen")
    assert said[0] == "order_gate-not_sent"
    assert len(said) > 1
    assert stage.dialog.quote is None


def test_open_offer_does_not_hide_the_choice(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("ReportProblemIntent")[0] == "order_gate-not_sent"
    assert stage.asked not in {"gate", "resume_gate"}
    assert stage.dialog.quote is None
