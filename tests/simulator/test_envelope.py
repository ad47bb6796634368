from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from skill.conversation.turn import SlotValue
from skill.simulator.device import Device, Session
from skill.simulator.envelope import Stamp, end_request, envelope, intent_request, launch_request, tap_request

STAMP = Stamp("amzn1.ask.skill.demo", "req-1", datetime(2026, 11, 23, 9, 0, 5, tzinfo=UTC), "token-of-anna")
SPEAKER = Device("demo-anna", "de-DE", has_screen=False)
DISPLAY = Device("demo-anna", "de-DE", has_screen=True)
NEW = Session("s-1", is_new=True)


def test_wraps_a_launch_as_alexa_does() -> None:
    event = envelope(SPEAKER, NEW, STAMP, launch_request())
    application = {"applicationId": "amzn1.ask.skill.demo"}
    user = {"userId": "amzn1.ask.account.demo-anna", "accessToken": "token-of-anna"}
    device = {"deviceId": "amzn1.ask.device.simulator", "supportedInterfaces": {}}
    assert event == {
        "version": "1.0",
        "session": {"new": True, "sessionId": "s-1", "application": application, "attributes": {}, "user": user},
        "context": {"System": {"application": application, "user": user, "device": device}},
        "request": {
            "type": "LaunchRequest",
            "requestId": "req-1",
            "timestamp": "2026-11-23T09:00:05Z",
            "locale": "de-DE",
        },
    }


def test_carries_the_session_of_the_device() -> None:
    session = Session("s-1", is_new=False, attributes={"question": "q-7"})
    event = envelope(SPEAKER, session, STAMP, launch_request())
    assert event["session"]["attributes"] == {"question": "q-7"}
    assert event["session"]["new"] is False


def test_sends_no_token_when_unlinked() -> None:
    stamp = Stamp("amzn1.ask.skill.demo", "req-1", STAMP.at, None)
    event = envelope(SPEAKER, NEW, stamp, launch_request())
    assert event["session"]["user"] == {"userId": "amzn1.ask.account.demo-anna"}


def test_announces_apl_only_with_screen() -> None:
    interfaces = _device(envelope(DISPLAY, NEW, STAMP, launch_request()))["supportedInterfaces"]
    assert interfaces == {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
    assert "Viewport" not in envelope(SPEAKER, NEW, STAMP, launch_request())["context"]


def test_lists_slots_that_were_not_heard() -> None:
    heard = {"product": SlotValue("kaffeefilter", ("melitta-filter-4-80",))}
    request = intent_request("ReorderProductIntent", ("quantity", "product"), heard)
    values = [{"value": {"name": "kaffeefilter", "id": "melitta-filter-4-80"}}]
    match = {"authority": "zuruf.simulator", "status": {"code": "ER_SUCCESS_MATCH"}, "values": values}
    product = {"value": "kaffeefilter", "resolutions": {"resolutionsPerAuthority": [match]}}
    common = {"confirmationStatus": "NONE", "source": "USER"}
    assert request["intent"]["slots"] == {
        "quantity": {"name": "quantity", **common},
        "product": {"name": "product", **common, **product},
    }


def test_leaves_slots_out_without_any() -> None:
    request = intent_request("AMAZON.YesIntent", (), {})
    assert request == {"type": "IntentRequest", "intent": {"name": "AMAZON.YesIntent", "confirmationStatus": "NONE"}}


def test_sends_a_tap_as_user_event() -> None:
    request = tap_request(["gate", "q-1", "Zahlungspflichtig bestellen"], "gate")
    assert request["type"] == "Alexa.Presentation.APL.UserEvent"
    assert request["arguments"] == ["gate", "q-1", "Zahlungspflichtig bestellen"]
    assert request["token"] == "gate"


def test_tells_why_a_session_ended() -> None:
    assert end_request("USER_INITIATED") == {"type": "SessionEndedRequest", "reason": "USER_INITIATED"}


def _device(event: dict[str, Any]) -> dict[str, Any]:
    device: dict[str, Any] = event["context"]["System"]["device"]
    return device
