"""Let a customer speak: through the text channel's own ears, or through Alexa's generated model and real envelopes."""

from __future__ import annotations

import html
import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from skill.channels.alexa.account import issue_token
from skill.channels.alexa.request import hashed
from skill.channels.alexa.skill import Seams, build_handler
from skill.channels.locales import settle_locale
from skill.channels.text.channel import House, Speaker, TextConversation
from skill.conversation.answer import Answer, Render
from skill.conversation.dialog import expected_intents
from skill.conversation.engine import answer
from skill.conversation.turn import Turn
from skill.domain.customer import Customer
from skill.services.records import keys
from skill.services.records.customers import customer_from, put_customer
from skill.services.shop import Shop
from tests.channels.alexa.envelopes import intent, launch, spoken
from tests.channels.alexa.stage import FakeSettings
from tests.conversations.alexa_nlu import Resolved
from tests.conversations.ears import alexa, ears
from tests.conversations.theatre import MERCHANT, Theatre

_OPENERS = {"öffne": "de", "starte": "de", "open": "en", "start": "en"}


@dataclass(frozen=True, slots=True)
class Said:
    """Carry what was answered: words, reprompt, whether the conversation is over, and the card."""

    text: str
    reprompt: str
    ends: bool
    card_title: str = ""
    card_text: str = ""
    link_account: bool = False


class Actor(ABC):
    """Speak for one customer on one channel."""

    def __init__(self, theatre: Theatre, customer: str, locale: str) -> None:
        self.theatre = theatre
        self.customer = customer
        self.locale = locale
        self.understood = ""
        self.voice: str | None = None

    def hear(self, voice: str | None) -> None:
        """Let another voice speak from now on: Amazon's id of it, None for one that is not recognised."""
        self.voice = voice

    @property
    def linked(self) -> bool:
        """Tell whether the customer's account is linked."""
        item = self.theatre.memory.get(keys.profile(keys.customer(MERCHANT, self.customer)))
        return item is not None and customer_from(item, self.customer).linked

    @abstractmethod
    def say(self, words: str) -> Said:
        """Say something and hear the answer."""

    @abstractmethod
    def repeat_request(self) -> Said:
        """Let the channel deliver the last request once more."""

    @abstractmethod
    def leave(self) -> None:
        """End the conversation, as silence or a closed window does."""


class Typist(Actor):
    """Type into the text channel."""

    def __init__(self, theatre: Theatre, customer: str, locale: str) -> None:
        super().__init__(theatre, customer, locale)
        self._last: tuple[Turn, Answer] | None = None
        self._conversation: TextConversation | None = None

    def say(self, words: str) -> Said:
        if self._conversation is None:
            self._conversation = self._begin()
        self._conversation.hand_over(self.person_id)
        self.understood = ""
        text = self._conversation.say(words)
        ends = self._last is None or self._last[1].ends
        return Said(text.text, text.reprompt or "", ends, text.card_title, text.card_text)

    def repeat_request(self) -> Said:
        assert self._last
        again = answer(self.theatre.shop, self._last[0], render=self.theatre.recorder.render)
        return Said(again.spoken.text, again.spoken.reprompt or "", again.ends)

    def leave(self) -> None:
        self._conversation = None

    @property
    def person_id(self) -> str | None:
        """Return whose voice a household with voices hears; who types where none was named is the account's holder."""
        return hashed(self.voice) if self.voice else None

    def _begin(self) -> TextConversation:
        speaker = Speaker(MERCHANT, self.customer, self.customer, self.locale)
        shop = self.theatre.shop
        house = House(
            answer=self._answer,
            understander=ears(settle_locale(self.locale).partition("-")[0]),
            render=self.theatre.recorder.render,
            expected=lambda session: expected_intents(shop, MERCHANT, session),
        )
        return TextConversation(speaker, house, shop=shop)

    def _answer(self, shop: Shop, turn: Turn, *, render: Render) -> Answer:
        slots = {name: value.text for name, value in turn.slots.items()}
        self.understood += f"{turn.intent} {slots} {turn.heard.assent or ''} "
        given = answer(shop, turn, render=render)
        self._last = turn, given
        return given


class EchoOwner(Actor):
    """Speak to an Echo: Alexa picks intent and slots by the generated model and sends real envelopes."""

    USER = "amzn1.ask.account.PLAY"

    def __init__(self, theatre: Theatre, customer: str, locale: str) -> None:
        super().__init__(theatre, customer, locale)
        self._settings = FakeSettings()
        quiet: Callable[..., None] = lambda _shop, _event: None  # noqa: E731 - a hook that follows nothing
        self._handle = build_handler(self._settings, theatre.shop, theatre.recorder, seams=Seams(hook=quiet))
        self._session = 0
        self._requests = 0
        self._attributes: dict[str, Any] | None = None
        self._request: dict[str, Any] = {}
        self._introduce()

    def say(self, words: str) -> Said:
        self._requests += 1
        fresh = self._attributes is None
        self._session += fresh
        words = words.lower()
        opening = words.split(" und " if self.locale.startswith("de") else " and ", 1)
        if fresh and opening[0].split(" ")[0] in _OPENERS:
            words = opening[1] if len(opening) > 1 else ""
        resolved = alexa(settle_locale(self.locale)).resolve(words) if words else Resolved("LaunchRequest")
        self.understood = f"{resolved.intent} {dict(resolved.slots)}"
        event = self._event(resolved)
        event["session"] |= {
            "new": fresh,
            "sessionId": f"amzn1.echo-api.session.{self._session}",
            "attributes": self._attributes or {},
        }
        event["request"] |= {"requestId": f"amzn1.echo-api.request.{self._requests}", "locale": self.locale}
        self._request = event
        return self._send()

    def repeat_request(self) -> Said:
        return self._send()

    def leave(self) -> None:
        self._attributes = None

    def _event(self, resolved: Resolved) -> dict[str, Any]:
        token = issue_token(self._settings, self.customer, self.theatre.clock.now()) if self.linked else None
        if resolved.intent == "LaunchRequest":
            event = launch(token=token)
        else:
            slots = {name: self._slot(resolved, name) for name in resolved.slots}
            event = intent(resolved.intent, slots, token=token)
        if self.voice:
            event["context"]["System"]["person"] = {"personId": self.voice}
        for user in (event["session"]["user"], event["context"]["System"]["user"]):
            user["userId"] = self.USER
        return event

    @staticmethod
    def _slot(resolved: Resolved, name: str) -> dict[str, Any]:
        ids = (resolved.ids[name],) if name in resolved.ids else ()
        return spoken(name, resolved.slots[name], *ids)

    def _send(self) -> Said:
        envelope: Any = json.loads(json.dumps(self._handle(self._request, None)))
        response = envelope["response"]
        ends = bool(response["shouldEndSession"])
        self._attributes = None if ends else envelope.get("sessionAttributes", {})
        card = response.get("card", {})
        reprompt = response.get("reprompt", {}).get("outputSpeech", {}).get("ssml", "")
        return Said(
            text=_plain(response["outputSpeech"]["ssml"]),
            reprompt=_plain(reprompt),
            ends=ends,
            card_title=card.get("title", ""),
            card_text=card.get("content", ""),
            link_account=card.get("type") == "LinkAccount",
        )

    def _introduce(self) -> None:
        """Let the Echo's account know the assistant where the shop's customer does."""
        memory = self.theatre.memory
        known = memory.get(keys.profile(keys.customer(MERCHANT, self.customer)))
        if known and customer_from(known, "").disclosed:
            account = hashed(self.USER) or ""
            profile = keys.profile(keys.guest(MERCHANT, account))
            memory.write(put_customer(profile, Customer(account, disclosed=True)))


ACTORS: dict[str, type[Actor]] = {"text": Typist, "alexa": EchoOwner}


def _plain(ssml: str) -> str:
    return html.unescape(ssml.removeprefix("<speak>").removesuffix("</speak>"))
