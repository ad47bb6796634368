from __future__ import annotations

import pytest

from skill.conversation.turn import Heard
from tests.stage import LEA, MEHMET, Stage


def test_examples_are_given_out_of_nowhere(stage: Stage) -> None:
    assert stage.hears("AMAZON.FallbackIntent") == ("fallback-examples", "launch-what_do_you_need")


@pytest.mark.parametrize("silence", ["", "   "])
def test_silence_is_no_answer(stage: Stage, silence: str) -> None:
    assert stage.hears("AMAZON.FallbackIntent", Heard(text=silence))[0] == "fallback-nothing_heard"
    stage.reorder("kaffeefilter")
    before = len(stage.orders)
    said = stage.hears("AMAZON.FallbackIntent", Heard(text=silence))
    assert said == ("fallback-nothing_heard", "order_gate-summary", "order_gate-question")
    assert len(stage.orders) == before


def test_gate_follows_only_after_asking(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("AMAZON.FallbackIntent", Heard(text="wie wird das wetter")) == (
        "fallback-limit",
        "order_gate-not_ordered_yet",
        "order_gate-resume_question",
    )


def test_code_question_stays_open(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    assert stage.hears("AMAZON.FallbackIntent")[0] == "voice_code-digits_only"
    assert stage.asked == "code"


def test_other_questions_are_put_again(stage: Stage) -> None:
    stage.as_customer(LEA).reorder("toilettenpapier")
    assert stage.hears("AMAZON.FallbackIntent") == ("fallback-not_understood", "repeat-words")
    assert stage.asked == "choose"


@pytest.mark.parametrize("text", ["x" * 10_000, "🦄🦄🦄", "съешь ещё этих булок", "<speak>&amp;</speak>", "{ $total }"])
def test_nonsense_gets_a_helpful_sentence(stage: Stage, text: str) -> None:
    answer = stage.say("AMAZON.FallbackIntent", Heard(text=text))
    assert stage.said == ("fallback-examples", "launch-what_do_you_need")
    assert len(answer.spoken.text) < 300
    assert len(str(stage.dialog)) < 3000


@pytest.mark.parametrize(
    "text", ["bestell pizza", "kauf mir ein auto", "bestell blumen für mama", "bestell ein klavier"]
)
def test_unsold_goods_are_not_found(stage: Stage, text: str) -> None:
    said = stage.hears("AMAZON.FallbackIntent", Heard(text=text))
    assert said == ("choose_option-not_found", "choose_option-categories", "choose_option-what_instead")
    assert stage.asked == "open"


def test_unsold_goods_leave_the_gate(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("AMAZON.FallbackIntent", Heard(text="bestell pizza"))[0] == "choose_option-not_found"
    stage.yes()
    assert stage.asked == "gate"


@pytest.mark.parametrize("text", ["bestell ein taxi", "ich brauche urlaub", "bestell einen flug nach berlin"])
def test_services_get_the_limit(stage: Stage, text: str) -> None:
    assert stage.hears("AMAZON.FallbackIntent", Heard(text=text))[0] == "fallback-limit"


def test_sold_goods_are_never_denied(stage: Stage) -> None:
    assert stage.hears("AMAZON.FallbackIntent", Heard(text="bestell pizza und nudeln"))[0] == "fallback-examples"
