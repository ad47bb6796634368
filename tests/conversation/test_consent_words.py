from __future__ import annotations

import pytest

from skill.conversation.consent_words import is_statutory_consent, names_the_duty
from skill.conversation.understand_words import tokens_of


@pytest.mark.parametrize(
    "words",
    [
        "zahlungspflichtig bestellen",
        "Ja, zahlungspflichtig bestellen!",
        "genau zahlungspflichtig bestellen",
        "ich möchte das jetzt kostenpflichtig bestellen bitte",
        "ja zahlungs pflichtig bestellen",
    ],
)
def test_statutory_words_are_consent(words: str) -> None:
    assert is_statutory_consent(words, "de")


@pytest.mark.parametrize(
    "words",
    [
        "nicht zahlungspflichtig bestellen",
        "was heißt zahlungspflichtig bestellen",
        "zahlungspflichtig",
        "ja, zahlungspflichtig bestellen?",
        "bestellen",
        "ja",
        "",
        "zahlungspflichtig bestellen aber erst morgen",
    ],
)
def test_other_words_are_none(words: str) -> None:
    assert not is_statutory_consent(words, "de")


def test_each_language_has_its_own_words() -> None:
    assert is_statutory_consent("yes order and pay", "en")
    assert not is_statutory_consent("do not order and pay", "en")
    assert not is_statutory_consent("order and pay", "de")
    assert not is_statutory_consent("commander et payer", "fr")


@pytest.mark.parametrize(
    ("words", "language", "names_it"),
    [
        ("gut, das klingt alles richtig, also dann zahlungspflichtig bestellen", "de", True),
        ("jo passt scho, zahlungspflichtig bestelln", "de", True),
        ("i know i have to pay so yes order it with obligation to pay", "en", True),
        ("order it with payment obligation", "en", True),
        ("was heißt denn zahlungspflichtig bestellen", "de", False),
        ("nee, nicht zahlungspflichtig bestellen", "de", False),
        ("zahlungspflichtig bestellen, aber erst morgen", "de", False),
        ("what is an obligation to pay", "en", False),
        ("ja bestellen", "de", False),
    ],
)
def test_the_duty_is_named_in_long_sentences(words: str, language: str, *, names_it: bool) -> None:
    assert names_the_duty(tokens_of(words), language) is names_it


@pytest.mark.parametrize("words", ["gut, das klingt alles richtig, also dann zahlungspflichtig bestellen"])
def test_a_long_sentence_is_no_consent_yet(words: str) -> None:
    assert not is_statutory_consent(words, "de")
