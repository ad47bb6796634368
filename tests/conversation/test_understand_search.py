from __future__ import annotations

import pytest

from skill.conversation.samples_template import Templates
from skill.conversation.understand_grammar import Grammar, Reading
from skill.conversation.understand_lexicon import Lexicon
from skill.conversation.understand_search import Finding, Search
from tests.conversations.ears import samples

ORDER = Reading("Order")


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    made = Grammar()
    made.add(Templates({}).read("bestell [{quantity}] [{unit}] {product} [und {product_two}] [nach]"), ORDER)
    made.add(Templates({}).read("öffne {shop}"), Reading("Open"))
    return made


@pytest.fixture(scope="module")
def lexicon(grammar: Grammar) -> Lexicon:
    return Lexicon(samples("de"), ["Milch", "Nudeln"], grammar.vocabulary)


def best(grammar: Grammar, lexicon: Lexicon, text: str, most_skips: int = 0) -> Finding | None:
    found = Search(grammar, lexicon, text.split(), most_skips=most_skips).findings()
    return max(found, key=lambda finding: finding.fit, default=None)


def slots(finding: Finding | None) -> dict[str, str]:
    assert finding is not None
    return {name: value.text for name, value in finding.slots.items()}


def test_slots_come_in_spoken_order(grammar: Grammar, lexicon: Lexicon) -> None:
    found = best(grammar, lexicon, "bestell zwei packungen milch und nudeln nach")
    assert list(slots(found).items()) == [
        ("quantity", "2"),
        ("unit", "packungen"),
        ("product", "milch"),
        ("product_two", "nudeln"),
    ]


def test_fillers_cost_nearly_nothing(grammar: Grammar, lexicon: Lexicon) -> None:
    found = best(grammar, lexicon, "bestell bitte mal milch")
    assert found is not None
    assert found.fit == pytest.approx((1 + 0.96 * 2 + 0.98 - 0.02) / 4)


def test_comma_joins_a_list(grammar: Grammar, lexicon: Lexicon) -> None:
    assert slots(best(grammar, lexicon, "bestell milch , nudeln")) == {"product": "milch", "product_two": "nudeln"}


def test_misspelt_word_fits_less(grammar: Grammar, lexicon: Lexicon) -> None:
    right, wrong = best(grammar, lexicon, "bestell milch"), best(grammar, lexicon, "betsell milch")
    assert right is not None
    assert wrong is not None
    assert 0.8 < wrong.fit < right.fit


def test_words_are_passed_only_if_allowed(grammar: Grammar, lexicon: Lexicon) -> None:
    assert best(grammar, lexicon, "dir bestell milch") is None
    assert slots(best(grammar, lexicon, "dir bestell milch", 1)) == {"product": "milch"}
    assert best(grammar, lexicon, "nicht bestell milch", 2) is None


def test_silent_words_fill_no_slot(grammar: Grammar, lexicon: Lexicon) -> None:
    found = best(grammar, lexicon, "öffne lindenmarkt")
    assert found is not None
    assert (found.reading.intent, found.slots) == ("Open", {})
