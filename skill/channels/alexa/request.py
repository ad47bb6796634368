"""Turn any Alexa request envelope into a turn of the conversation."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from skill.channels.alexa.fields import Fields, clean
from skill.channels.alexa.slots import read_slots
from skill.channels.locales import settle_locale
from skill.conversation.turn import Assent, Button, Channel, Heard, Turn

APL = "Alexa.Presentation.APL"
GATE = "gate"
"""The first argument of the event that a tap on the order button sends."""
QUESTION = "question"
"""The only session attribute: the id of the question that was asked."""

_CONVERSATION = frozenset({"LaunchRequest", "IntentRequest", "SessionResumedRequest", "Connections.Response"})
_PLAIN_ID = re.compile(r"[A-Za-z0-9._:~-]{1,200}")
_CONFIRMATIONS = frozenset({"NONE", "CONFIRMED", "DENIED"})
_TOKEN_LENGTH = 4_096
_LABEL_LENGTH = 200


class Group(Enum):
    """Group request types by the answer that Alexa allows."""

    CONVERSATION = "conversation"
    CAN_FULFILL = "can fulfill"
    SKILL_EVENT = "skill event"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Incoming:
    """Carry an envelope beside what every request is asked for, read without trust.

    `request_id` is never empty; `locale` is always a supported one; `in_session` says whether
    the answer may carry session attributes.
    """

    envelope: Fields
    type: str
    request_id: str
    locale: str
    in_session: bool

    @property
    def request(self) -> Fields:
        """Return the request object."""
        return self.envelope.child("request")

    @property
    def group(self) -> Group:
        """Return how the request may be answered."""
        if self.type in _CONVERSATION or tapped_button(self) is not None:
            return Group.CONVERSATION
        if self.type == "CanFulfillIntentRequest":
            return Group.CAN_FULFILL
        return Group.SKILL_EVENT if self.type.startswith("AlexaSkillEvent.") else Group.SILENT

    @property
    def user_id(self) -> str:
        """Return the hashed user id, or one of this request alone: Alexa's own ids are personal data."""
        return hashed(self._of_user("userId")) or f"anonymous-{hashed(self.request_id)}"

    @property
    def access_token(self) -> str | None:
        """Return the account-linking token, unverified."""
        return self._of_user("accessToken")

    def _of_user(self, name: str) -> str | None:
        system, session = self.envelope.child("context", "System", "user"), self.envelope.child("session", "user")
        return system.whole_text(name, _TOKEN_LENGTH) or session.whole_text(name, _TOKEN_LENGTH)


def read_incoming(event: object, spare_id: Callable[[], str]) -> Incoming:
    """Wrap an event; `spare_id` makes a name for a request that carries none."""
    envelope = Fields(event)
    request = envelope.child("request")
    return Incoming(
        envelope=envelope,
        type=request.text("type", 200) or "",
        request_id=_identifier(request.whole_text("requestId", 10_000)) or spare_id(),
        locale=settle_locale(request.text("locale", 20)),
        in_session=envelope.has("session"),
    )


def to_turn(incoming: Incoming, merchant_id: str, customer_id: str | None) -> Turn:
    """Return the turn of a conversational request.

    A request outside any session gets a session of its own, so that no yes can reach a question
    of another; a session counts as new unless Alexa says it is not.
    """
    session, system = incoming.envelope.child("session"), incoming.envelope.child("context", "System")
    intent = incoming.request.child("intent") if incoming.type == "IntentRequest" else Fields()
    name = _intent_name(incoming)
    session_id = _identifier(session.whole_text("sessionId", 10_000))
    return Turn(
        merchant_id=merchant_id,
        channel=Channel.ALEXA,
        session_id=session_id or f"sessionless-{incoming.request_id}",
        request_id=incoming.request_id,
        user_id=incoming.user_id,
        locale=incoming.locale,
        intent=name,
        slots=read_slots(intent),
        heard=_heard(incoming, intent),
        customer_id=customer_id,
        person_id=hashed(system.child("person").whole_text("personId", _TOKEN_LENGTH)),
        new_session=session_id is None or not session.is_false("new"),
        # Never None: that would mean a channel without memory, on which a yes takes the last question.
        question_id=_identifier(session.child("attributes").whole_text(QUESTION, 200)) or "",
        has_screen=system.child("device", "supportedInterfaces").has(APL),
    )


def tapped_button(incoming: Incoming) -> Button | None:
    """Return the order button that was tapped; None for every other request and event."""
    if incoming.type != f"{APL}.UserEvent":
        return None
    match incoming.request.elements("arguments", 4):
        case [str() as what, str() as question, str() as label] if what == GATE and len(label) <= _LABEL_LENGTH:
            return Button(_identifier(question) or "", clean(label, _LABEL_LENGTH))
    return None


def hashed(raw: str | None) -> str | None:
    """Return 32 hexadecimal digits that stand for an id of Amazon's, or None."""
    return hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest()[:32] if raw else None


def _intent_name(incoming: Incoming) -> str:
    if incoming.type == "IntentRequest":
        return incoming.request.child("intent").whole_text("name", 100) or "AMAZON.FallbackIntent"
    return "LaunchRequest" if tapped_button(incoming) is None else "AMAZON.YesIntent"


def _heard(incoming: Incoming, intent: Fields) -> Heard:
    status = intent.text("confirmationStatus", 20) or ""
    said_yes = incoming.type == "IntentRequest" and intent.text("name") == "AMAZON.YesIntent"
    return Heard(
        confirmation=status if status in _CONFIRMATIONS else "NONE",
        button=tapped_button(incoming),
        assent=Assent.CLEAR if said_yes else None,
    )


def _identifier(raw: str | None) -> str | None:
    """Return an id that every storage engine takes as part of a key."""
    if not raw:
        return None
    return raw if _PLAIN_ID.fullmatch(raw) else f"hashed-{hashed(raw)}"
