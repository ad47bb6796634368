"""Find the few entries of a large catalogue that share letters or sounds with a query."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

__all__ = ["LARGEST_SIZE", "GramIndex", "Postings", "grams", "nearest"]

LARGEST_SIZE = 255
"""What an entry's size counts at most: one byte holds it."""
_LETTERS = 3
_SOUNDS = 4
_SHORT_WORD = 3
_MOST_POSTINGS = 15_000
_FEWEST_GRAMS = 8
_MOST_NAMING = 4_000
_MORE_FOR = 25
_MORE_NAMING_FOR = 60
_FEWEST_NAMING = 4
_MOST_EVER = 100_000
_ROOM = 3


def grams(words: tuple[str, ...], sound: str) -> set[str]:
    """Return what an entry is found by; nothing where there are neither words nor sounds.

    Three letters in a row across word limits, word starts, whole short words, four sounds in a row.
    """
    joined = "".join(words)
    found = {f"^{word[:2]}" for word in words} | {f"={word}" for word in words if len(word) <= _SHORT_WORD}
    if joined:
        found.update(joined[at : at + _LETTERS] for at in range(max(1, len(joined) - _LETTERS + 1)))
    if sound:
        found.update(f"#{sound[at : at + _SOUNDS]}" for at in range(max(1, len(sound) - _SOUNDS + 1)))
    return found


class Postings(Protocol):
    """Say which entries have which gram, wherever that is kept; entries are numbered from 0."""

    def counts(self, wanted: Collection[str]) -> Mapping[str, int]:
        """Return of each of the `wanted` grams that any entry has, how many have it."""

    def numbers(self, grams: Sequence[str]) -> Sequence[Iterable[int]]:
        """Return for each of these grams, all of which some entry has, the numbers of the entries that have it, rising."""

    def sizes(self) -> Sequence[int]:
        """Return of every entry how many grams one of its names has on average, 255 at most."""


def nearest(postings: Postings, wanted: Collection[str], limit: int) -> list[int]:
    """Return the numbers of the entries most like a query: twice the shared grams by all of both (Dice), then by number.

    The rarest grams name the candidates, more frequent ones only tell them apart, and very frequent ones are left
    out. However many names there are or are alike, no more than 100,000 numbers are read.
    """
    sizes, own = postings.sizes(), len(wanted)
    order = list(_read_in_order(postings.counts(wanted), len(sizes)))
    shared: Counter[int] = Counter()
    for numbers, (_, room, naming) in zip(postings.numbers([gram for gram, _, _ in order]), order, strict=True):
        read = islice(numbers, room)
        shared.update(read if naming else filter(shared.__contains__, read))
    least = _cut(Counter(shared.values()), limit * _ROOM)
    near = [(-count / (own + sizes[number]), number) for number, count in shared.items() if count >= least]
    if len(near) > limit:
        # Where a few grams are shared by thousands, ordering likeness alone is many times faster.
        worst = sorted([likeness for likeness, _ in near])[limit - 1]
        near = [one for one in near if one[0] <= worst]
    return [number for _, number in sorted(near)[:limit]]


def _read_in_order(counts: Mapping[str, int], entries: int) -> Iterator[tuple[str, int, bool]]:
    """Yield the grams worth reading, the rarest first: how many numbers there is room for, and whether they name candidates."""
    most, most_naming = _MOST_POSTINGS + entries // _MORE_FOR, _MOST_NAMING + entries // _MORE_NAMING_FOR
    read = 0
    for used, (count, gram) in enumerate(sorted((count, gram) for gram, count in counts.items())):
        if read >= _MOST_EVER or (used >= _FEWEST_GRAMS and read + count > most):
            return
        yield gram, _MOST_EVER - read, used < _FEWEST_NAMING or read + count <= most_naming
        read += count


def _cut(frequency: Counter[int], least: int) -> int:
    """Return the lowest number of shared grams that the best entries have, at least so many: few are worth ranking."""
    reached = 0
    for count in sorted(frequency, reverse=True):
        reached += frequency[count]
        if reached >= least:
            return count
    return 0


class GramIndex:
    """Keep postings in memory."""

    def __init__(self) -> None:
        """Start empty."""
        self.postings: dict[str, array[int]] = {}
        self._sizes = bytearray()

    def add(self, names: Sequence[Collection[str]]) -> int:
        """Add the next entry by the grams of each of its names and return its number."""
        number = len(self._sizes)
        for gram in set().union(*names):
            posting = self.postings.get(gram)
            if posting is None:
                posting = self.postings[gram] = array("I")
            posting.append(number)
        self._sizes.append(min(LARGEST_SIZE, -(-sum(map(len, names)) // max(1, len(names)))))
        return number

    def counts(self, wanted: Collection[str]) -> Mapping[str, int]:
        """Return how many entries have each gram."""
        return {gram: len(self.postings[gram]) for gram in wanted if gram in self.postings}

    def numbers(self, grams: Sequence[str]) -> Sequence[Iterable[int]]:
        """Return the entries that have each gram."""
        return [self.postings[gram] for gram in grams]

    def sizes(self) -> Sequence[int]:
        """Return the sizes of all entries."""
        return self._sizes

    def nearest(self, wanted: Collection[str], limit: int) -> list[int]:
        """Return the numbers of the entries most like a query."""
        return nearest(self, wanted, limit)
