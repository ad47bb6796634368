"""Build requests as Alexa sends them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]
SKILL = "amzn1.ask.skill.demo"
USER = "amzn1.ask.account.ANNA"


def envelope(request: Json, *, token: str | None = None, screen: bool = False, session: Json | None = None) -> Json:
    user: Json = {"userId": USER} | ({"accessToken": token} if token else {})
    interfaces: Json = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}} if screen else {}
    return {
        "version": "1.0",
        "session": {
            "new": False,
            "sessionId": "amzn1.echo-api.session.1",
            "application": {"applicationId": SKILL},
            "attributes": {},
            "user": dict(user),
        }
        | (session or {}),
        "context": {
            "System": {
                "application": {"applicationId": SKILL},
                "user": user,
                "device": {"deviceId": "amzn1.ask.device.KITCHEN", "supportedInterfaces": interfaces},
            }
        },
        "request": {
            "requestId": "amzn1.echo-api.request.1",
            "locale": "de-DE",
            "timestamp": "2026-11-23T09:00:00Z",
        }
        | request,
    }


def launch(**more: Any) -> Json:
    return envelope({"type": "LaunchRequest"}, **more)


def intent(name: str, slots: Mapping[str, object] | None = None, **more: Any) -> Json:
    heard = {slot: value if isinstance(value, dict) else spoken(slot, value) for slot, value in (slots or {}).items()}
    wish = {"name": name, "confirmationStatus": "NONE", "slots": heard}
    return envelope({"type": "IntentRequest", "dialogState": "STARTED", "intent": wish}, **more)


def spoken(name: str, value: object, *ids: str, code: str = "ER_SUCCESS_MATCH") -> Json:
    """Return a slot as heard; with ids, as matched by entity resolution."""
    slot: Json = {"name": name, "value": value, "confirmationStatus": "NONE", "source": "USER"}
    if ids:
        values = [{"value": {"name": str(value), "id": one}} for one in ids]
        authority = {"authority": "amzn1.er-authority.demo", "status": {"code": code}, "values": values}
        slot["resolutions"] = {"resolutionsPerAuthority": [authority]}
    return slot


def tap(*arguments: object, **more: Any) -> Json:
    event = {"type": "Alexa.Presentation.APL.UserEvent", "token": "gate", "arguments": list(arguments)}
    return envelope(event, screen=True, **more)


def skill_event(name: str, body: Json | None = None, *, token: str | None = None) -> Json:
    event = envelope({"type": f"AlexaSkillEvent.{name}", "body": body or {}}, token=token)
    del event["session"]
    return event
