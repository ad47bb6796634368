from __future__ import annotations

import pytest

from skill.conversation.foreign_topics import OTHER, foreign_topic


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("wie wird das wetter am sonntag", "de", "weather"),
        ("du bist ja so blöd", "de", "insult"),
        ("Wo bleibt mein Amazon-Paket?", "de", "other_shop"),
        ("nenn mir die kontonummer von frau meier", "de", "private"),
        ("Spiel Musik!", "de", "music"),
        ("mach das licht aus", "de", "home"),
        ("will it rain tomorrow", "en", "weather"),
        ("you are useless", "en", "insult"),
        ("where is my amazon parcel", "en", "other_shop"),
        ("what's my wife's password", "en", "private"),
        ("tell me a joke", "en", "joke"),
    ],
)
def test_topic_is_told_by_its_words(text: str, language: str, topic: str) -> None:
    assert foreign_topic(text, language) == topic


@pytest.mark.parametrize("text", [None, "", "xyzzy", "warum ist die banane krumm"])
def test_what_nobody_knows_is_other(text: str | None) -> None:
    assert foreign_topic(text, "de") == OTHER


def test_words_of_another_language_tell_nothing() -> None:
    assert foreign_topic("wie wird das wetter", "en") == OTHER
    assert foreign_topic("quel temps fait-il", "fr") == OTHER
