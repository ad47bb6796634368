from __future__ import annotations

import pytest

from skill.conversation.masked_code import without_code


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
        ("", ""),
    ],
)
def test_four_digits_are_masked_alone(words: str, kept: str) -> None:
    assert without_code(words, "de") == kept


def test_english_digits_are_masked_too() -> None:
    assert without_code("it is two seven one nine", "en") == "it is ****"
