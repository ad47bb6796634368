"""Put the whole skill on stage for thousands of envelopes, and hear every word the phrasebook gives out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from skill.channels.alexa.account import issue_token
from skill.channels.alexa.skill import Handler, Seams, build_handler
from skill.domain.reply import Occasion, Reply, SpokenText
from skill.phrases.phrasebook import Phrasebook
from tests.channels.alexa.real_shop import WillingPayments, open_shop
from tests.channels.alexa.stage import NOW, FakeSettings

_LOST_IN_XML = re.compile(r"[\x00-\x20\ud800-\udfff\ufffe\uffff?…]+")


@dataclass
class Recorder:
    """Word replies with the real phrasebook, and remember what was worded in which language."""

    phrasebook: Phrasebook = field(default_factory=Phrasebook)
    last: tuple[str, str] | None = None
    ever: set[str] = field(default_factory=set)

    def render(self, reply: Reply, occasion: Occasion) -> SpokenText:
        spoken = self.phrasebook.render(reply, occasion)
        self.last = (occasion.language, spoken.text)
        self.ever.add(_letters(spoken.text))
        return spoken


@dataclass
class FuzzStage:
    """Hold one handler and what was worded for it."""

    answering: Handler
    recorder: Recorder
    payments: WillingPayments
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
    """Build the handler with the real engine on the demo shop."""
    recorder, payments, settings = Recorder(), WillingPayments(), FakeSettings()
    shop = open_shop(recorder.render, payments)
    handler = build_handler(settings, shop, recorder, seams=Seams(hook=lambda _shop, _event: None))
    linked = [
        issue_token(settings, name, NOW) for name in ("demo-anna", "demo-anna", "demo-ute", "demo-mehmet", "nobody")
    ]
    tokens = (*linked, "garbage")
    return FuzzStage(handler, recorder, payments, tokens)


def _letters(text: str) -> str:
    return _LOST_IN_XML.sub("", text)
