"""Speak one typed value in the language, at the time and for the medium of one reply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from fluent.runtime.types import FluentType

from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.product import Product
from skill.domain.reply import Line, OrderNumber, SpokenValue
from skill.phrases import days, names, speech
from skill.phrases.errors import PhraseError

if TYPE_CHECKING:
    from babel import Locale

_LONGEST_TEXT = 1_000


@dataclass(frozen=True, slots=True)
class Voice:
    """Hold what the wording of a value depends on; `on_screen` writes for reading instead of hearing."""

    language: str
    now: datetime
    escape: Callable[[str], str]
    on_screen: bool = False

    def speak(self, value: SpokenValue) -> str:
        """Return the usual words for a value, not yet escaped."""
        match value:
            case Money():
                return (speech.written_money if self.on_screen else speech.money)(value, self.language)
            case date():
                return self.day(value)
            case Product():
                return names.name(value, self.language, "written" if self.on_screen else "spoken")
            case Line():
                return self._lines((value,))
            case tuple():
                return self._several(value)
            case _:
                return self._plain(value)

    def day(self, day: date, form: str = "adverb") -> str:
        """Say a day as seen from now; write it with its date, because screens and letters are read later."""
        word = days.written_day if self.on_screen else days.relative_day
        return word(self.local_day(day), self.now.date(), self.language, form)

    def time(self, at: datetime) -> str:
        """Say or write a time of day."""
        return (speech.written_time if self.on_screen else speech.clock_time)(self._local(at).time(), self.language)

    def local_day(self, day: date) -> date:
        """Return the merchant's calendar day of a date or a moment."""
        return self._local(day).date() if isinstance(day, datetime) else day

    def words(self, text: str) -> str:
        """Return a text as it is; cut what goes on for too long to be heard."""
        if self.on_screen or len(text) <= _LONGEST_TEXT:
            return text
        return f"{text[:_LONGEST_TEXT].rsplit(' ', 1)[0]} …"

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.now.tzinfo) if moment.tzinfo else moment

    def _several(self, values: tuple[SpokenValue, ...]) -> str:
        ordered = tuple(value for value in values if isinstance(value, Line))
        if ordered and len(ordered) == len(values):
            return self._lines(ordered)
        return speech.listed([self.speak(value) for value in values], self.language)

    def _lines(self, ordered: tuple[Line, ...]) -> str:
        return names.lines(ordered, self.language, "written" if self.on_screen else "full")

    def _plain(self, value: SpokenValue) -> str:
        match value:
            case str():
                return self.words(value)
            case Localized():
                return value.in_language(self.language)
            case OrderNumber():
                return value.text
            case int() if not isinstance(value, bool):
                return str(value)
        msg = f"a {type(value).__name__} cannot be spoken"
        raise PhraseError(msg)


class Spoken(FluentType):
    """Carry a value with its voice into Fluent, which passes it through to our functions."""

    def __init__(self, value: SpokenValue, voice: Voice) -> None:
        """Keep the value; nothing is worded before a phrase uses it."""
        self.value = value
        self.voice = voice

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - Fluent passes its locale; the voice has the language
        """Return the usual words, escaped for the channel."""
        return self.voice.escape(self.voice.speak(self.value))


def argument(value: SpokenValue, voice: Voice) -> Spoken | str | int:
    """Turn a value into what Fluent takes; texts and whole numbers stay selectable with `->`."""
    if isinstance(value, str):
        return voice.escape(voice.words(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return Spoken(value, voice)
