"""Write the requests that a voice device's cloud would send, in Alexa's own JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from skill.conversation.turn import SlotValue
from skill.simulator.device import Device, Session

_SCREEN = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
_VIEWPORT = {
    "shape": "RECTANGLE",
    "mode": "HUB",
    "pixelWidth": 1280,
    "pixelHeight": 800,
    "currentPixelWidth": 1280,
    "currentPixelHeight": 800,
    "dpi": 213,
    "experiences": [{"arcMinuteWidth": 346, "arcMinuteHeight": 216, "canRotate": False, "canResize": False}],
    "touch": ["SINGLE"],
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """Carry what makes a request of its own: its id, the moment, and the token of the linked account, if any."""

    skill_id: str
    request_id: str
    at: datetime
    access_token: str | None


def envelope(device: Device, session: Session, stamp: Stamp, request: Mapping[str, Any]) -> dict[str, Any]:
    """Wrap one request with session and context as the voice service does."""
    application = {"applicationId": stamp.skill_id}
    user: dict[str, Any] = {"userId": f"amzn1.ask.account.{device.customer_id}"}
    if stamp.access_token:
        user["accessToken"] = stamp.access_token
    unit = {"deviceId": "amzn1.ask.device.simulator", "supportedInterfaces": _SCREEN if device.has_screen else {}}
    context: dict[str, Any] = {"System": {"application": application, "user": user, "device": unit}}
    if device.has_screen:
        context["Viewport"] = _VIEWPORT
    return {
        "version": "1.0",
        "session": {
            "new": session.is_new,
            "sessionId": session.session_id,
            "application": application,
            "attributes": dict(session.attributes),
            "user": user,
        },
        "context": context,
        "request": {
            "type": request["type"],
            "requestId": stamp.request_id,
            "timestamp": stamp.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "locale": device.locale,
            **{name: value for name, value in request.items() if name != "type"},
        },
    }


def launch_request() -> dict[str, Any]:
    """Return the request of a skill opened without a wish."""
    return {"type": "LaunchRequest"}


def intent_request(name: str, declared: Iterable[str], heard: Mapping[str, SlotValue]) -> dict[str, Any]:
    """Return the request of an understood sentence; slots that were not heard stand there without a value."""
    slots = {slot: _slot(slot, heard.get(slot)) for slot in declared}
    intent: dict[str, Any] = {"name": name, "confirmationStatus": "NONE"}
    return {"type": "IntentRequest", "intent": {**intent, "slots": slots} if slots else intent}


def tap_request(arguments: Sequence[object], token: str) -> dict[str, Any]:
    """Return the request of a tap on a button of the screen."""
    return {
        "type": "Alexa.Presentation.APL.UserEvent",
        "token": token,
        "arguments": list(arguments),
        "source": {"type": "TouchWrapper", "handler": "Press", "id": ""},
        "components": {},
    }


def end_request(reason: str) -> dict[str, Any]:
    """Return the request that tells a skill that its session is over."""
    return {"type": "SessionEndedRequest", "reason": reason}


def _slot(name: str, value: SlotValue | None) -> dict[str, Any]:
    slot: dict[str, Any] = {"name": name, "confirmationStatus": "NONE", "source": "USER"}
    if value is None:
        return slot
    slot["value"] = value.text
    if value.ids:
        values = [{"value": {"name": value.text, "id": one}} for one in value.ids]
        match = {"authority": "zuruf.simulator", "status": {"code": "ER_SUCCESS_MATCH"}, "values": values}
        slot["resolutions"] = {"resolutionsPerAuthority": [match]}
    return slot
