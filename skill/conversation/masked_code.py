"""Find voice codes in what was said, and keep them out of what is written down, even where they came out of turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from skill.conversation.numbers import read_digits
from skill.conversation.understand_words import COMMA, tokens_of

MASK = "****"
_DIGITS = 4
_PAUSES: Mapping[str, frozenset[str]] = {
    "de": frozenset({COMMA, "und", "dann", "danach", "noch", "äh", "ähm", "öh", "öhm", "hm", "hmm", "also", "mal"}),
    "en": frozenset({COMMA, "and", "then", "um", "uh", "er", "erm", "hm", "hmm"}),
}


@dataclass(frozen=True, slots=True)
class _Run:
    """Carry digits that were said one after another, and between which words."""

    start: int
    end: int
    digits: str


def without_code(words: str, language: str) -> str:
    """Return words with everything masked that can be a four-digit code, however it is said.

    Words without one come back as they were; else the words are those that were understood. Longer
    numbers, such as an order's, stay.
    """
    tokens = tokens_of(words)
    kept: list[str] = []
    start = 0
    for run in _runs(tokens, language):
        if len(run.digits) == _DIGITS:
            kept += [*tokens[start : run.start], MASK]
            start = run.end
    return " ".join([*kept, *tokens[start:]]) if kept else words


def code_within(tokens: Sequence[str], language: str) -> str | None:
    """Return the four digits in what was said, however much stands around them; None where there are other digits.

    "Warten Sie, zwei, acht, und dann sechs, vier" is 2864.
    """
    found = [run.digits for run in _runs(tokens, language)]
    return found[0] if len(found) == 1 and len(found[0]) == _DIGITS else None


def _runs(tokens: Sequence[str], language: str) -> Iterator[_Run]:
    """Return the digits in `tokens`, those together that only words of hesitation part if they are a code then."""
    single = list(_unbroken(tokens, language))
    pauses = _PAUSES.get(language, frozenset())
    place = 0
    while place < len(single):
        run = single[place]
        taken = place + 1
        for last in range(len(single), place + 1, -1):
            joined = _joined(single[place:last], tokens, pauses)
            if joined:
                run, taken = joined, last
                break
        yield run
        place = taken


def _joined(runs: Sequence[_Run], tokens: Sequence[str], pauses: frozenset[str]) -> _Run | None:
    digits = "".join(run.digits for run in runs)
    gaps = (tokens[before.end : after.start] for before, after in pairwise(runs))
    if len(digits) != _DIGITS or not all(pauses.issuperset(gap) for gap in gaps):
        return None
    return _Run(runs[0].start, runs[-1].end, digits)


def _unbroken(tokens: Sequence[str], language: str) -> Iterator[_Run]:
    start = 0
    while start < len(tokens):
        for end in range(len(tokens), start, -1):
            digits = read_digits(tokens[start:end], language)
            if digits:
                yield _Run(start, end, digits)
                break
        else:
            end = start + 1
        start = end
