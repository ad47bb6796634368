"""Tell products apart that were heard as one because only numbers set them off: "Klopapier zwei Tabs und eine Elmex"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from skill.conversation.numbers import read_number
from skill.conversation.unit_words import is_measure, unit_of

if TYPE_CHECKING:
    from skill.conversation.wanted import Wish

_ONE_PRODUCT = 0.8
"""How alike words and a name are from which on the words are taken for one product, and each part for one of its own."""
_JOINTS = frozenset({"und", "sowie", "plus", "dann", "noch", "and", "then", "also"})
_COUNTERS = frozenset({"mal", "x", "times", "of", "von", "vom"})
_SIZES = frozenset({"größe", "grösse", "nummer", "typ", "size", "number", "type", "mit", "with", "je", "à"})
"""Words whose number is no quantity."""

Likeness = Callable[[str], float]


def counted_apart(wishes: Sequence[Wish], likeness: Likeness, language: str) -> list[Wish]:
    """Return the wishes, each that holds further numbers with products behind them as several.

    `likeness` tells how alike words are to the best name of the catalogue, from 0 to 1. What has no name of the shop
    behind its number stays a wish of its own, so that it can be named as not sold.
    """
    return [part for wish in wishes for part in _parts(wish, likeness, language)]


def _parts(wish: Wish, likeness: Likeness, language: str) -> list[Wish]:
    words = wish.words.split()
    starts = [place for place in range(1, len(words)) if _counts(words, place, language)]
    if wish.ids or not starts or likeness(wish.words) >= _ONE_PRODUCT:
        return [wish]
    first, *rest = _cut(words, starts)
    found = [part for part in (_wish(wish, piece, language) for piece in rest) if part]
    if not any(likeness(part.words) >= _ONE_PRODUCT for part in found):
        return [wish]
    return [replace(wish, words=" ".join(_without_joints(first))), *found]


def _counts(words: Sequence[str], place: int, language: str) -> bool:
    """Tell whether a number begins here that counts a product: not "Größe vier", and not "drei Komma fünf Prozent"."""
    found = read_number(words, place, language)
    if found is None or words[place - 1] in _SIZES or read_number(words, place - 1, language):
        return False
    behind = place + found[1] if found[1] < place else found[1]
    return behind < len(words) and not is_measure(words[behind]) and words[behind] not in {"komma", "point", "prozent"}


def _cut(words: Sequence[str], starts: Sequence[int]) -> list[Sequence[str]]:
    return [words[begin:end] for begin, end in zip([0, *starts], [*starts, len(words)], strict=True)]


def _without_joints(words: Sequence[str]) -> list[str]:
    """Return words without the "und" that leads to the next product."""
    return list(dropwhile(_JOINTS.__contains__, words[::-1]))[::-1]


def _wish(wish: Wish, words: Sequence[str], language: str) -> Wish | None:
    found = read_number(words, 0, language)
    if found is None:
        return None
    behind = list(dropwhile(_COUNTERS.__contains__, _without_joints(words[found[1] :])))
    unit = unit_of(behind[0]) if len(behind) > 1 else ""
    goods = list(dropwhile(_COUNTERS.__contains__, behind[1:])) if unit else behind
    return replace(wish, words=" ".join(goods), quantity=found[0], unit=unit) if goods else None
