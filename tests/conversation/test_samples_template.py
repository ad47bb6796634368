from __future__ import annotations

import pytest
from hassil.expression import Alternative, Expression, Group, ListReference, TextChunk
from hassil.parse_expression import parse_sentence

from skill.conversation.samples import SamplesError
from skill.conversation.samples_template import (
    SHOP,
    Choice,
    Gap,
    Literal,
    Series,
    Template,
    Templates,
    expand,
    gaps_in,
)
from tests.conversations.ears import LANGUAGES, samples

RULES = {"line": "[{quantity}] {product}"}


def said(text: str) -> list[str]:
    written = expand(Templates(RULES).read(text))
    return [" ".join(p.word if isinstance(p, Literal) else f"{{{p.slot}}}" for p in parts) for parts in written]


def test_alternatives_are_written_in_order() -> None:
    assert said("(bestell|kauf) milch [nach]") == [
        "bestell milch nach",
        "kauf milch nach",
        "bestell milch",
        "kauf milch",
    ]


def test_rules_stand_for_their_text() -> None:
    assert said("bestell <line>") == ["bestell {quantity} {product}", "bestell {product}"]


def test_alternatives_need_no_brackets() -> None:
    assert said("ja|jo [bitte]") == ["ja", "jo bitte", "jo"]


def test_gaps_tell_what_they_take() -> None:
    gaps = list(gaps_in(Templates(RULES).read("{known:product} {shop} [{number}]")))
    assert gaps == [Gap("product", known=True), SHOP, Gap("quantity", silent=True)]


@pytest.mark.parametrize(
    "text",
    [
        "(a|b",
        "a)",
        "[a",
        "a]",
        "(a]",
        "{colour}",
        "<nothing>",
        "kaffee(filter|bohnen)",
        "{quantity}mal",
        "a {product",
        "a <b",
    ],
)
def test_faulty_template_is_refused(text: str) -> None:
    with pytest.raises(SamplesError):
        Templates(RULES).read(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_notation_is_that_of_hassil(language: str) -> None:
    for source in samples(language).intents:
        for text in (*source.samples, *source.model_only):
            if "<" not in text:
                ours = set(expand(Templates({}).read(text)))
                assert ours == set(expand(_converted(parse_sentence(text).expression))), text


def _converted(expression: Expression) -> Template:
    """Turn what hassil read into our parts."""
    if isinstance(expression, TextChunk):
        return Series(tuple(Literal(word) for word in expression.text.split()))
    if isinstance(expression, ListReference):
        return Gap(expression.slot_name, known=expression.list_name == "known")
    assert isinstance(expression, Group)
    parts = tuple(_converted(item) for item in expression.items)
    return Choice(parts) if isinstance(expression, Alternative) else Series(parts)


def test_words_hold_no_gap() -> None:
    assert [gap.slot for gap in gaps_in(Templates(RULES).read("bestell {known:product} bitte"))] == ["product"]
