from __future__ import annotations

import json
from typing import Any

import pytest

from skill.conversation.answer import Answer
from skill.domain.money import Money
from skill.domain.reply import GateView, Line
from tests.channels.alexa.envelopes import launch
from tests.channels.alexa.products import FILTERS
from tests.channels.alexa.stage import QUESTION, asks, finished, said, stage
from tests.channels.alexa.validity import faults, plain, words

GATE = GateView("question-1", (Line(FILTERS, 2),), Money(788))
BUTTON = "Zahlungspflichtig bestellen"


def answered(answer: Answer, *, screen: bool = False) -> dict[str, Any]:
    envelope = stage(answer).send(launch(screen=screen))
    assert faults(envelope) == []
    return envelope


def at_the_gate(**more: Any) -> Answer:
    words: dict[str, Any] = {"reprompt": QUESTION, "card_title": "Lindenmarkt", "card_text": QUESTION, "button": BUTTON}
    return asks(spoken=said(QUESTION, **words | more), gate=GATE)


def test_question_keeps_session_open_with_reprompt() -> None:
    envelope = answered(asks())
    assert words(envelope) == QUESTION
    assert plain(envelope["response"]["reprompt"]["outputSpeech"]) == QUESTION
    assert envelope["response"]["shouldEndSession"] is False
    assert envelope["sessionAttributes"] == {"question": "question-1"}


def test_question_without_reprompt_repeats_itself() -> None:
    envelope = answered(asks(spoken=said("Was brauchst du?")))
    assert plain(envelope["response"]["reprompt"]["outputSpeech"]) == "Was brauchst du?"


def test_finished_answer_ends_and_remembers_nothing() -> None:
    envelope = answered(finished(question_id="question-1"))
    assert envelope["response"]["shouldEndSession"] is True
    assert "reprompt" not in envelope["response"]
    assert envelope["sessionAttributes"] == {}


def test_answer_out_of_session_carries_no_attributes() -> None:
    event = launch()
    event["session"] = None
    envelope = stage().send(event)
    assert words(envelope) == QUESTION
    assert faults(envelope) == []
    assert "sessionAttributes" not in envelope


@pytest.mark.parametrize(
    "name",
    [
        "M&M's <gelb>",
        '<audio src="https://evil.example/a.mp3"/>',
        "</speak><speak>",
        "<break time='10s'/>",
        "]]>",
        "&amp;",
        "<speak>",
        '<amazon:effect name="whispered">x</amazon:effect>',
        "<say-as interpret-as='digits'>1</say-as>",
        "&#x3C;audio/>",
        "<!-- x -->",
        "<?xml version='1.0'?>",
        "<![CDATA[<audio/>]]>",
        "\x00\x07\x1b",
        "\ufffe",
        "a < b && c > d",
    ],
)
def test_product_names_never_become_markup(name: str) -> None:
    envelope = answered(asks(f"Ein {name}?", spoken=said(f"Ein {name}?", reprompt=f"Ein {name}?")))
    printable = "".join(" " if letter in "\x00\x07\x1b\ufffe" else letter for letter in name)
    assert words(envelope) == f"Ein {printable}?"


@pytest.mark.parametrize("letter", ["a", "&", "ü", "😀", "a ", "& ", "\x00"])
def test_endless_text_stays_within_limits(letter: str) -> None:
    text = f"Anfang {letter * 30_000}"
    spoken = said(text, reprompt=text, card_title=text, card_text=text)
    envelope = answered(asks(spoken=spoken))
    spoken_words = words(envelope)
    assert spoken_words is not None
    assert spoken_words.startswith("Anfang")
    assert len(json.dumps(envelope)) <= 24 * 1024


def test_text_that_fits_is_not_cut() -> None:
    text = ("Kaffeefilter " * 614).strip()
    assert len(text) == 7_981
    assert words(answered(finished(text))) == text


def test_card_shows_title_and_text() -> None:
    card = answered(finished(spoken=said("Bestellt.", card_title="Bestellung", card_text="Nummer\n1234-4217")))
    assert card["response"]["card"] == {"type": "Simple", "title": "Bestellung", "content": "Nummer\n1234-4217"}


def test_unlinked_customer_gets_link_account_card() -> None:
    spoken = said("Verbinde dein Konto.", card_title="Konto", card_text="Verbinden")
    envelope = answered(finished(spoken=spoken, link_account=True))
    assert envelope["response"]["card"] == {"type": "LinkAccount"}


def test_answer_without_card_shows_none() -> None:
    assert "card" not in answered(finished())["response"]


def test_gate_on_screen_shows_lines_total_and_button() -> None:
    (directive,) = answered(at_the_gate(), screen=True)["response"]["directives"]
    assert directive["type"] == "Alexa.Presentation.APL.RenderDocument"
    assert directive["datasources"]["gate"] == {
        "title": "Lindenmarkt",
        "lines": [{"quantity": 2, "name": "Melitta Filtertüten Größe 4"}],
        "summary": QUESTION,
        "total": "7,88\xa0€",
        "button": "Zahlungspflichtig bestellen",
        "question": "question-1",
    }


def test_english_gate_names_products_in_english() -> None:
    (directive,) = answered(at_the_gate(locale="en-GB"), screen=True)["response"]["directives"]
    assert directive["datasources"]["gate"]["lines"] == [{"quantity": 2, "name": "Melitta coffee filters size 4"}]
    assert directive["datasources"]["gate"]["total"] == "€7.88"


def test_speaker_without_screen_gets_no_directive() -> None:
    assert "directives" not in answered(at_the_gate())["response"]


def test_screen_without_gate_gets_no_directive() -> None:
    assert "directives" not in answered(asks(), screen=True)["response"]


def test_gate_without_label_shows_no_button() -> None:
    assert "directives" not in answered(at_the_gate(button=""), screen=True)["response"]


def test_screen_is_left_out_before_words_are_cut() -> None:
    lines = tuple(Line(FILTERS, number) for number in range(1, 400))
    envelope = answered(Answer(at_the_gate().spoken, ends=False, gate=GateView("q", lines, Money(1))), screen=True)
    assert "directives" not in envelope["response"]
    assert words(envelope) == QUESTION
