from __future__ import annotations

import hashlib
from typing import Any

import pytest

from skill.conversation.turn import Assent, Button, Channel, SlotValue
from tests.channels.alexa.envelopes import USER, envelope, intent, launch, spoken, tap
from tests.channels.alexa.stage import stage


def test_reorder_envelope_becomes_whole_turn() -> None:
    event = intent("ReorderProductIntent", {"product": "kaffeefilter", "quantity": "2"})
    turn = stage().turn(event)
    assert turn.channel is Channel.ALEXA
    assert (turn.merchant_id, turn.intent, turn.locale) == ("lindenmarkt", "ReorderProductIntent", "de-DE")
    assert turn.slots == {"product": SlotValue("kaffeefilter"), "quantity": SlotValue("2")}
    assert (turn.session_id, turn.request_id) == ("amzn1.echo-api.session.1", "amzn1.echo-api.request.1")
    assert (turn.customer_id, turn.person_id, turn.new_session, turn.has_screen) == (None, None, False, False)
    assert (turn.heard.text, turn.heard.confirmation, turn.heard.assent) == (None, "NONE", None)


def test_amazon_ids_of_people_are_hashed() -> None:
    event = launch()
    event["context"]["System"]["person"] = {"personId": "amzn1.ask.person.ANNA"}
    turn = stage().turn(event)
    assert turn.user_id == hashlib.sha256(USER.encode()).hexdigest()[:32]
    assert turn.person_id == hashlib.sha256(b"amzn1.ask.person.ANNA").hexdigest()[:32]


def test_requests_without_user_share_no_identity() -> None:
    one, two = launch(), launch()
    for event in (one, two):
        event["session"]["user"] = None
        event["context"]["System"]["user"] = None
    two["request"]["requestId"] = "amzn1.echo-api.request.2"
    users = {stage().turn(one).user_id, stage().turn(two).user_id}
    assert len(users) == 2
    assert all(user.startswith("anonymous-") for user in users)


def test_spoken_yes_is_clear_assent() -> None:
    turn = stage().turn(intent("AMAZON.YesIntent", session={"attributes": {"question": "question-7"}}))
    assert (turn.heard.assent, turn.heard.button, turn.question_id) == (Assent.CLEAR, None, "question-7")


def test_tap_on_gate_button_says_yes_by_button() -> None:
    turn = stage().turn(tap("gate", "question-7", "Zahlungspflichtig bestellen"))
    assert turn.intent == "AMAZON.YesIntent"
    assert turn.heard.button == Button("question-7", "Zahlungspflichtig bestellen")
    assert turn.heard.assent is None
    assert turn.has_screen


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("gate",),
        ("gate", "question-7"),
        ("gate", 7, "x"),
        ("other", "question-7", "x"),
        ("gate", None, None),
        ({},),
    ],
)
def test_tap_on_anything_else_reaches_no_engine(arguments: tuple[object, ...]) -> None:
    scene = stage()
    answer = scene.send(tap(*arguments))
    assert scene.engine.turns == []
    assert answer["response"] == {}


@pytest.mark.parametrize("question", ["", "\ud800", "x" * 1_000_000, "a b"])
def test_tap_under_odd_question_id_answers_no_question(question: str) -> None:
    button = stage().turn(tap("gate", question, "Zahlungspflichtig bestellen \ud800")).heard.button
    assert button is not None
    assert button.question_id == "" or button.question_id.startswith("hashed-")
    assert button.label == "Zahlungspflichtig bestellen ?"


@pytest.mark.parametrize("kind", ["LaunchRequest", "SessionResumedRequest", "Connections.Response"])
def test_opening_requests_become_launch_turns(kind: str) -> None:
    assert stage().turn(envelope({"type": kind})).intent == "LaunchRequest"


def test_missing_question_attribute_answers_no_question() -> None:
    assert stage().turn(intent("AMAZON.YesIntent")).question_id == ""


@pytest.mark.parametrize(("new", "expected"), [(False, False), (True, True), (None, True), ("maybe", True), (0, True)])
def test_session_is_new_unless_alexa_denies(new: object, *, expected: bool) -> None:
    assert stage().turn(launch(session={"new": new})).new_session is expected


def test_request_without_session_stands_alone() -> None:
    event = intent("AMAZON.YesIntent")
    event["session"] = None
    turn = stage().turn(event)
    assert turn.session_id == "sessionless-amzn1.echo-api.request.1"
    assert turn.new_session


@pytest.mark.parametrize("session_id", ["x" * 500, "a b", "ä#1", "\ud800"])
def test_odd_session_ids_become_safe_keys(session_id: str) -> None:
    turn = stage().turn(launch(session={"sessionId": session_id}))
    assert turn.session_id.startswith("hashed-")
    assert len(turn.session_id) == len("hashed-") + 32


def test_request_without_id_gets_its_own() -> None:
    scene = stage()
    event = launch()
    del event["request"]["requestId"]
    assert scene.turn(event).request_id != scene.turn(event).request_id


@pytest.mark.parametrize(
    ("asked", "spoken_in"),
    [
        ("de-DE", "de-DE"),
        ("en-US", "en-US"),
        ("en-GB", "en-GB"),
        ("en-AU", "en-GB"),
        ("de-AT", "de-DE"),
        ("de", "de-DE"),
        ("fr-FR", "de-DE"),
        ("", "de-DE"),
        (None, "de-DE"),
        (7, "de-DE"),
        (["de-DE"], "de-DE"),
    ],
)
def test_locale_falls_back_to_its_language(asked: object, spoken_in: str) -> None:
    event = launch()
    event["request"]["locale"] = asked
    assert stage().turn(event).locale == spoken_in


@pytest.mark.parametrize("interfaces", [{}, None, [], {"Alexa.Presentation.APL": None}, {"Display": {}}])
def test_device_without_apl_has_no_screen(interfaces: object) -> None:
    event = launch()
    event["context"]["System"]["device"]["supportedInterfaces"] = interfaces
    assert not stage().turn(event).has_screen


def test_confirmation_status_reaches_the_evidence() -> None:
    event = intent("ConfirmOrderIntent")
    event["request"]["intent"]["confirmationStatus"] = "DENIED"
    assert stage().turn(event).heard.confirmation == "DENIED"
    event["request"]["intent"]["confirmationStatus"] = "OTHER"
    assert stage().turn(event).heard.confirmation == "NONE"


@pytest.mark.parametrize("wish", [None, [], {}, {"name": None}, {"name": ["a"]}, {"name": "x" * 101}])
def test_unreadable_intent_counts_as_fallback(wish: Any) -> None:
    event = intent("ReorderProductIntent")
    event["request"]["intent"] = wish
    assert stage().turn(event).intent == "AMAZON.FallbackIntent"


def test_matched_ids_come_best_first() -> None:
    slot = spoken("product", "filtertüten", "MEL-4-80", "word-filter", "MEL-2-100", "MEL-4-80")
    turn = stage().turn(intent("ReorderProductIntent", {"product": slot}))
    assert turn.slots["product"] == SlotValue("filtertüten", ("MEL-4-80", "MEL-2-100"))
