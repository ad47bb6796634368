from __future__ import annotations

from skill.domain.cases import CaseState
from tests.conversation.after_orders import DAMAGED, REFUND, REPLACE, WRONG, cases, topic
from tests.stage import JONAS, Stage


def test_remedy_out_of_the_blue_asks_what_for(stage: Stage) -> None:
    said = stage.hears("ChooseRemedyIntent", remedy=REFUND)
    assert said == ("choose_remedy-for_what", "choose_remedy-which_product")


def test_money_wanted_tells_of_money_on_its_way(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="klingen")
    stage.yes()
    assert stage.hears("ChooseRemedyIntent", remedy=REFUND) == ("refund_status-awaiting",)
    assert stage.hears("ChooseRemedyIntent", remedy=REPLACE)[0] == "choose_remedy-for_what"


def test_remedy_with_a_word_about_the_printer(stage: Stage) -> None:
    stage.say("ReportProblemIntent", product="windeln", fault=WRONG)
    said = stage.hears("ChooseRemedyIntent", remedy=REPLACE, topic=topic("printer"))
    assert said == ("choose_remedy-by_code", "choose_remedy-replace", "choose_remedy-shall_i_do_that")


def test_remedy_can_be_changed_before_the_yes(stage: Stage) -> None:
    stage.say("ReportProblemIntent", product="ariel", fault=DAMAGED)
    stage.say("ChooseRemedyIntent", remedy=REFUND)
    assert stage.hears("ChooseRemedyIntent", remedy=REPLACE)[-1] == "choose_remedy-shall_i_do_that"
    stage.yes()
    assert stage.said == ("choose_remedy-replaced",)
    assert (cases(stage)[0].remedy.value, cases(stage)[0].state) == ("replace", CaseState.SETTLED)


def test_remedy_answers_the_guess_as_well(stage: Stage) -> None:
    stage.say("ReportProblemIntent", product="waschmittel", fault=DAMAGED)
    assert stage.hears("ChooseRemedyIntent", remedy=REFUND)[-1] == "choose_remedy-shall_i_refund"


def test_money_during_a_return_is_its_amount(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="klingen")
    assert stage.hears("ChooseRemedyIntent", remedy=REFUND)[0] == "case_question-amount"
    assert stage.asked == "return_item"


def test_guests_must_link_for_remedies(stage: Stage) -> None:
    said = stage.as_customer(JONAS, linked=False).hears("ChooseRemedyIntent", remedy=REFUND)
    assert said == ("order_gate-link_for_orders",)
