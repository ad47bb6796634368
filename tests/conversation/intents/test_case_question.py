from __future__ import annotations

import pytest

from tests.conversation.after_orders import DAMAGED, WATER, cases, topic
from tests.stage import Stage

TOPICS = ("reason", "amount", "cost", "deadline", "printer", "send_back", "keep", "money_when", "where")


@pytest.mark.parametrize("name", TOPICS)
def test_question_is_answered_and_the_step_asked_again(stage: Stage, name: str) -> None:
    stage.say("WithdrawIntent", product="klingen")
    assert stage.hears("CaseQuestionIntent", topic=topic(name)) == (f"case_question-{name}", "repeat-words")
    assert stage.asked == "withdraw"
    stage.yes()
    assert len(cases(stage)) == 1


@pytest.mark.parametrize("name", TOPICS)
def test_question_without_a_case_is_answered_generally(stage: Stage, name: str) -> None:
    assert stage.hears("CaseQuestionIntent", topic=topic(name)) == (f"case_question-{name}",)
    assert stage.asked is None


def test_confirming_words_take_the_second_step(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    assert stage.hears("CaseQuestionIntent", topic=topic("confirm")) == ("withdraw-received",)
    assert len(cases(stage)) == 1


def test_confirming_words_do_nothing_elsewhere(stage: Stage) -> None:
    assert stage.hears("CaseQuestionIntent", topic=topic("confirm"))[0] == "order_gate-stray_yes"
    stage.reorder("kaffeefilter")
    stage.say("CaseQuestionIntent", topic=topic("confirm"))
    assert stage.asked == "gate"
    assert stage.orders[0].number.endswith(WATER)


def test_gate_is_left_aside_for_a_question(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    said = stage.hears("CaseQuestionIntent", topic=topic("cost"))
    assert said == ("case_question-cost", "order_gate-not_ordered_yet", "order_gate-resume_question")


def test_amount_of_a_withdrawal_is_the_price(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    said = stage.words("CaseQuestionIntent", topic=topic("amount"))
    assert said.startswith("Ja, die vollen 31 Euro 99, sobald die Klingen wieder bei uns sind.")


def test_cheap_damage_is_kept(stage: Stage) -> None:
    stage.say("ReportProblemIntent", product="ariel", fault=DAMAGED)
    assert stage.words("CaseQuestionIntent", topic=topic("send_back")).startswith(
        "Nein, zurückschicken musst du nichts."
    )


def test_deadline_before_delivery_counts_from_it(stage: Stage) -> None:
    stage.say("WithdrawIntent", order_number=WATER)
    said = stage.words("CaseQuestionIntent", topic=topic("deadline"))
    assert said.startswith("Widerrufen kannst du, bis 14 Tage nach der Lieferung um sind.")


def test_question_of_nothing_known_is_not_understood(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    assert stage.hears("CaseQuestionIntent", topic=topic("weather")) == ("fallback-not_understood", "repeat-words")
    assert stage.asked == "withdraw"


def test_arrival_of_a_return_is_told_with_its_refund(stage: Stage) -> None:
    assert stage.hears("CaseQuestionIntent", topic=topic("received")) == ("refund_status-none",)
