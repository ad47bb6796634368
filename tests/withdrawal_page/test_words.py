from __future__ import annotations

import re

import pytest

from skill.withdrawal_page.words import LANGUAGES, words, written_day


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_is_said_in_each_language(language: str) -> None:
    said = words(language, seller="Lindenmarkt", support="hilfe@lindenmarkt.example")
    assert all(said.values())
    left = {name: re.findall(r"{(\w+)}", text) for name, text in said.items() if "{" in text}
    assert left == {"received": ["day", "time"], "receipt": ["email"], "too_long": ["most"]}


def test_statutory_buttons_stand_word_for_word() -> None:
    german = words("de")
    assert (german["begin"], german["confirm"]) == ("Vertrag widerrufen", "Widerruf bestätigen")


@pytest.mark.parametrize(("language", "day"), [("de", "1. März 2027"), ("en", "1 March 2027")])
def test_days_are_written_as_in_letters(language: str, day: str) -> None:
    assert written_day(1, 3, 2027, language) == day
