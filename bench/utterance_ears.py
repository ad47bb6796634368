"""Let the demo shop's own ears hear utterances, each with the question open that it answers."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bench.utterance_file import Utterance
from skill.conversation import dialog
from skill.conversation.dialog import Question, Session, expected_intents, put_session
from skill.conversation.intents.launch import OPEN
from skill.conversation.intents.report_problem import FAULT
from skill.conversation.remedies import REMEDY
from skill.conversation.turn import Assent
from skill.conversation.understand import Understander
from skill.domain.matching import ProductIndex
from skill.domain.product_names import product_index
from skill.local_shop import LocalShop, open_local_shop

KINDS: Mapping[str, str] = {
    "gate": dialog.GATE,
    "code": dialog.CODE,
    "which": dialog.CHOOSE,
    "more": OPEN,
    "reason": FAULT,
    "remedy": REMEDY,
}
"""The dialogue's kind of question behind each name that a held-out line may give for `open`."""

NOW = "2026-11-23T10:00:00+01:00"


@dataclass(frozen=True, slots=True)
class Heard:
    """Carry what was understood of one utterance, and the processor time it took in milliseconds.

    `assent` grades a yes, as the order gate wants to know it. `guessed` tells that statistics understood it, not the
    templates; `instead` is the wish that the shop would then offer beside the first, if any.
    """

    said: Utterance
    intent: str | None
    slots: Mapping[str, str]
    milliseconds: float = 0.0
    assent: Assent | None = None
    guessed: bool = False
    instead: str | None = None

    @property
    def is_right(self) -> bool:
        """Tell whether the wish was understood, or what is out of scope refused."""
        return self.intent == self.said.intent


@dataclass(frozen=True, slots=True)
class Hearing:
    """Carry what one language's ears made of all utterances; `load` is their first loading in milliseconds."""

    language: str
    heard: Sequence[Heard]
    load: float
    index: ProductIndex
    names: Sequence[str]


def hear(said: Sequence[Utterance], language: str, kind: type[Understander] = Understander) -> Hearing:
    """Open a demo shop in memory and understand every utterance as its text channels do."""
    local = open_local_shop("memory://", now=NOW, environ={})
    expected = {name: _expected(local, kind) for name, kind in KINDS.items()}
    begun = time.process_time_ns()
    ears = local.ears(language, kind)
    load = (time.process_time_ns() - begun) / 1e6
    products = local.shop.catalogues.get(local.merchant.id, local.shop_settings.catalogue).products
    index = product_index(products.values(), language)
    heard = []
    for one in said:
        begun = time.thread_time_ns()
        understood = ears.understand(one.text, expected=expected.get(one.open or "", frozenset()))
        taken = (time.thread_time_ns() - begun) / 1e6
        slots = {name: value.text for name, value in understood.slots.items()}
        instead = understood.instead.intent if understood.instead else None
        heard.append(Heard(one, understood.intent, slots, taken, understood.assent, understood.guessed, instead))
    names = tuple(product.spoken.in_language(language) for product in products.values())
    return Hearing(language, heard, load, index, names)


def _expected(local: LocalShop, kind: str) -> frozenset[str]:
    """Return what the dialogue itself awaits while a question of this kind is open."""
    now = local.shop.clock.now()
    session = Session(question=Question(kind, kind, {}, now + timedelta(minutes=5)))
    local.shop.table.write(put_session(local.merchant.id, kind, session, now))
    return expected_intents(local.shop, local.merchant.id, kind)
