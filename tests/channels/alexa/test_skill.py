from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from skill.channels.alexa.events import SkillEvent
from skill.channels.alexa.request import hashed
from skill.domain.errors import ProgrammingError, ShopError, UnavailableError
from skill.services.table import ConflictError, Delete, Key
from tests.channels.alexa.envelopes import USER, envelope, intent, launch, skill_event, spoken
from tests.channels.alexa.stage import APOLOGY, FakePhrases, FakeSettings, stage
from tests.channels.alexa.validity import faults, words

SILENT = [
    "SessionEndedRequest",
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillAccountLinked",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.ProactiveSubscriptionChanged",
    "Reminders.ReminderStarted",
    "Reminders.ReminderCreated",
    "Reminders.ReminderStatusChanged",
    "Alexa.Presentation.APL.UserEvent",
    "Alexa.Presentation.APL.RuntimeError",
    "Alexa.Presentation.APL.LoadIndexListData",
    "Alexa.Presentation.APL.LoadTokenListData",
    "Dialog.InputRequest",
    "Dialog.API.Invoked",
    "AudioPlayer.PlaybackStarted",
    "PlaybackController.NextCommandIssued",
    "Messaging.MessageReceived",
    "Alexa.Authorization.Grant",
    "Nonsense.Happened",
    "",
]


@pytest.mark.parametrize("kind", SILENT)
def test_request_that_allows_no_speech_gets_none(kind: str) -> None:
    scene = stage()
    answer = scene.send(envelope({"type": kind, "reason": "USER_INITIATED"}))
    assert faults(answer) == []
    assert answer["response"] == {}
    assert scene.engine.turns == []


@pytest.mark.parametrize("kind", ["LaunchRequest", "IntentRequest", "SessionResumedRequest", "Connections.Response"])
def test_request_of_a_person_gets_words(kind: str) -> None:
    answer = stage().send(envelope({"type": kind}))
    assert faults(answer) == []
    assert words(answer)


@pytest.mark.parametrize("event", [None, [], "", 7, {}, {"request": None}, {"request": []}, {"session": []}])
def test_garbage_is_refused_in_silence(event: object) -> None:
    assert stage().send(event) == {"version": "1.0", "response": {}}


def fulfil(name: object, slots: object, **more: Any) -> dict[str, Any]:
    scene = stage(**more)
    event = envelope({"type": "CanFulfillIntentRequest", "intent": {"name": name, "slots": slots}})
    event["context"]["System"]["user"] = {}
    answer = scene.send(event)
    assert faults(answer) == []
    assert set(answer["response"]) == {"canFulfillIntent"}
    assert scene.engine.turns == []
    fulfilment: dict[str, Any] = answer["response"]["canFulfillIntent"]
    return fulfilment


def test_can_fulfill_says_yes_to_a_known_product() -> None:
    slots = {"product": spoken("product", "filtertüten", "MEL-4-80"), "quantity": spoken("quantity", "2")}
    assert fulfil("ReorderProductIntent", slots) == {
        "canFulfill": "YES",
        "slots": {
            "product": {"canUnderstand": "YES", "canFulfill": "YES"},
            "quantity": {"canUnderstand": "YES", "canFulfill": "YES"},
        },
    }


def test_can_fulfill_hesitates_at_an_unknown_product() -> None:
    assert fulfil("ReorderProductIntent", {"product": spoken("product", "schlumpf")}) == {
        "canFulfill": "MAYBE",
        "slots": {"product": {"canUnderstand": "MAYBE", "canFulfill": "NO"}},
    }


def test_can_fulfill_declines_foreign_intents_and_slots() -> None:
    assert fulfil("PlayMusicIntent", {"song": spoken("song", "schlumpf")}) == {
        "canFulfill": "NO",
        "slots": {"song": {"canUnderstand": "NO", "canFulfill": "NO"}},
    }
    assert fulfil("ReorderProductIntent", {"song": spoken("song", "x")})["canFulfill"] == "MAYBE"
    assert fulfil(None, None) == {"canFulfill": "NO", "slots": {}}


@pytest.mark.parametrize(
    ("error", "locale", "sorry"),
    [
        (UnavailableError("table"), "de-DE", APOLOGY["de"]),
        (ProgrammingError("bug"), "en-GB", APOLOGY["en"]),
        (RuntimeError("unknown"), "fr-FR", APOLOGY["de"]),
        (RecursionError(), "en-IN", APOLOGY["en"]),
    ],
)
def test_failure_is_answered_with_the_apology(error: Exception, locale: str, sorry: str) -> None:
    event = launch()
    event["request"]["locale"] = locale
    answer = stage(error).send(event)
    assert faults(answer) == []
    assert words(answer) == sorry
    assert answer["response"]["shouldEndSession"] is True


def test_failure_to_apologise_ends_in_silence() -> None:
    answer = stage(RuntimeError("bug"), phrases=FakePhrases(RuntimeError("no phrase"))).send(launch())
    assert answer == {"version": "1.0", "response": {}}


def test_failure_is_logged_without_personal_data(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    event = intent("ProvideCodeIntent", {"code": "2719"}, token="tokentokentoken")
    event["request"]["requestId"] = "line\r\nforged"
    stage(RuntimeError("anna wohnt in der Gartenstraße 5, Code 2719")).send(event)
    (record,) = caplog.records
    line = json.loads(record.getMessage())
    assert (line["event"], line["type"], line["error"]) == ("failed", "IntentRequest", "RuntimeError")
    assert line["at"][-1].startswith("stage.py:")
    assert record.exc_info is None
    assert "\n" not in record.getMessage()
    for secret in ("2719", "anna", "Garten", USER, "tokentokentoken", "forged"):
        assert secret not in record.getMessage()


def test_refusal_is_logged_without_personal_data(caplog: pytest.LogCaptureFixture) -> None:
    event = launch()
    event["session"]["application"] = {"applicationId": "amzn1.ask.skill.another"}
    event["request"]["type"] = "Launch\nRequest"
    stage().send(event)
    (record,) = caplog.records
    assert json.loads(record.getMessage()) == {
        "event": "refused: not our skill",
        "request": "amzn1.echo-api.request.1",
        "type": "unreadable",
    }


@pytest.mark.parametrize(
    ("request_body", "lines"),
    [
        ({"type": "SessionEndedRequest", "reason": "ERROR", "error": {"message": "anna"}}, 1),
        ({"type": "SessionEndedRequest", "reason": "EXCEEDED_MAX_REPROMPTS"}, 0),
        ({"type": "Alexa.Presentation.APL.RuntimeError", "errors": [{"message": "anna"}]}, 1),
    ],
)
def test_errors_that_alexa_reports_are_logged(
    request_body: dict[str, Any], lines: int, caplog: pytest.LogCaptureFixture
) -> None:
    assert stage().send(envelope(request_body))["response"] == {}
    assert len(caplog.records) == lines
    assert "anna" not in caplog.text


def test_skill_events_reach_the_hook() -> None:
    scene = stage()
    assert scene.send(skill_event("SkillDisabled", {"userInformationPersistenceStatus": "PERSISTED"})) == {
        "version": "1.0",
        "response": {},
        "userAgent": scene.send(launch())["userAgent"],
    }
    assert scene.events == [SkillEvent("SkillDisabled", "lindenmarkt", hashed(USER) or "", None)]


@pytest.mark.parametrize("error", [UnavailableError("table"), ConflictError(Delete(Key("p", "s")), "version")])
def test_event_that_cannot_be_followed_comes_again(error: ShopError) -> None:
    with pytest.raises(type(error)):
        stage(hook_error=error).send(skill_event("SkillDisabled"))


def test_bug_in_the_hook_is_acknowledged() -> None:
    answer = stage(hook_error=RuntimeError("bug")).send(skill_event("SkillDisabled"))
    assert answer == {"version": "1.0", "response": {}}


def test_two_requests_share_no_state() -> None:
    scene = stage()
    first = scene.send(launch(session={"attributes": {"question": "question-0", "extra": "x"}}))
    assert first["sessionAttributes"] == {"question": "question-1"}
    assert scene.send(launch())["sessionAttributes"] == {"question": "question-1"}


def test_lambda_may_leave_its_context_out() -> None:
    scene = stage(settings=FakeSettings())
    assert faults(scene.handle(launch(), None)) == []
