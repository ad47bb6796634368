"""Read decimal numbers as people say and type them: "null komma sieben fünf", "point five", "1,5"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skill.conversation.numbers import read_number
from skill.domain.spoken_numbers import digits

__all__ = ["MARKS", "decimal_at", "within_decimal"]

MARKS = frozenset({"komma", "point"})
"""The words between a whole number and what is behind it."""
_TYPED = re.compile(r"\d{1,4}[.,]\d{1,3}")
_RUN_TOGETHER = re.compile(r"\w{3,}komma\w{3,}")
_ARTICLES = frozenset({"a", "an", "ein", "eine", "einen", "einem", "einer", "eines", "ne", "nen", "'ne", "'nen"})
_MOST_WORDS_BEHIND = 3


def decimal_at(tokens: Sequence[str], at: int, language: str) -> tuple[str, int] | None:
    """Return the decimal that begins at a token, in figures with the language's mark, and where it ends; else None."""
    if _TYPED.fullmatch(tokens[at]):
        return tokens[at], at + 1
    end = at + 1 if _RUN_TOGETHER.fullmatch(tokens[at]) else _end(tokens, at, language)
    if end is None:
        return None
    # The unit tells the shop's reader of numbers that "null drei drei" before it is 0,33.
    written = digits(" ".join(tokens[at : end + 1]), language).partition(" ")[0]
    return (written, end) if _TYPED.fullmatch(written) else None


def within_decimal(tokens: Sequence[str], start: int, end: int, language: str) -> bool:
    """Tell whether the number in these tokens is a part of a decimal: neither the three nor the five of "drei komma fünf"."""
    before = start > 1 and tokens[start - 1] in MARKS and read_number(tokens, start - 2, language) is not None
    after = end + 1 < len(tokens) and tokens[end] in MARKS and read_number(tokens, end + 1, language) is not None
    return before or after


def _end(tokens: Sequence[str], at: int, language: str) -> int | None:
    """Return where the words of a decimal end, None where no mark stands between two numbers."""
    whole = read_number(tokens, at, language)
    mark = whole[1] if whole else at
    if mark >= len(tokens) or tokens[mark] not in MARKS or (whole is None and tokens[mark] != "point"):
        return None
    end = mark + 1
    for _ in range(_MOST_WORDS_BEHIND):
        found = read_number(tokens, end, language) if end < len(tokens) else None
        if found is None or tokens[end] in _ARTICLES:
            break
        end = found[1]
    return end if end > mark + 1 else None
