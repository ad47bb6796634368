from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from skill.conversation.dialog import (
    LIVES,
    Question,
    Session,
    StoredAnswer,
    expected_intents,
    load_session,
    put_session,
    session_from,
)
from skill.conversation.turn import SlotValue
from skill.domain.cart import CartLine
from skill.services.records import codec, keys
from skill.services.table import ConflictError, Expect
from skill.settings import DEMO_MERCHANT
from tests.stage import MEHMET, NOW, Stage


def stored_answer(number: int, question: str | None = None) -> StoredAnswer:
    return StoredAnswer(f"r{number}", f"Antwort {number}", None, question, "v1", "de-DE")


def after(count: int) -> Session:
    session = Session()
    for number in range(count):
        session = session.remembering(stored_answer(number), f"Satz {number}")
    return session


def expected(stage: Stage) -> frozenset[str]:
    return expected_intents(stage.shop, DEMO_MERCHANT, stage.session)


def test_questions_after_an_order_await_their_answers(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    assert "CaseQuestionIntent" in expected(stage)
    stage.say("ReportProblemIntent")
    assert "ChooseOptionIntent" in expected(stage)
    stage.say("ReorderProductIntent", product="rasierklingen")
    assert "ReportProblemIntent" in expected(stage)
    stage.say("ReportProblemIntent", fault=SlotValue("kaputt", ("damaged",)))
    assert {"ChooseRemedyIntent", "CaseQuestionIntent"} <= expected(stage)


def test_repeated_requests_find_their_answer() -> None:
    answer = after(3).answer_to("r1")
    assert answer is not None
    assert answer.text == "Antwort 1"
    assert after(3).answer_to("r9") is None
    assert Session().answer_to("r0") is None


def test_late_duplicates_get_the_newest_answer() -> None:
    answer = after(10).answer_to("r1")
    assert answer is not None
    assert answer.text == "Antwort 9"


def test_conversation_is_kept_short() -> None:
    session = after(50)
    assert len(session.answers) == 4
    assert [exchange.heard for exchange in session.exchanges] == [f"Satz {number}" for number in range(30, 50)]
    long = Session().remembering(stored_answer(1), "x" * 10_000)
    assert len(long.exchanges[0].heard) == 300


def test_words_of_the_proof_are_kept() -> None:
    session = Session().remembering(stored_answer(0, "q-gate"), "bestell das")
    for number in range(1, 9):
        session = session.remembering(stored_answer(number), "?", proof="q-gate")
    assert [answer.request_id for answer in session.answers] == ["r0", "r5", "r6", "r7", "r8"]


def test_session_is_stored_over_its_version(stage: Stage) -> None:
    question = Question("q-1", "open", {"lines": codec.to_plain([CartLine("milk", 2)])}, NOW)
    session = replace(after(2), question=question, focus_skus=("milk",))
    assert put_session("m1", "s1", session, NOW).expect is Expect.ABSENT
    stage.table.write(put_session("m1", "s1", session, NOW))
    read = session_from(stage.table.get(keys.session("m1", "s1")))
    assert read.question is not None
    assert (read.question.kind, read.focus_skus, read.version) == ("open", ("milk",), 1)
    with pytest.raises(ConflictError):
        stage.table.write(put_session("m1", "s1", session, NOW))


def test_session_is_forgotten_after_a_day(stage: Stage) -> None:
    stage.say("LaunchRequest")
    assert load_session(stage.shop, DEMO_MERCHANT, "s1")
    stage.wait(seconds=LIVES.total_seconds() + 1)
    assert load_session(stage.shop, DEMO_MERCHANT, "s1") == {}
    assert timedelta(hours=24) == LIVES


def test_no_question_expects_no_answer(stage: Stage) -> None:
    assert expected(stage) == frozenset()
    stage.say("AMAZON.StopIntent")
    assert expected(stage) == frozenset()


def test_gate_expects_consent_or_a_choice(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    answers = {"AMAZON.YesIntent", "AMAZON.NoIntent", "ConfirmOrderIntent", "ChooseOptionIntent"}
    assert expected(stage) == answers
    stage.wait(seconds=301)
    assert expected(stage) == frozenset()


def test_code_question_expects_digits(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    assert stage.asked == "code"
    assert expected(stage) == {"ProvideCodeIntent"}


def test_other_questions_expect_yes_or_no(stage: Stage) -> None:
    stage.say("LaunchRequest")
    assert expected(stage) == {"AMAZON.YesIntent", "AMAZON.NoIntent"}
