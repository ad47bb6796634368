"""Build the one function that answers every Alexa request, in Lambda and over HTTP."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import Request, RequestEnvelope, ResponseEnvelope, Session

from skill.channels.alexa.account import AccountSettings, trusted_issuer
from skill.channels.alexa.application import ForeignSkillError, merchant_of, skill_directory
from skill.channels.alexa.events import SkillEventHook, follow_account
from skill.channels.alexa.handlers import (
    Admitted,
    Answering,
    CanFulfillHandler,
    ConversationHandler,
    SilentHandler,
    SkillEventHandler,
    Surroundings,
)
from skill.channels.alexa.log import note, note_failure
from skill.channels.alexa.request import Group, Incoming, read_incoming
from skill.channels.alexa.response import silence, to_response
from skill.conversation.answer import Answer
from skill.conversation.intent import Intent
from skill.domain.errors import UnavailableError
from skill.domain.reply import Occasion, Reply, Say, SpokenText
from skill.services.shop import Shop
from skill.services.table import ConflictError

if TYPE_CHECKING:
    from ask_sdk_core.skill import CustomSkill
    from ask_sdk_model import Response

Handler = Callable[[object, object], dict[str, object]]


class AlexaSettings(AccountSettings, Protocol):
    """Name the settings that the Alexa channel reads."""

    @property
    def merchant_id(self) -> str:
        """Return the merchant whose skill this is."""
        ...

    @property
    def skill_ids(self) -> tuple[str, ...]:
        """Return the application ids that may call."""
        ...


class Phrases(Protocol):
    """Put replies into words."""

    def render(self, reply: Reply, occasion: Occasion) -> SpokenText:
        """Return the words of a reply in the language of the occasion."""
        ...


class _AnyRequest(Request):
    """Stand for a request of any type: handlers look at our own reading of it."""

    def __init__(self, incoming: Incoming) -> None:
        super().__init__(object_type=incoming.type, request_id=incoming.request_id, locale=incoming.locale)


def _engine() -> Answering:
    from skill.conversation.engine import answer  # noqa: PLC0415 - tests with an engine of their own load none

    return answer


def _intents() -> Mapping[str, Intent]:
    from skill.conversation.intents import INTENTS  # noqa: PLC0415 - loads every intent module

    return INTENTS


@dataclass(frozen=True, slots=True)
class Seams:
    """Replace what the channel takes from elsewhere: the engine, the intents, the hook of skill events."""

    engine: Callable[[], Answering] = _engine
    intents: Callable[[], Mapping[str, Intent]] = _intents
    hook: SkillEventHook = follow_account


def build_handler(settings: AlexaSettings, shop: Shop, phrasebook: Phrases, *, seams: Seams | None = None) -> Handler:
    """Return the function that takes an envelope and Lambda's context and returns the response envelope.

    Raises `SkillConfigurationError` where no skill id is set or a key must not be believed. The
    function itself raises only `UnavailableError` or `ConflictError`, and only for a skill event
    that could not be followed, because Alexa sends those again; every other failure is logged and
    answered with the apology.
    """
    directory = skill_directory(settings.skill_ids, settings.merchant_id)
    trusted_issuer(settings)
    skill = _build_skill(_surroundings(settings, shop, phrasebook, seams or Seams()))

    def handle(event: object, _context: object = None) -> dict[str, object]:
        incoming = read_incoming(event, lambda: shop.ids.new("request"))
        try:
            return _dispatch(skill, Admitted(incoming, merchant_of(incoming.envelope, directory)))
        except ForeignSkillError:
            note(logging.WARNING, "refused: not our skill", incoming)
            return _wrapped(silence())
        except Exception as error:  # the last resort: a person waits for words
            note_failure(incoming, error)
            if incoming.group is Group.SKILL_EVENT and isinstance(error, (UnavailableError, ConflictError)):
                raise
            return _wrapped(_apology(incoming, shop, phrasebook))

    return handle


def _build_skill(around: Surroundings) -> CustomSkill:
    builder = SkillBuilder()
    for handler in (ConversationHandler(around), CanFulfillHandler(around), SkillEventHandler(around), SilentHandler()):
        builder.add_request_handler(handler)
    return builder.create()


def _dispatch(skill: CustomSkill, admitted: Admitted) -> dict[str, object]:
    """Run the SDK's dispatch on an envelope that is well-formed because we made it."""
    incoming = admitted.incoming
    envelope = RequestEnvelope(
        version="1.0",
        session=Session(session_id="", attributes={}) if incoming.in_session else None,
        request=_AnyRequest(incoming),
    )
    return _plain(skill.invoke(envelope, admitted))


def _wrapped(response: Response) -> dict[str, object]:
    return _plain(ResponseEnvelope(version="1.0", response=response))


def _plain(envelope: ResponseEnvelope) -> dict[str, object]:
    return cast("dict[str, object]", DefaultSerializer().serialize(envelope))


def _apology(incoming: Incoming, shop: Shop, phrasebook: Phrases) -> Response:
    """Return the apology where speech is allowed; a failure while apologising ends in silence, not in a crash."""
    if incoming.group is not Group.CONVERSATION:
        return silence()
    try:
        occasion = Occasion(incoming.locale, shop.clock.now())
        spoken = phrasebook.render(Reply(says=(Say("shop-apology"),)), occasion)
    except Exception as error:  # noqa: BLE001 - nothing is left to fall back on
        note_failure(incoming, error)
        return silence()
    return to_response(Answer(spoken=spoken, ends=True), has_screen=False)


def _surroundings(settings: AlexaSettings, shop: Shop, phrasebook: Phrases, seams: Seams) -> Surroundings:
    return Surroundings(
        settings=settings,
        shop=shop,
        render=phrasebook.render,
        answer=seams.engine(),
        intents=seams.intents,
        hook=seams.hook,
        after_turn=_drain(shop) if settings.demo else _nothing,
    )


def _nothing(_merchant_id: str) -> None:
    """Leave the outbox to the stream or the loop that drains it."""


def _drain(shop: Shop) -> Callable[[str], None]:
    """Return the end of a demo turn: one process has nobody else to send its messages."""
    from skill.services.relay_outbox import relay_outbox  # noqa: PLC0415 - only the demo relays by itself

    def drain(merchant_id: str) -> None:
        relay_outbox(shop, merchant_id)

    return drain
