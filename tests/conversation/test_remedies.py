from __future__ import annotations

from dataclasses import replace

import pytest

from skill.conversation.remedies import Problem
from skill.conversation.turn import Assent, Channel, Heard, SlotValue
from skill.domain.cases import CaseKind, CaseState
from skill.domain.customer import StrangersRule
from skill.domain.money import Money
from skill.services.records import keys
from skill.services.records.orders import put_order
from tests.conversation.after_orders import ARIEL, DAMAGED, DETERGENT, MISSING, REFUND, REPLACE, WRONG, cases, topic
from tests.conversation.test_case_talk import goods
from tests.stage import Stage


def offered(stage: Stage) -> Stage:
    """Stand where a remedy for the leaked detergent is chosen."""
    stage.say("ReportProblemIntent", product="ariel", fault=DAMAGED)
    assert stage.asked == "problem_remedy"
    return stage


def test_problem_survives_a_question(stage: Stage) -> None:
    problem = Problem(goods(stage, DETERGENT), CaseKind.DAMAGED, 1, "nass")
    assert Problem.of(problem.goods, problem.payload) == problem
    assert Problem.of(problem.goods, {}) == Problem(problem.goods, None)
    assert problem.quantities == {ARIEL: 1}


def test_refund_is_done_after_a_clear_yes(stage: Stage) -> None:
    offered(stage).say("ChooseRemedyIntent", remedy=REFUND)
    assert stage.asked == "problem_refund"
    assert stage.hears("AMAZON.YesIntent", Heard(text="passt", assent=Assent.CASUAL))[0] == "order_gate-unclear"
    assert cases(stage) == ()
    stage.yes()
    assert (stage.said, stage.value("next")) == (("choose_remedy-refunded",), "done")
    stage.work_off().work_off()
    assert (cases(stage)[0].state, cases(stage)[0].refund) == (CaseState.SETTLED, Money(1599))
    assert "15,99" in str(stage.mails[0]["text"])


def test_replacement_takes_stock_and_costs_nothing(stage: Stage) -> None:
    free = stage.stock(ARIEL)[0]
    offered(stage).say("ChooseRemedyIntent", remedy=REPLACE)
    stage.yes(Assent.CASUAL, "ja mach")
    assert stage.said == ("choose_remedy-replaced",)
    assert (stage.orders[0].total, stage.orders[0].skus) == (Money(0), (ARIEL,))
    assert stage.stock(ARIEL)[0] == free - 1


def test_no_does_nothing(stage: Stage) -> None:
    offered(stage).no()
    assert stage.said == ("choose_remedy-left",)
    offered(stage).say("ChooseRemedyIntent", remedy=REFUND)
    stage.no()
    assert cases(stage) == ()


def test_yes_to_two_things_chooses_none(stage: Stage) -> None:
    offered(stage).yes()
    assert stage.said == ("choose_remedy-one_of_both", "repeat-words")
    assert stage.asked == "problem_remedy"


def test_place_in_the_question_chooses(stage: Stage) -> None:
    assert offered(stage).hears("ChooseOptionIntent", ordinal="zweite")[-1] == "choose_remedy-shall_i_refund"
    assert offered(stage).hears("ChooseOptionIntent", ordinal="erste")[-1] == "choose_remedy-shall_i_do_that"
    assert offered(stage).hears("ChooseOptionIntent", ordinal="dritte")[0] == "choose_remedy-one_of_both"


def test_sold_out_goods_are_refunded(stage: Stage) -> None:
    stage.set_stock(ARIEL, 0)
    said = stage.hears("ReportProblemIntent", product="ariel", fault=DAMAGED)
    assert said[1:] == ("choose_remedy-sold_out", "choose_remedy-refund", "choose_remedy-shall_i_refund")


def test_goods_sold_out_before_the_yes_are_refunded(stage: Stage) -> None:
    offered(stage).say("ChooseRemedyIntent", remedy=REPLACE)
    stage.set_stock(ARIEL, 0)
    stage.yes()
    assert stage.said[-1] == "choose_remedy-shall_i_refund"
    assert cases(stage) == ()


def test_old_goods_wait_for_judgement(stage: Stage) -> None:
    stage.say("ReportProblemIntent", product="lavazza", fault=DAMAGED)
    stage.say("ChooseRemedyIntent", remedy=REFUND)
    stage.yes()
    assert (stage.value("next"), cases(stage)[0].state) == ("judged", CaseState.DECLARED)


def test_same_complaint_again_is_settled(stage: Stage) -> None:
    offered(stage).say("ChooseRemedyIntent", remedy=REPLACE)
    stage.yes()
    assert stage.hears("ReportProblemIntent", product="ariel", fault=DAMAGED) == ("choose_remedy-settled",)
    assert len(cases(stage)) == 1


@pytest.mark.parametrize("remedy", [REFUND, REPLACE])
def test_complaint_settled_elsewhere_is_not_done_twice(stage: Stage, remedy: SlotValue) -> None:
    offered(stage).say("ChooseRemedyIntent", remedy=remedy)
    stage.session = "s2"
    offered(stage).say("ChooseRemedyIntent", remedy=remedy)
    stage.yes()
    stage.session = "s1"
    stage.yes()
    assert stage.said == ("choose_remedy-settled",)
    assert len(cases(stage)) == 1


def test_printer_and_sending_back_are_answered_in_the_offer(stage: Stage) -> None:
    stage.say("ReportProblemIntent", product="windeln", fault=WRONG)
    said = stage.words("ChooseRemedyIntent", remedy=REPLACE, topic=topic("send_back"))
    assert said.startswith("Ja, kostenlos, mit einem QR-Code aus deinen E-Mails.")
    assert "QR-Code" not in said.split("E-Mails.", 1)[1]


def test_missing_goods_never_come_back(stage: Stage) -> None:
    stage.say("ReportProblemIntent", product="gillette", fault=MISSING)
    said = stage.words("ChooseRemedyIntent", remedy=REFUND)
    assert said.startswith("Ich erstatte dir 31 Euro 99 auf deine Karte")


def test_voice_of_the_cart_settles_nothing(stage: Stage) -> None:
    offered(stage).say("ChooseRemedyIntent", remedy=REFUND)
    stage.change_profile(strangers=StrangersRule.CART_ONLY)
    stage.channel = Channel.ALEXA
    stage.yes()
    assert stage.said == ("goods_meant-other_voice",)
    assert cases(stage) == ()


def test_goods_given_back_elsewhere_are_settled(stage: Stage) -> None:
    offered(stage)
    order = next(order for order in stage.orders if order.number.endswith(DETERGENT))
    gone = replace(order, lines=tuple(replace(line, credited=line.quantity) for line in order.lines))
    stage.table.write(put_order(keys.order(stage.owner, order.order_id), gone, merchant=stage.merchant.id))
    assert stage.hears("ChooseRemedyIntent", remedy=REFUND) == ("choose_remedy-settled",)
    assert cases(stage) == ()
