"""Tell products apart that were heard as one: "Milch Nudeln", or at the end of a long list "Windeln und Seife"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skill.conversation.wanted import Wish

_ONE_PRODUCT = 0.8
"""How alike words and a name are from which on the words are taken for one product."""
_NAME = 0.95
"""How alike each part has to be to a name of its own."""
_MOST_WORDS = 10
_JOINTS = frozenset({"und", "and"})

Likeness = Callable[[str], float]


def taken_apart(wishes: Sequence[Wish], likeness: Likeness) -> list[Wish]:
    """Return the wishes, each that is no product but several in a row as several; the number is the first one's.

    `likeness` tells how alike words are to the best name of the catalogue, from 0 to 1.
    """
    return [part for wish in wishes for part in _parts(wish, likeness)]


def _parts(wish: Wish, likeness: Likeness) -> list[Wish]:
    words = wish.words.split()
    if wish.ids or wish.among or not 1 < len(words) <= _MOST_WORDS or likeness(wish.words) >= _ONE_PRODUCT:
        return [wish]
    names = _names(words, likeness)
    if not names:
        return [wish]
    return [replace(wish, words=names[0]), *(replace(wish, words=name, quantity=0) for name in names[1:])]


def _names(words: Sequence[str], likeness: Likeness) -> list[str]:
    """Return the words cut into names, the longest first ones; nothing if they do not come out even."""
    for end in range(len(words), 0, -1):
        name = " ".join(words[:end])
        if likeness(name) < _NAME:
            continue
        rest = _names(words[end + (words[end] in _JOINTS) :], likeness) if end < len(words) else []
        if rest or end == len(words):
            return [name, *rest]
    return []
