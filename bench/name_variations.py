"""Make as many product names as wanted out of the words of real ones, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random

from skill.domain.matching import Entry

_FEWEST_CHANGED = 2
_ONE_IN = 3
_CONTENTS = (
    "",
    "",
    "100 g",
    "200 g",
    "250 g",
    "400 g",
    "500 g",
    "1 kg",
    "0,33 l",
    "0,75 l",
    "1 l",
    "2er Pack",
    "12 Stück",
)


def varied_entries(entries: Sequence[Entry], size: int, seed: int = 1) -> Iterator[Entry]:
    """Yield `size` entries with a name each, no two alike: the real ones first, then recombined ones."""
    chance = Random(seed)  # noqa: S311 - the same names for the same seed
    names = [entry.names[0] for entry in entries]
    words = sorted({word for name in names for word in name.split()})
    seen: set[str] = set()
    numbers = count()
    for name in _endless(names, words, chance):
        folded = name.casefold()
        if folded in seen:
            continue
        seen.add(folded)
        yield Entry(f"sku-{next(numbers)}", (name,))
        if len(seen) == size:
            return


def _endless(names: Sequence[str], words: Sequence[str], chance: Random) -> Iterator[str]:
    yield from names
    while True:
        yield _varied(chance.choice(names).split(), words, chance)


def _varied(parts: list[str], words: Sequence[str], chance: Random) -> str:
    """Put another word in the place of one, add one to short names, and state a content two times in three."""
    if len(parts) >= _FEWEST_CHANGED:
        parts[chance.randrange(len(parts))] = chance.choice(words)
    else:
        parts.append(chance.choice(words))
    if chance.randrange(_ONE_IN):
        parts.append(chance.choice(_CONTENTS))
    return " ".join(parts).strip()
