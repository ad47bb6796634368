"""Turn an answer into what Alexa speaks, shows and remembers, within Alexa's limits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.ui import Card, LinkAccountCard, SimpleCard

from skill.channels.alexa.apl import gate_directive
from skill.channels.alexa.dynamic_entities import entities_directive
from skill.channels.alexa.ssml import shorten, to_ssml
from skill.conversation.answer import Answer

if TYPE_CHECKING:
    from ask_sdk_model import Response

MOST_BYTES = 24 * 1024
"""The size of a whole response that Alexa takes."""
_ENVELOPE_BYTES = 512
"""What version, user agent and session attribute add around the response."""


@dataclass(frozen=True, slots=True)
class _Room:
    """Say how many characters each part of a response may have."""

    speech: int
    reprompt: int
    card: int
    screen: bool


# Alexa's own limits first; then what is sure to fit even if each character takes twelve bytes.
_ROOMS = (
    _Room(8_000, 8_000, 8_000, screen=True),
    _Room(8_000, 2_000, 2_000, screen=False),
    _Room(900, 300, 300, screen=False),
)


def to_response(answer: Answer, *, has_screen: bool) -> Response:
    """Return the response: speech, reprompt for every question, card, and the gate's screen.

    The session stays open exactly while something is asked. Where all of it would pass 24 KB the
    screen is left out first, then texts are shortened; speech never passes 8,000 characters. The
    products that Alexa shall expect take what is left.
    """
    responses = (_build(answer, room, has_screen=has_screen) for room in _ROOMS)
    most = MOST_BYTES - _ENVELOPE_BYTES
    response = next(response for response in responses if _size(response) <= most)
    if answer.expects is not None:
        language = answer.spoken.locale.partition("-")[0]
        entities = entities_directive(answer.expects, language, most - _size(response))
        response.directives = [*(response.directives or ()), entities]
    return response


def silence() -> Response:
    """Return the response to requests that allow no speech: nothing at all."""
    return ResponseFactory().response


def _build(answer: Answer, room: _Room, *, has_screen: bool) -> Response:
    spoken = answer.spoken
    factory = ResponseFactory().speak(to_ssml(spoken.text, room.speech))
    if not answer.ends:
        factory.ask(to_ssml(spoken.reprompt or spoken.text, room.reprompt))
    factory.set_should_end_session(answer.ends)
    card = _card(answer, room.card)
    if card is not None:
        factory.set_card(card)
    if has_screen and room.screen and answer.gate is not None and spoken.button:
        factory.add_directive(gate_directive(answer.gate, spoken))
    return factory.response


def _card(answer: Answer, limit: int) -> Card | None:
    """Return the one card a response may carry; the link to the account comes first."""
    if answer.link_account:
        return LinkAccountCard()
    title, text = shorten(answer.spoken.card_title, 200), answer.spoken.card_text
    return SimpleCard(title=title, content=shorten(text, limit - len(title))) if title or text else None


def _size(response: Response) -> int:
    return len(json.dumps(DefaultSerializer().serialize(response)))
