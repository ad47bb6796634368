"""Tell what somebody speaks of that is no business of a shop, so that the limit can be named."""

from __future__ import annotations

from skill.conversation.topic_patterns import Patterns, topic_patterns

OTHER = "other"
"""The topic of what is foreign, but nobody knows how."""

OTHER_SHOP = "other_shop"

_NO_THINGS = frozenset(
    {OTHER_SHOP, "insult", "private", "service", "health", "poison", "despair", "weather", "time", "joke", "news"}
)
_APOSTROPHES = str.maketrans("’`´", "'''")


def foreign_topic(text: str | None, language: str) -> str:
    """Return what words speak of (`weather`, `insult`, …); `other` where none tells, and where no words are known."""
    if not text:
        return OTHER
    patterns = topic_patterns(language)
    return _first(patterns.vetoes, text) or _first(patterns.limits, text) or OTHER


def is_foreign(text: str, language: str) -> bool:
    """Tell whether words speak of orders elsewhere or of what is somebody else's secret, whatever wish they resemble.

    A brand that is called like a shop is no shop, and what is ordered for others is no secret of theirs.
    """
    return _first(topic_patterns(language).vetoes, text) is not None


def is_about_things(topic: str) -> bool:
    """Tell whether words of a topic can order goods all the same: a lamp can be bought, the weather cannot."""
    return topic not in _NO_THINGS


def _first(patterns: Patterns, text: str) -> str | None:
    said = " ".join(text.translate(_APOSTROPHES).split())
    return next((topic for topic, pattern in patterns.items() if pattern.search(said)), None)
