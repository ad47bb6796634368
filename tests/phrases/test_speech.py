from __future__ import annotations

from datetime import time

import pytest

from skill.domain.money import Money
from skill.phrases.errors import PhraseError
from skill.phrases.speech import clock_time, ending, listed, money, number_word, times, written_money, written_time


@pytest.mark.parametrize(
    ("cents", "german", "english"),
    [
        (0, "0 Euro", "0 euros"),
        (1, "1 Cent", "1 cent"),
        (99, "99 Cent", "99 cents"),
        (100, "1 Euro", "1 euro"),
        (119, "1 Euro 19", "1 euro 19"),
        (249, "2 Euro 49", "2 euros 49"),
        (505, "5 Euro 5", "5 euros 5"),
        (1200, "12 Euro", "12 euros"),
        (129900, "1299 Euro", "1299 euros"),
    ],
)
def test_money_sounds_as_people_say_it(cents: int, german: str, english: str) -> None:
    assert money(Money(cents), "de") == german
    assert money(Money(cents), "en") == english


def test_other_currencies_have_their_own_names() -> None:
    assert money(Money(1250, "CHF"), "de") == "12 Franken 50"
    assert money(Money(50, "GBP"), "en") == "50 pence"
    assert money(Money(1250, "PLN"), "de") == "12,50 PLN"


def test_negative_money_is_never_spoken() -> None:
    with pytest.raises(PhraseError, match="negative"):
        money(Money(-1), "de")


def test_screens_show_money_with_its_sign() -> None:
    assert written_money(Money(129949), "de") == "1.299,49\xa0€"
    assert written_money(Money(249), "en") == "€2.49"


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [(0, "null", "zero"), (2, "zwei", "two"), (10, "zehn", "ten"), (12, "zwölf", "twelve"), (13, "13", "13")],
)
def test_numbers_are_words_to_twelve(number: int, german: str, english: str) -> None:
    assert number_word(number, "de") == german
    assert number_word(number, "en") == english


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [
        (1, "einmal", "once"),
        (2, "zweimal", "twice"),
        (3, "dreimal", "three times"),
        (12, "zwölfmal", "twelve times"),
        (13, "13-mal", "13 times"),
    ],
)
def test_counts_say_how_often(number: int, german: str, english: str) -> None:
    assert times(number, "de") == german
    assert times(number, "en") == english


def test_times_name_minutes_only_if_any() -> None:
    assert clock_time(time(10, 4), "de") == "10 Uhr 4"
    assert clock_time(time(10, 0), "de") == "10 Uhr"
    assert clock_time(time(10, 4), "en") == "10:04"
    assert clock_time(time(14, 0), "en") == "14:00"


def test_screens_write_times_with_a_colon() -> None:
    assert written_time(time(10, 4), "de") == "10:04 Uhr"
    assert written_time(time(10, 4), "en") == "10:04"


def test_order_numbers_end_in_two_pairs() -> None:
    assert ending("1234-4217") == "42 17"
    assert ending("1234-0007") == "00 07"


def test_lists_end_with_their_conjunction() -> None:
    assert listed(["A"], "de") == "A"
    assert listed(["A", "B"], "de") == "A und B"
    assert listed(["A", "B", "C"], "de", "or") == "A, B oder C"
    assert listed(["A", "B", "C"], "en") == "A, B and C"
    assert listed(["A", "B"], "en", "or") == "A or B"


def test_items_with_commas_keep_the_list_clear() -> None:
    assert listed(["Tabs, 60 Stück", "Kapseln, 30 Stück"], "de") == "Tabs, 60 Stück, und Kapseln, 30 Stück"


def test_nothing_cannot_be_listed() -> None:
    with pytest.raises(PhraseError, match="empty"):
        listed([], "de")
