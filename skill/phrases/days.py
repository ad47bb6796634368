"""Say days as seen from today: morgen, am Mittwoch, am 7. Dezember."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from skill.phrases.errors import PhraseError
from skill.phrases.speech import REGIONS

_NEAR = {"de": {-1: "gestern", 0: "heute", 1: "morgen"}, "en": {-1: "yesterday", 0: "today", 1: "tomorrow"}}
_WEEK = 6
_HALF_YEAR = 180
_MONTH_DAY = {"de": "d. MMMM", "en": "d MMMM"}

_PREPOSITIONS = {
    # Per form: before gestern/heute/morgen, before a weekday, before a date.
    "de": {
        "bare": ("", "", ""),
        "adverb": ("", "am ", "am "),
        "until": ("bis ", "bis ", "bis zum "),
        "since": ("seit ", "seit ", "seit dem "),
        "of": ("von ", "vom ", "vom "),
    },
    "en": {
        "bare": ("", "", ""),
        "adverb": ("", "on ", "on "),
        "until": ("by ", "by ", "by "),
        "since": ("since ", "since ", "since "),
        "of": ("from ", "from ", "from "),
    },
}


def relative_day(day: date, today: date, language: str, form: str = "adverb") -> str:
    """Say a day as briefly as it stays clear: its name within a week, else its date.

    `form` sets the preposition: `adverb` (am Mittwoch), `bare` (Mittwoch), `until` (bis zum 7. Dezember),
    `since` (seit Montag), `of` (vom 16. November). A past weekday on its own could be the coming one,
    so `adverb` and `of` name the date there.
    """
    prepositions = _prepositions(language, form)
    distance = (day - today).days
    if distance in _NEAR[language]:
        return prepositions[0] + _NEAR[language][distance]
    furthest_back = -_WEEK if form in {"bare", "since"} else 0
    if furthest_back <= distance <= _WEEK:
        return prepositions[1] + weekday(day, language)
    return prepositions[2] + calendar_date(day, today, language)


def written_day(day: date, today: date, language: str, form: str = "adverb") -> str:
    """Write a day for a screen or letter, which is read later: `am Mittwoch, 25. November`, `bis zum 7. Dezember`."""
    prepositions = _prepositions(language, form)
    written = calendar_date(day, today, language)
    if form in {"adverb", "bare"}:
        return f"{prepositions[1]}{weekday(day, language)}, {written}"
    return prepositions[2] + written


def weekday(day: date, language: str) -> str:
    """Name the day of the week."""
    return format_date(day, "EEEE", locale=REGIONS[language])


def calendar_date(day: date, today: date, language: str) -> str:
    """Name day and month, `16. November`; the year only where it is half a year or more away."""
    pattern = _MONTH_DAY[language] + (" y" if abs((day - today).days) > _HALF_YEAR else "")
    return format_date(day, pattern, locale=REGIONS[language])


def full_date(day: date, language: str) -> str:
    """Name day, month and year, for what is kept for years."""
    return format_date(day, f"{_MONTH_DAY[language]} y", locale=REGIONS[language])


def _prepositions(language: str, form: str) -> tuple[str, str, str]:
    if form not in _PREPOSITIONS[language]:
        msg = f"no day form {form!r}; there are {', '.join(_PREPOSITIONS[language])}"
        raise PhraseError(msg)
    return _PREPOSITIONS[language][form]
