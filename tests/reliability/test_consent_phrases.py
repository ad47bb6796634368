"""R22 on text: hundreds of answers to the gate, through the real understanding, order only where they may."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from functools import cache

import pytest

from skill.adapters.table.memory import Snapshot
from skill.channels.text.channel import House, Speaker, TextConversation
from skill.conversation.dialog import expected_intents
from skill.conversation.engine import answer
from skill.conversation.samples_reader import read_samples
from skill.conversation.understand import Understander
from skill.domain.merchant import ConsentStrictness
from skill.domain.product_names import product_entry
from skill.settings import DEMO_MERCHANT
from tests.reliability.consent_phrases import CLEAR, NO_CONSENT, STATUTORY
from tests.reliability.contents import new_orders
from tests.stage import ANNA, BOOK, Stage, open_stage

pytestmark = pytest.mark.promise("R22")

Record = Callable[[str, object], None]

LOCALES = {"de": "de-DE", "en": "en-US"}
WISH = {"de": "bestell kaffeefilter nach", "en": "reorder coffee filters"}


@dataclass(frozen=True, slots=True)
class Till:
    """Carry a customer who has just been asked the question, to be asked again and again."""

    stage: Stage
    conversation: TextConversation
    asked: Snapshot

    def orders_after(self, words: str) -> int:
        """Return how many orders one answer makes."""
        self.stage.table.restore(self.asked)
        copy(self.conversation).say(words)
        return len(new_orders(self.stage.table))


@cache
def ears(language: str) -> Understander:
    """Return what understands a language."""
    products = open_stage().catalogue.products.values()
    names = (name for sold in products for name in product_entry(sold, language).names)
    return Understander(language, read_samples(language), names)


@cache
def till(language: str, strictness: ConsentStrictness) -> Till:
    """Ask the question that costs money."""
    stage = open_stage()
    stage.change_merchant(consent=replace(stage.merchant.consent, strictness=strictness))
    house = House(
        answer=answer,
        understander=ears(language),
        render=BOOK.render,
        expected=lambda session_id: expected_intents(stage.shop, DEMO_MERCHANT, session_id),
    )
    conversation = TextConversation(Speaker(DEMO_MERCHANT, ANNA, ANNA, LOCALES[language]), house, shop=stage.shop)
    conversation.say(WISH[language])
    return Till(stage, conversation, stage.table.snapshot())


@pytest.mark.parametrize("language", LOCALES)
def test_lists_hold_three_hundred_phrases(language: str) -> None:
    phrases = [*CLEAR[language], *STATUTORY[language], *NO_CONSENT[language]]
    assert len(set(phrases)) >= 300


@pytest.mark.parametrize("language", LOCALES)
def test_clear_words_order(language: str, record_property: Record) -> None:
    record_property("cases", len(CLEAR[language]) + len(STATUTORY[language]))
    asked = till(language, ConsentStrictness.YES)
    silent = [words for words in (*CLEAR[language], *STATUTORY[language]) if asked.orders_after(words) != 1]
    assert silent == []


@pytest.mark.parametrize("language", LOCALES)
def test_other_words_order_nothing(language: str, record_property: Record) -> None:
    record_property("cases", len(NO_CONSENT[language]))
    asked = till(language, ConsentStrictness.YES)
    assert [words for words in NO_CONSENT[language] if asked.orders_after(words)] == []


@pytest.mark.parametrize("language", LOCALES)
def test_only_statutory_words_order_where_demanded(language: str, record_property: Record) -> None:
    record_property("cases", len(CLEAR[language]) + len(STATUTORY[language]) + len(NO_CONSENT[language]))
    asked = till(language, ConsentStrictness.PHRASE)
    assert [words for words in STATUTORY[language] if asked.orders_after(words) != 1] == []
    assert [words for words in (*CLEAR[language], *NO_CONSENT[language]) if asked.orders_after(words)] == []
