"""What understanding is measured on is well-formed, and kept apart from what it learns from."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from bench.utterance_file import Utterance, plain_text, read_utterances, utterance_file
from skill.adapters.files import DEMO, read_text_file
from skill.conversation.samples_reader import LISTS
from skill.conversation.samples_template import Literal, Template, Templates, expand, gaps_in
from skill.services.read_catalog import read_catalog
from tests.conversations.ears import LANGUAGES, samples

MOST_EXPANSIONS = 500
ROOT = Path(__file__).parents[2]


@cache
def held_out(language: str) -> tuple[Utterance, ...]:
    return tuple(read_utterances(utterance_file(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_enough_is_held_out(language: str) -> None:
    assert len(held_out(language)) >= 600
    assert sum(one.intent is None for one in held_out(language)) >= 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_twice(language: str) -> None:
    counts = Counter(plain_text(one.text) for one in held_out(language))
    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_accepted_products_are_on_sale(language: str) -> None:
    on_sale = {product.sku for product in read_catalog(read_text_file(DEMO / "products.csv")).products}
    assert {sku for one in held_out(language) for skus in one.products for sku in skus} - on_sale == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_is_held_out(language: str) -> None:
    said = {one.intent for one in held_out(language)}
    assert {source.intent for source in samples(language).intents} - said == {"AMAZON.FallbackIntent"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_held_out_text_is_an_example(language: str) -> None:
    examples = {plain_text(example.text) for source in samples(language).intents for example in source.examples}
    found = [one.text for one in held_out(language) if plain_text(one.text) in examples]
    assert found == [], "what was seen measures nothing: word the example in interaction_models/sources differently"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_held_out_text_is_trained_on(language: str) -> None:
    files = (ROOT / "tools").glob(f"out_of_scope/{language}*")
    trained = {plain_text(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()}
    found = [one.text for one in held_out(language) if plain_text(one.text) in trained]
    assert found == [], "what was seen measures nothing: word the line in tools/out_of_scope differently"


@pytest.mark.parametrize("language", LANGUAGES)
def test_halves_are_about_equal(language: str) -> None:
    dev = sum(one.is_dev for one in held_out(language))
    assert 0.45 < dev / len(held_out(language)) < 0.55


@pytest.mark.parametrize("language", LANGUAGES)
def test_literal_templates_held_out_are_few(language: str) -> None:
    """What everybody says ("so wie immer") is counted here, not forbidden."""
    templates = Templates({name: rule.text for name, rule in samples(language).rules.items()})
    lines = {line for source in samples(language).intents for name in LISTS for line in getattr(source, name)}
    literal = {text for line in lines for text in literal_texts(templates.read(line))}
    same = [one for one in held_out(language) if plain_text(one.text) in literal]
    print(f"{language}: {len(same)} of {len(held_out(language))} held-out texts are literal templates")
    assert len(same) < len(held_out(language)) / 4


def literal_texts(template: Template) -> set[str]:
    """Write the first expansions of a template without slots out."""
    if any(gaps_in(template)):
        return set()
    written = islice(expand(template), MOST_EXPANSIONS)
    return {" ".join(part.word for part in parts if isinstance(part, Literal)) for parts in written}
