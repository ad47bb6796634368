from __future__ import annotations

from typing import Any

import pytest

from skill.simulator.outcome import AppCard, plain, read_outcome

ASKED: dict[str, Any] = {
    "version": "1.0",
    "sessionAttributes": {"question": "q-1"},
    "response": {
        "outputSpeech": {"type": "SSML", "ssml": "<speak>Tom &amp; Co: 5 Euro 39. Ja?</speak>"},
        "reprompt": {"outputSpeech": {"type": "PlainText", "text": "Ja?"}},
        "card": {"type": "Simple", "title": "Bestellung", "content": "1 × Filter"},
        "shouldEndSession": False,
    },
}


def test_reads_words_reprompt_and_card() -> None:
    outcome = read_outcome(ASKED)
    assert outcome.speech == "Tom & Co: 5 Euro 39. Ja?"
    assert outcome.reprompt == "Ja?"
    assert outcome.card == AppCard("Simple", "Bestellung", "1 × Filter")
    assert outcome.attributes == {"question": "q-1"}
    assert not outcome.ends


def test_reads_a_standard_card() -> None:
    response = {"response": {"card": {"type": "Standard", "title": "T", "text": "Text", "image": {}}}}
    assert read_outcome(response).card == AppCard("Standard", "T", "Text")


def test_ends_when_words_ask_nothing() -> None:
    assert read_outcome({"response": {"outputSpeech": {"type": "PlainText", "text": "Bestellt."}}}).ends


def test_stays_open_after_plain_silence() -> None:
    outcome = read_outcome({"version": "1.0", "response": {}})
    assert (outcome.speech, outcome.ends, outcome.attributes) == ("", False, None)


@pytest.mark.parametrize("broken", [{}, {"response": None}, {"response": {"outputSpeech": "x", "card": []}}])
def test_survives_a_response_without_parts(broken: dict[str, Any]) -> None:
    assert read_outcome(broken).speech == ""


def test_takes_marks_out_of_speech() -> None:
    ssml = '<speak>Hallo<break time="200ms"/> <lang xml:lang="en-US">Melitta</lang>, gut.</speak>'
    assert plain(ssml) == "Hallo Melitta, gut."
