from __future__ import annotations

import pytest

from skill.conversation.foreign_topics import is_about_things
from skill.conversation.topic_patterns import topic_patterns

LIMITS = ["insult", "other_shop", "private", "service", "weather", "time", "music", "joke", "home", "news", "health"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_language_has_every_topic(language: str) -> None:
    patterns = topic_patterns(language)
    assert list(patterns.vetoes) == ["despair", "poison", "other_shop", "private"]
    assert list(patterns.limits) == LIMITS


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_name_is_left_open(language: str) -> None:
    patterns = topic_patterns(language)
    written = [pattern.pattern for pattern in (*patterns.vetoes.values(), *patterns.limits.values())]
    assert not any("<my>" in one or "<person>" in one or "<shop>" in one for one in written)


def test_patterns_are_read_once() -> None:
    assert topic_patterns("de") is topic_patterns("de")


def test_language_without_file_has_none() -> None:
    assert topic_patterns("fr").vetoes == {}
    assert topic_patterns("fr").limits == {}


def test_only_some_topics_are_things() -> None:
    assert [topic for topic in LIMITS if is_about_things(topic)] == ["music", "home"]
