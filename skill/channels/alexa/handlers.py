"""Answer each group of requests through the official SDK's dispatch."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ask_sdk_core.dispatch_components import AbstractRequestHandler

from skill.channels.alexa.account import AccountSettings, customer_of
from skill.channels.alexa.can_fulfill import can_fulfill
from skill.channels.alexa.events import SkillEvent, SkillEventHook
from skill.channels.alexa.log import note, note_failure
from skill.channels.alexa.request import QUESTION, Group, Incoming, to_turn
from skill.channels.alexa.response import silence, to_response
from skill.conversation.answer import Answer
from skill.conversation.intent import Intent
from skill.conversation.turn import Turn
from skill.domain.reply import Render
from skill.services.shop import Shop

if TYPE_CHECKING:
    from ask_sdk_core.handler_input import HandlerInput
    from ask_sdk_model import Response


class Answering(Protocol):
    """Answer one turn: the engine's entry point."""

    def __call__(self, shop: Shop, turn: Turn, *, render: Render) -> Answer:
        """Return the answer; raise only `UnavailableError` and `ProgrammingError`."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Carry what the handlers need besides the request; `intents` is a call because loading them can wait."""

    settings: AccountSettings
    shop: Shop
    render: Render
    answer: Answering
    intents: Callable[[], Mapping[str, Intent]]
    hook: SkillEventHook
    after_turn: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Admitted:
    """Carry a request whose skill id was checked, and the merchant it belongs to."""

    incoming: Incoming
    merchant_id: str


class ConversationHandler(AbstractRequestHandler):
    """Answer whatever a customer says or taps."""

    def __init__(self, around: Surroundings) -> None:
        """Keep what answering needs."""
        self._around = around

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take every request in which a person waits for words."""
        return _admitted(handler_input).incoming.group is Group.CONVERSATION

    def handle(self, handler_input: HandlerInput) -> Response:
        """Let the engine answer, and keep the id of its question in the session."""
        admitted, around = _admitted(handler_input), self._around
        incoming = admitted.incoming
        customer = customer_of(incoming.access_token, around.settings, around.shop.clock.now())
        turn = to_turn(incoming, admitted.merchant_id, customer)
        answer = around.answer(around.shop, turn, render=around.render)
        if incoming.in_session:
            handler_input.attributes_manager.session_attributes = _remembered(answer)
        self._finish(admitted)
        return to_response(answer, has_screen=turn.has_screen)

    def _finish(self, admitted: Admitted) -> None:
        try:
            self._around.after_turn(admitted.merchant_id)
        except Exception as error:  # noqa: BLE001 - what was said stands; messages go out with the next turn
            note_failure(admitted.incoming, error)


class CanFulfillHandler(AbstractRequestHandler):
    """Answer whether a wish could be ours."""

    def __init__(self, around: Surroundings) -> None:
        """Keep where the intents come from."""
        self._around = around

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take Alexa's question about a wish that named no skill."""
        return _admitted(handler_input).incoming.group is Group.CAN_FULFILL

    def handle(self, handler_input: HandlerInput) -> Response:
        """Look at the request alone and change nothing."""
        return can_fulfill(_admitted(handler_input).incoming.request.child("intent"), self._around.intents())


class SkillEventHandler(AbstractRequestHandler):
    """Acknowledge what happened to the skill."""

    def __init__(self, around: Surroundings) -> None:
        """Keep whom to tell."""
        self._around = around

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take the events of the skill's life."""
        return _admitted(handler_input).incoming.group is Group.SKILL_EVENT

    def handle(self, handler_input: HandlerInput) -> Response:
        """Tell the hook and acknowledge; an event that could not be followed is not acknowledged, so it comes again."""
        admitted, around = _admitted(handler_input), self._around
        incoming = admitted.incoming
        token = incoming.request.child("body").text("accessToken", 4_096) or incoming.access_token
        customer = customer_of(token, around.settings, around.shop.clock.now())
        name = incoming.type.rpartition(".")[2]
        around.hook(around.shop, SkillEvent(name, admitted.merchant_id, incoming.user_id, customer))
        return silence()


class SilentHandler(AbstractRequestHandler):
    """Take note of everything else without a word: Alexa forbids speech there, or nobody knows the type."""

    _TELLING = ("SessionEndedRequest", "Alexa.Presentation.APL.RuntimeError")

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take whatever no other handler took; must stand last."""
        return _admitted(handler_input) is not None

    def handle(self, handler_input: HandlerInput) -> Response:
        """Log what tells of a fault of ours, and say nothing."""
        incoming = _admitted(handler_input).incoming
        ended_well = incoming.type == "SessionEndedRequest" and incoming.request.text("reason") != "ERROR"
        if incoming.type in self._TELLING and not ended_well:
            note(logging.WARNING, "alexa reports an error", incoming)
        return silence()


def _remembered(answer: Answer) -> dict[str, object]:
    return {} if answer.question_id is None or answer.ends else {QUESTION: answer.question_id}


def _admitted(handler_input: HandlerInput) -> Admitted:
    admitted: Admitted = handler_input.context
    return admitted
