"""The events for local invocation are what Alexa sends, signed for the demo customer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from skill.channels.alexa.account import issue_token

EVENTS = Path(__file__).resolve().parents[1] / "events"
SPOKEN = ("launch", "order_status", "reorder", "yes")


@dataclass(frozen=True)
class DemoAccount:
    demo: bool = True
    account_issuer: str = ""
    account_audience: str = ""
    account_keys: Mapping[str, str] = field(default_factory=dict)


def load(name: str) -> dict[str, Any]:
    return dict(json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", SPOKEN)
def test_spoken_event_comes_from_linked_anna(name: str) -> None:
    event = load(name)
    token = issue_token(DemoAccount(), "demo-anna", datetime(2026, 1, 15, tzinfo=UTC))
    assert event["context"]["System"]["user"]["accessToken"] == token, "write this token into the event"
    assert event["session"]["user"]["accessToken"] == token


@pytest.mark.parametrize("name", sorted(path.stem for path in EVENTS.glob("*.json")))
def test_event_names_the_demo_skill(name: str) -> None:
    assert load(name)["context"]["System"]["application"]["applicationId"] == "amzn1.ask.skill.demo"


def test_yes_belongs_to_the_reorder_session() -> None:
    reorder, yes = load("reorder")["session"], load("yes")["session"]
    assert (yes["sessionId"], yes["new"], reorder["new"]) == (reorder["sessionId"], False, True)
