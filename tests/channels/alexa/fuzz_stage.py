"""Put the handler on stage for thousands of envelopes, and hear every word the phrasebook gives out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from skill.channels.alexa.account import issue_token
from skill.channels.alexa.skill import Handler, Seams, build_handler
from skill.conversation.answer import Answer
from skill.conversation.turn import Turn
from skill.domain.reply import Occasion, Render, Reply, Say, SpokenText
from skill.services.shop import Shop
from tests.channels.alexa.stage import APOLOGY, INTENTS, NOW, FakeSettings, said, stage

_LOST_IN_XML = re.compile(r"[\x00-\x20\ud800-\udfff\ufffe\uffff?…]+")


@dataclass
class Recorder:
    """Word replies, and remember what was worded in which language."""

    last: tuple[str, str] | None = None
    ever: dict[str, str] = field(default_factory=dict)

    def render(self, reply: Reply, occasion: Occasion) -> SpokenText:
        spoken = said(f"{APOLOGY[occasion.language]} {len(reply.says)} <&>", locale=occasion.locale)
        self.last = (occasion.language, spoken.text)
        self.ever[_letters(spoken.text)] = occasion.language
        return spoken


@dataclass
class FuzzStage:
    """Hold one handler and what was worded for it."""

    answering: Handler
    recorder: Recorder
    tokens: tuple[str, ...]

    def handle(self, event: object) -> dict[str, Any]:
        self.recorder.last = None
        return self.answering(event, None)

    def check_words(self, words: str | None, language: str, where: str) -> None:
        """Hold what was spoken against what the phrasebook worded, and its language."""
        assert words, f"{where}: silence"
        if self.recorder.last is None:
            assert _letters(words) in self.recorder.ever, f"{where}: said again what was never said"
            return
        worded_in, text = self.recorder.last
        assert worded_in == language, f"{where}: {worded_in} for {language}"
        assert _letters(text).startswith(_letters(words)), f"{where}: {words!r} is not {text!r}"


def fuzz_stage() -> FuzzStage:
    """Build the handler with an engine that asks something in the language of the turn."""
    recorder = Recorder()
    settings = FakeSettings()

    def engine(shop: Shop, turn: Turn, *, render: Render) -> Answer:
        spoken = render(Reply(says=(Say("launch-hello"),) * len(turn.slots)), Occasion(turn.locale, shop.clock.now()))
        return Answer(spoken, ends=turn.intent == "AMAZON.StopIntent", question_id=f"q-{len(recorder.ever)}")

    seams = Seams(lambda: engine, lambda: INTENTS, lambda _shop, _event: None)
    handler = build_handler(settings, stage().shop, recorder, seams=seams)
    tokens = (issue_token(settings, "demo-anna", NOW), issue_token(settings, "nobody", NOW), "garbage", "a.b.c")
    return FuzzStage(handler, recorder, tokens)


def _letters(text: str) -> str:
    return _LOST_IN_XML.sub("", text)
