from __future__ import annotations

from dataclasses import replace

from skill.channels.mail.words import Fixed, Words
from skill.domain.reply import Occasion, Say
from skill.phrases.phrasebook import Phrasebook
from tests.stage import NOW

BOOK = Phrasebook()
GERMAN = Occasion("de-DE", NOW)


def test_fixed_phrases_are_kept_per_language() -> None:
    fixed: Fixed = {}
    say = Say("letters-deposit")
    assert Words(BOOK, GERMAN, fixed).line(say) == "Pfand"
    assert Words(BOOK, replace(GERMAN, locale="en-GB"), fixed).line(say) == "Deposit"
    assert Words(BOOK, GERMAN, fixed).line(say) == "Pfand"


def test_phrases_with_values_are_worded_anew() -> None:
    words = Words(BOOK, GERMAN)
    names = [words.line(Say("letters-salutation", {"name": name})) for name in ("Anna", "Ute", "Anna")]
    assert names == ["Hallo Anna,", "Hallo Ute,", "Hallo Anna,"]


def test_unknown_languages_are_written_in_german() -> None:
    assert Words(BOOK, replace(GERMAN, locale="fr-FR")).language == "de"
