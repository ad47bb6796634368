from __future__ import annotations

from dataclasses import replace

from skill.conversation.dialog import put_session
from skill.conversation.open_question import asked_again
from skill.domain.reply import Say
from skill.settings import DEMO_MERCHANT
from tests.stage import LEA, MEHMET, Stage

LEAD = Say("fallback-not_understood")


def test_nothing_open_is_not_repeated(stage: Stage) -> None:
    assert asked_again(stage.scene("AMAZON.FallbackIntent"), LEAD) is None


def test_gate_is_said_whole_again(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    move = asked_again(stage.scene("AMAZON.FallbackIntent"), LEAD)
    assert move is not None
    assert [say.key for say in move.reply.says] == ["fallback-not_understood", "order_gate-summary"]
    assert move.ask is not None
    assert move.ask.quote is not None


def test_code_is_asked_for_the_same_quote(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    move = asked_again(stage.scene("AMAZON.FallbackIntent"), LEAD)
    assert move is not None
    assert move.ask is not None
    assert (move.ask.kind, move.ask.quote) == ("code", stage.dialog.quote)


def test_other_questions_keep_their_words(stage: Stage) -> None:
    stage.as_customer(LEA).reorder("toilettenpapier")
    asked = stage.answers[-1].spoken.reprompt or ""
    move = asked_again(stage.scene("AMAZON.FallbackIntent"), LEAD)
    assert move is not None
    assert move.reply.asks == Say("repeat-words", {"words": asked})
    assert stage.dialog.question is not None
    assert move.ask is not None
    assert move.ask.payload == stage.dialog.question.payload


def test_words_not_on_record_cannot_be_repeated(stage: Stage) -> None:
    stage.say("LaunchRequest")
    stage.table.write(put_session(DEMO_MERCHANT, "s1", replace(stage.dialog, answers=()), stage.clock.now()))
    assert asked_again(stage.scene("AMAZON.FallbackIntent"), LEAD) is None
