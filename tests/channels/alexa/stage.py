"""Set the Alexa channel up with an engine of our own that remembers what it was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any, cast

from skill.adapters.clock import VirtualClock
from skill.adapters.ids import RandomIds
from skill.channels.alexa.events import SkillEvent
from skill.channels.alexa.skill import Handler, Seams, build_handler
from skill.conversation.answer import Answer
from skill.conversation.intent import Intent, SlotKind
from skill.conversation.scene import Move, Scene
from skill.conversation.turn import Turn
from skill.domain.reply import Occasion, Render, Reply, SpokenText
from skill.services.shop import Shop
from tests.channels.alexa.envelopes import SKILL

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
QUESTION = "Soll ich das für 5 Euro 39 zahlungspflichtig bestellen?"
APOLOGY = {"de": "Entschuldige, das hat nicht geklappt.", "en": "Sorry, that did not work."}


def _unreached(scene: Scene) -> Move:
    raise AssertionError(scene)


INTENTS = {
    "ReorderProductIntent": Intent(
        "ReorderProductIntent", _unreached, {"product": SlotKind.PRODUCT, "quantity": SlotKind.QUANTITY}
    )
}


@dataclass(frozen=True)
class FakeSettings:
    merchant_id: str = "lindenmarkt"
    skill_ids: tuple[str, ...] = (SKILL,)
    demo: bool = False
    account_issuer: str = "https://konto.lindenmarkt.example"
    account_audience: str = "alexa"
    account_keys: Mapping[str, str] = field(default_factory=lambda: {"2026-11": "k" * 64})


@dataclass
class FakeEngine:
    answer: Answer | Exception
    turns: list[Turn] = field(default_factory=list)

    def __call__(self, shop: Shop, turn: Turn, *, render: Render) -> Answer:
        del shop, render
        self.turns.append(turn)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@dataclass
class FakePhrases:
    error: Exception | None = None
    occasions: list[Occasion] = field(default_factory=list)

    def render(self, reply: Reply, occasion: Occasion) -> SpokenText:
        assert [say.key for say in reply.says] == ["shop-apology"]
        self.occasions.append(occasion)
        if self.error:
            raise self.error
        return said(APOLOGY[occasion.language], locale=occasion.locale)


@dataclass
class Stage:
    """Hold one built handler and everything around it."""

    engine: FakeEngine
    settings: FakeSettings = field(default_factory=FakeSettings)
    phrases: FakePhrases = field(default_factory=FakePhrases)
    events: list[SkillEvent] = field(default_factory=list)
    hook_error: Exception | None = None
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(NOW))

    def __post_init__(self) -> None:
        self.handle: Handler = build_handler(
            self.settings, self.shop, self.phrases, seams=Seams(lambda: self.engine, lambda: INTENTS, self._follow)
        )

    @property
    def shop(self) -> Shop:
        nothing = cast("Any", None)
        ids = RandomIds(clock=self.clock)
        bundle = dict.fromkeys((field.name for field in fields(Shop)), nothing)
        return Shop(**bundle | {"clock": self.clock, "ids": ids})

    def send(self, event: object) -> dict[str, Any]:
        return self.handle(event, None)

    def turn(self, event: object) -> Turn:
        """Return the one turn that the engine got for this event."""
        self.engine.turns.clear()
        self.send(event)
        (turn,) = self.engine.turns
        return turn

    def _follow(self, shop: Shop, event: SkillEvent) -> None:
        del shop
        if self.hook_error:
            raise self.hook_error
        self.events.append(event)


def said(text: str, **more: Any) -> SpokenText:
    words: dict[str, Any] = {"text": text, "reprompt": None, "locale": "de-DE", "phrase_version": "1"}
    return SpokenText(**words | more)


def asks(text: str = QUESTION, **more: Any) -> Answer:
    answer: dict[str, Any] = {"spoken": said(text, reprompt=text), "ends": False, "question_id": "question-1"}
    return Answer(**answer | more)


def finished(text: str = "Bestellt.", **more: Any) -> Answer:
    answer: dict[str, Any] = {"spoken": said(text), "ends": True}
    return Answer(**answer | more)


def stage(answer: Answer | Exception | None = None, **more: Any) -> Stage:
    return Stage(FakeEngine(answer or asks()), **more)
