"""The built function answers tests/events/*.json under the real runtime emulator."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tools.emulator import Emulator

pytestmark = [pytest.mark.artifact, pytest.mark.xdist_group("artifact")]
EVENTS = Path(__file__).resolve().parents[1] / "events"
NAMES = sorted(path.stem for path in EVENTS.glob("*.json"))


def load(name: str) -> Any:
    return json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))


def speech(body: Any) -> str:
    """What is said, whether the channel sends SSML or plain text."""
    spoken = body["response"]["outputSpeech"]
    return str(spoken.get("ssml") or spoken.get("text"))


def test_events_are_the_promised_ones() -> None:
    assert NAMES == ["garbage", "launch", "order_status", "reorder", "skill_disabled", "yes"]


def test_launch_greets_and_keeps_listening(warm_emulator: Emulator) -> None:
    body = warm_emulator.invoke(load("launch")).body
    assert "Lindenmarkt" in speech(body)
    assert body["response"]["shouldEndSession"] is False
    assert body["response"]["reprompt"]["outputSpeech"]


def test_reorder_asks_with_duty_and_total(warm_emulator: Emulator) -> None:
    body = warm_emulator.invoke(load("reorder")).body
    said = speech(body)
    assert "Filtertüten" in said
    assert "zahlungspflichtig bestellen?" in said
    assert body["response"]["shouldEndSession"] is False
    assert len(body["sessionAttributes"]) == 1


def test_yes_after_reorder_places_the_order(emulator: Emulator) -> None:
    asked = emulator.invoke(load("reorder")).body
    yes = load("yes")
    yes["session"]["attributes"] = asked["sessionAttributes"]
    ordered = emulator.invoke(yes).body
    assert "Bestellnummer" in speech(ordered)
    tracked = emulator.invoke(load("order_status")).body
    assert "Filtertüten" in speech(tracked)


def test_yes_out_of_nowhere_orders_nothing(warm_emulator: Emulator) -> None:
    said = speech(warm_emulator.invoke(load("yes")).body)
    assert "Bestellnummer" not in said
    assert "zahlungspflichtig" not in said


def test_order_status_names_what_is_coming(emulator: Emulator) -> None:
    body = emulator.invoke(load("order_status")).body
    assert "Wasser" in speech(body)
    assert "DHL" in speech(body)
    assert body["response"]["shouldEndSession"] is True


def test_skill_disabled_is_answered_in_silence(warm_emulator: Emulator) -> None:
    body = warm_emulator.invoke(load("skill_disabled")).body
    assert "outputSpeech" not in (body.get("response") or {})


def test_strange_skill_hears_nothing_of_anna(warm_emulator: Emulator) -> None:
    event = load("reorder")
    event["session"]["application"]["applicationId"] = "amzn1.ask.skill.stranger"
    event["context"]["System"]["application"]["applicationId"] = "amzn1.ask.skill.stranger"
    assert "Filtertüten" not in json.dumps(warm_emulator.invoke(event).body, ensure_ascii=False)


@pytest.mark.parametrize("name", NAMES)
def test_no_event_ends_in_an_error(warm_emulator: Emulator, name: str) -> None:
    body = warm_emulator.invoke(load(name)).body
    assert "errorMessage" not in body
    assert body["version"] == "1.0"


def test_second_call_reuses_the_demo_shop(warm_emulator: Emulator) -> None:
    first, second = (warm_emulator.invoke(load("order_status")).body for _ in range(2))
    assert speech(first) == speech(second)
