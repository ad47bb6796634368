from __future__ import annotations

from dataclasses import replace

from tests.stage import LEA, MEHMET, Stage


def test_gate_is_said_again_under_a_new_question(stage: Stage) -> None:
    first = stage.say("ReorderProductIntent", product="kaffeefilter")
    again = stage.say("AMAZON.RepeatIntent")
    assert again.spoken.text == first.spoken.text
    assert again.question_id != first.question_id
    stage.yes()
    assert stage.said == ("checkout-ordered",)


def test_last_answer_is_said_again(stage: Stage) -> None:
    first = stage.say("ListOrdersIntent")
    assert stage.say("AMAZON.RepeatIntent").spoken.text == first.spoken.text
    assert stage.answers[-1].ends


def test_open_question_stays_open(stage: Stage) -> None:
    stage.as_customer(LEA).reorder("toilettenpapier")
    stage.say("AMAZON.RepeatIntent")
    assert stage.asked == "choose"


def test_code_question_keeps_its_quote(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    stage.say("AMAZON.RepeatIntent")
    assert stage.hears("ProvideCodeIntent", code="2719") == ("checkout-ordered",)


def test_nothing_said_cannot_be_repeated(stage: Stage) -> None:
    assert stage.hears("AMAZON.RepeatIntent") == ("repeat-nothing", "launch-what_do_you_need")
    stage.say("ListOrdersIntent")
    stage.hear(replace(stage.turn("AMAZON.RepeatIntent"), new_session=True))
    assert stage.said[0] == "repeat-nothing"
