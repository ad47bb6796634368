"""Keep voice codes out of what is written down, even where they were said out of turn."""

from __future__ import annotations

from skill.conversation.numbers import read_digits
from skill.conversation.understand_words import tokens_of

MASK = "****"
_DIGITS = 4


def without_code(words: str, language: str) -> str:
    """Return words with everything masked that can be a four-digit code, however it is said.

    Words without one come back as they were; else the words are those that were understood. Longer
    numbers, such as an order's, stay.
    """
    tokens = tokens_of(words)
    kept: list[str] = []
    start = 0
    while start < len(tokens):
        end = _end_of_digits(tokens, start, language)
        digits = read_digits(tokens[start:end], language) or ""
        kept += [MASK] if len(digits) == _DIGITS else tokens[start : max(end, start + 1)]
        start = max(end, start + 1)
    return " ".join(kept) if MASK in kept else words


def _end_of_digits(tokens: list[str], start: int, language: str) -> int:
    """Return where the numbers that begin at `start` end."""
    for end in range(len(tokens), start, -1):
        if read_digits(tokens[start:end], language):
            return end
    return start
