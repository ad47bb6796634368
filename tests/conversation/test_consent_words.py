from __future__ import annotations

import pytest

from skill.conversation.consent_words import is_statutory_consent


@pytest.mark.parametrize(
    "words",
    [
        "zahlungspflichtig bestellen",
        "Ja, zahlungspflichtig bestellen!",
        "genau zahlungspflichtig bestellen",
        "ich möchte das jetzt kostenpflichtig bestellen bitte",
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
