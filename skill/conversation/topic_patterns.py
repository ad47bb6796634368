"""Read which words speak of what, from `topics/LANGUAGE.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Patterns", "TopicPatterns", "topic_patterns"]

_TOPICS = Path(__file__).parent / "topics"
_WORD = re.compile(r"<([a-z_]+)>")

Patterns = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class TopicPatterns:
    """Carry the patterns of one language by topic, the first to be tried first.

    `vetoes` tell what words speak of whatever wish they resemble; `limits` tell it where no wish was understood.
    """

    vetoes: Patterns
    limits: Patterns


@cache
def topic_patterns(language: str) -> TopicPatterns:
    """Return the patterns of a language (`de`), each read once; none for a language without a file."""
    path = _TOPICS / f"{language}.toml"
    if not path.is_file():
        return TopicPatterns({}, {})
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    words: Mapping[str, Sequence[str]] = read["words"]
    return TopicPatterns(_patterns(read["vetoes"], words), _patterns(read["limits"], words))


def _patterns(topics: Mapping[str, Sequence[str]], words: Mapping[str, Sequence[str]]) -> Patterns:
    return {topic: re.compile(_any_of(lines, words), re.IGNORECASE) for topic, lines in topics.items()}


def _any_of(lines: Sequence[str], words: Mapping[str, Sequence[str]]) -> str:
    """Return one expression for all lines, with every `<name>` in place of what it stands for."""
    joined = "|".join(f"(?:{line})" for line in lines)
    return _WORD.sub(lambda name: f"(?:{_any_of(words[name[1]], words)})", joined)
