"""Play one turn of a voice device: words become Alexa's JSON, the skill's answer becomes words again."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from skill.conversation.understand import Understood
from skill.services.records import keys
from skill.services.records.customers import customer_from
from skill.simulator.device import Device, Session
from skill.simulator.envelope import Stamp, envelope, intent_request, launch_request
from skill.simulator.outcome import Outcome, read_outcome
from skill.simulator.screen import Screen, read_screen
from skill.simulator.stage import Stage

_FALLBACK = "AMAZON.FallbackIntent"
_LAUNCH = "LaunchRequest"
_GIVES_WAY = frozenset({_LAUNCH, "AMAZON.YesIntent", "ConfirmOrderIntent"})
"""What a request of one intent cannot carry beside a wish."""


@dataclass(frozen=True, slots=True)
class Played:
    """Carry one turn with all that went over the wire; `milliseconds` is the skill's time alone."""

    request: Mapping[str, Any]
    response: Mapping[str, Any]
    outcome: Outcome
    screen: Screen | None
    session: Session
    milliseconds: int
    understood: Understood | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the turn as the page reads it."""
        outcome, session = self.outcome, self.session
        return {
            "request": self.request,
            "response": self.response,
            "speech": outcome.speech,
            "reprompt": outcome.reprompt,
            "card": asdict(outcome.card) if outcome.card else None,
            "screen": asdict(self.screen) if self.screen else None,
            "ends": outcome.ends,
            "session": {"id": session.session_id, "new": session.is_new, "attributes": dict(session.attributes)},
            "milliseconds": self.milliseconds,
            "confidence": self.understood.confidence if self.understood else None,
        }


def say(stage: Stage, device: Device, words: str) -> Played:
    """Say words to the device, as if speech recognition had delivered them.

    "Öffne Lindenmarkt" opens a session of its own, with a wish in the same breath as its first request.
    """
    session = _session(stage, device)
    understood = stage.understand(words, device.locale, session.session_id)
    if understood.intent == _LAUNCH and not session.is_new:
        session = _session(stage, replace(device, session=None))
    if understood.intent in _GIVES_WAY and understood.then is not None:
        understood = understood.then
    return _play(stage, device, session, _request_of(stage, understood), understood)


def send(stage: Stage, device: Device, request: Mapping[str, Any]) -> Played:
    """Send any other request: a launch, a tap, the end of the session."""
    return _play(stage, device, _session(stage, device), request)


def _request_of(stage: Stage, understood: Understood) -> dict[str, Any]:
    name = understood.intent or _FALLBACK
    if name == _LAUNCH:
        return launch_request()
    return intent_request(name, stage.declared_slots.get(name, ()), understood.slots)


def _play(
    stage: Stage, device: Device, session: Session, request: Mapping[str, Any], understood: Understood | None = None
) -> Played:
    sent = envelope(device, session, _stamp(stage, device), request)
    started = time.perf_counter()
    response = stage.skill(sent)
    took = round((time.perf_counter() - started) * 1000)
    outcome = read_outcome(response)
    kept = session.attributes if outcome.attributes is None else outcome.attributes
    return Played(
        request=sent,
        response=response,
        outcome=outcome,
        screen=read_screen(response),
        session=Session(session.session_id, is_new=False, attributes=kept),
        milliseconds=took,
        understood=understood,
    )


def _session(stage: Stage, device: Device) -> Session:
    return device.session or Session(stage.shop.ids.new("session"), is_new=True)


def _stamp(stage: Stage, device: Device) -> Stamp:
    now = stage.shop.clock.now()
    item = stage.shop.table.get(keys.profile(keys.customer(stage.merchant_id, device.customer_id)))
    linked = customer_from(item, device.customer_id).linked
    return Stamp(
        skill_id=stage.skill_id,
        request_id=stage.shop.ids.new("amzn1.echo-api.request"),
        at=now,
        access_token=stage.issue_token(device.customer_id, now) if linked else None,
    )
