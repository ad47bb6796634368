"""R18: a request of another skill, or of none, is refused in Lambda too."""

from __future__ import annotations

import pytest

from skill.channels.alexa.application import SkillConfigurationError
from tests.channels.alexa.envelopes import SKILL, Json, intent, skill_event
from tests.channels.alexa.stage import FakeSettings, stage

FOREIGN = "amzn1.ask.skill.another"


def tampered(*, in_context: object = SKILL, in_session: object = SKILL) -> Json:
    event = intent("ReorderProductIntent", {"product": "kaffeefilter"})
    event["context"]["System"]["application"] = {"applicationId": in_context}
    event["session"]["application"] = {"applicationId": in_session}
    return event


def test_own_skill_is_answered() -> None:
    scene = stage()
    assert "outputSpeech" in str(scene.send(tampered()))
    assert len(scene.engine.turns) == 1


@pytest.mark.parametrize(
    "wrong", [FOREIGN, None, "", 7, [SKILL], {"id": SKILL}, SKILL.upper(), f" {SKILL}", SKILL * 99]
)
@pytest.mark.parametrize("place", ["in_context", "in_session", "both"])
def test_wrong_or_absent_id_is_refused(wrong: object, place: str) -> None:
    scene = stage()
    places = ("in_context", "in_session") if place == "both" else (place,)
    assert scene.send(tampered(**dict.fromkeys(places, wrong))) == {"version": "1.0", "response": {}}
    assert scene.engine.turns == []


@pytest.mark.parametrize("missing", ["context", "System", "application"])
def test_missing_context_is_refused(missing: str) -> None:
    scene = stage()
    event = tampered()
    parent = {"context": event, "System": event["context"], "application": event["context"]["System"]}[missing]
    del parent[missing]
    assert scene.send(event) == {"version": "1.0", "response": {}}
    assert scene.engine.turns == []


def test_session_without_application_is_refused() -> None:
    scene = stage()
    event = tampered()
    del event["session"]["application"]
    assert scene.send(event) == {"version": "1.0", "response": {}}


def test_foreign_skill_event_reaches_no_hook() -> None:
    scene = stage()
    event = skill_event("SkillDisabled")
    event["context"]["System"]["application"]["applicationId"] = FOREIGN
    scene.send(event)
    assert scene.events == []


def test_two_skills_of_one_merchant_are_known() -> None:
    scene = stage(settings=FakeSettings(skill_ids=(SKILL, FOREIGN)))
    assert scene.turn(tampered(in_context=FOREIGN, in_session=FOREIGN)).merchant_id == "lindenmarkt"
    scene.engine.turns.clear()
    scene.send(tampered(in_context=FOREIGN, in_session=SKILL))
    assert scene.engine.turns == []


@pytest.mark.parametrize("skill_ids", [(), ("",), (SKILL, "")])
def test_unset_skill_id_stops_the_start(skill_ids: tuple[str, ...]) -> None:
    with pytest.raises(SkillConfigurationError, match="ZURUF_SKILL_ID"):
        stage(settings=FakeSettings(skill_ids=skill_ids))


def test_unset_merchant_stops_the_start() -> None:
    with pytest.raises(SkillConfigurationError, match="no skill may call"):
        stage(settings=FakeSettings(merchant_id=""))
