from __future__ import annotations

import pytest

from bench.number_words import figure_in_words, number_in_words


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [
        (0, "null", "zero"),
        (17, "siebzehn", "seventeen"),
        (30, "dreißig", "thirty"),
        (57, "siebenundfünfzig", "fifty seven"),
        (101, "einhunderteins", "one hundred one"),
        (2300, "zweitausenddreihundert", "two thousand three hundred"),
        (10000, "eins null null null null", "one zero zero zero zero"),
    ],
)
def test_numbers_are_said_in_both_languages(number: int, german: str, english: str) -> None:
    assert (number_in_words(number, "de"), number_in_words(number, "en")) == (german, english)


def test_decimals_are_said_digit_by_digit() -> None:
    assert figure_in_words("0,75", "de") == "null komma sieben fünf"
    assert figure_in_words("1.5", "en") == "one point five"


def test_leading_zero_is_said_too() -> None:
    assert figure_in_words("04", "de") == "null vier"
