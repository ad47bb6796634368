from __future__ import annotations

import pytest

from skill.conversation.masked_code import code_within, without_code
from skill.conversation.understand_words import tokens_of


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("2719", "****"),
        ("2 7 1 9", "****"),
        ("zwei sieben eins neun", "****"),
        ("siebenundzwanzig neunzehn", "****"),
        ("der code ist 2719 bitte", "der code ist **** bitte"),
        ("bestell zwei Packungen Milch", "bestell zwei Packungen Milch"),
        ("Bestellung 1234-5678", "Bestellung 1234-5678"),
        ("zwölf", "zwölf"),
        ("zwei sieben, äh, eins neun", "****"),
        ("zwei Milch und dann zwölf Eier", "zwei Milch und dann zwölf Eier"),
        ("", ""),
    ],
)
def test_four_digits_are_masked_alone(words: str, kept: str) -> None:
    assert without_code(words, "de") == kept


def test_english_digits_are_masked_too() -> None:
    assert without_code("it is two seven one nine", "en") == "it is ****"
    assert without_code("eight one double five", "en") == "****"


@pytest.mark.parametrize(
    ("words", "language", "code"),
    [
        ("Warten Sie … zwei, acht, und dann sechs, vier.", "de", "2864"),
        ("das geburtsjahr von der oma also neunzehn achtunddreißig", "de", "1938"),
        ("let me think yes it's eight one double five", "en", "8155"),
        ("ok so that would be six six two seven i believe", "en", "6627"),
        ("acht eins doppel fünf", "de", "8155"),
        ("bestellung 48217730", "de", None),
        ("zwei sieben eins", "de", None),
        ("nicht 2719 sondern 2791", "de", None),
        ("keine ahnung", "de", None),
        ("double trouble one two", "en", None),
    ],
)
def test_four_digits_are_found_among_words(words: str, language: str, code: str | None) -> None:
    assert code_within(tokens_of(words), language) == code
