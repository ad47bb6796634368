from __future__ import annotations

from datetime import date, timedelta

import pytest

from skill.phrases.days import calendar_date, relative_day, written_day
from skill.phrases.errors import PhraseError

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("distance", "german", "english"),
    [
        (-5, "am 18. November", "on 18 November"),
        (-2, "am 21. November", "on 21 November"),
        (-1, "gestern", "yesterday"),
        (0, "heute", "today"),
        (1, "morgen", "tomorrow"),
        (2, "am Mittwoch", "on Wednesday"),
        (6, "am Sonntag", "on Sunday"),
        (7, "am 30. November", "on 30 November"),
        (14, "am 7. Dezember", "on 7 December"),
        (45, "am 7. Januar", "on 7 January"),
        (-370, "am 18. November 2025", "on 18 November 2025"),
    ],
)
def test_days_are_named_from_today(distance: int, german: str, english: str) -> None:
    day = MONDAY + timedelta(days=distance)
    assert relative_day(day, MONDAY, "de") == german
    assert relative_day(day, MONDAY, "en") == english


@pytest.mark.parametrize(
    ("distance", "form", "german", "english"),
    [
        (2, "bare", "Mittwoch", "Wednesday"),
        (-2, "bare", "Samstag", "Saturday"),
        (1, "bare", "morgen", "tomorrow"),
        (14, "bare", "7. Dezember", "7 December"),
        (1, "until", "bis morgen", "by tomorrow"),
        (2, "until", "bis Mittwoch", "by Wednesday"),
        (14, "until", "bis zum 7. Dezember", "by 7 December"),
        (-1, "since", "seit gestern", "since yesterday"),
        (-5, "since", "seit Mittwoch", "since Wednesday"),
        (-7, "since", "seit dem 16. November", "since 16 November"),
        (-1, "of", "von gestern", "from yesterday"),
        (-5, "of", "vom 18. November", "from 18 November"),
    ],
)
def test_each_form_brings_its_preposition(distance: int, form: str, german: str, english: str) -> None:
    day = MONDAY + timedelta(days=distance)
    assert relative_day(day, MONDAY, "de", form) == german
    assert relative_day(day, MONDAY, "en", form) == english


def test_dates_name_year_only_far_away() -> None:
    assert calendar_date(date(2026, 12, 7), MONDAY, "de") == "7. Dezember"
    assert calendar_date(date(2025, 12, 7), MONDAY, "de") == "7. Dezember 2025"


def test_written_days_always_name_the_date() -> None:
    tomorrow = date(2026, 11, 24)
    assert written_day(tomorrow, MONDAY, "de") == "am Dienstag, 24. November"
    assert written_day(tomorrow, MONDAY, "en") == "on Tuesday, 24 November"
    assert written_day(tomorrow, MONDAY, "de", "bare") == "Dienstag, 24. November"
    assert written_day(tomorrow, MONDAY, "de", "until") == "bis zum 24. November"


def test_unknown_day_form_names_known_ones() -> None:
    with pytest.raises(PhraseError, match="there are bare, adverb, until, since, of"):
        relative_day(MONDAY, MONDAY, "de", "by")
