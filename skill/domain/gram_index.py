"""Find the few entries of a large catalogue that share letters or sounds with a query."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable

_LETTERS = 3
_SOUNDS = 4
_MOST_POSTINGS = 15_000
_FEWEST_GRAMS = 8


def grams(words: tuple[str, ...], sound: str) -> set[str]:
    """Return what an entry is found by: three letters in a row across word limits, word starts, four sounds in a row."""
    joined = "".join(words)
    found = {joined[at : at + _LETTERS] for at in range(max(1, len(joined) - _LETTERS + 1))}
    found.update(f"^{word[:2]}" for word in words)
    found.update(f"#{sound[at : at + _SOUNDS]}" for at in range(max(1, len(sound) - _SOUNDS + 1)))
    return found


class GramIndex:
    """Keep for every gram the numbers of the entries that have it."""

    def __init__(self) -> None:
        """Start empty."""
        self._postings: dict[str, array[int]] = {}
        self._sizes = array("I")

    def add(self, found: Iterable[str]) -> int:
        """Add the next entry by its distinct grams and return its number, counted from 0."""
        number = len(self._sizes)
        size = 0
        for size, gram in enumerate(found, start=1):  # noqa: B007 - the last position is the count
            posting = self._postings.get(gram)
            if posting is None:
                posting = self._postings[gram] = array("I")
            posting.append(number)
        self._sizes.append(size)
        return number

    def nearest(self, wanted: Iterable[str], limit: int) -> list[int]:
        """Return the numbers of the entries that share most grams, the shorter entry first among equals.

        Rare grams are read first; very frequent ones are left out once enough has been read.
        """
        postings = sorted((self._postings[gram] for gram in wanted if gram in self._postings), key=len)
        shared: Counter[int] = Counter()
        read = 0
        for used, posting in enumerate(postings):
            if used >= _FEWEST_GRAMS and read + len(posting) > _MOST_POSTINGS:
                break
            shared.update(posting)
            read += len(posting)
        least = _cut(Counter(shared.values()), limit)
        found = [number for number, count in shared.items() if count >= least]
        found.sort(key=lambda number: (-shared[number], self._sizes[number]))
        return found[:limit]


def _cut(frequency: Counter[int], limit: int) -> int:
    """Return the lowest number of shared grams that the best `limit` entries have: few are worth sorting."""
    reached = 0
    for count in sorted(frequency, reverse=True):
        reached += frequency[count]
        if reached >= limit:
            return count
    return 0
