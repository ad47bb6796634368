"""Turn ranges into bounds and places in a result into opaque cursors, alike in every engine."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from skill.domain.errors import InvalidInputError, ProgrammingError
from skill.services.table import Item, Page, Range

# The sort key in the query's order, then the item's own partition and sort key.
Place = tuple[str, str, str]

LAST_CODE_POINT = chr(0x10FFFF)
FIRST_SURROGATE = 0xD800
AFTER_SURROGATES = 0xE000


@dataclass(frozen=True, slots=True)
class Bounds:
    """Hold sort keys from `low` (inclusive) to `below` (exclusive; None is open)."""

    low: str
    below: str | None


def bounds(within: Range) -> Bounds:
    """Return the bounds of a range; text compares by code point, as its UTF-8 bytes do."""
    if within.prefix:
        return Bounds(within.prefix, _successor(within.prefix))
    # Nothing lies between a text and the same text with a zero character.
    return Bounds(within.start or "", None if within.end is None else f"{within.end}\0")


def _successor(prefix: str) -> str | None:
    stem = prefix.rstrip(LAST_CODE_POINT)
    if not stem:
        return None
    following = ord(stem[-1]) + 1
    # Surrogates are no characters and cannot be written as UTF-8.
    return stem[:-1] + chr(AFTER_SURROGATES if following == FIRST_SURROGATE else following)


def check_limit(limit: int) -> None:
    """Raise `ProgrammingError` for a page without room."""
    if limit < 1:
        msg = f"a page holds one item or more, not {limit}"
        raise ProgrammingError(msg)


def place_of(item: Item, *, index: bool) -> Place:
    """Return where an item stands in a query of the table or of the index."""
    sort = item.index.sort if index and item.index else item.key.sort
    return (sort, item.key.partition, item.key.sort)


def page(items: Sequence[Item], limit: int, *, index: bool) -> Page:
    """Return the first `limit` items, with a cursor if there are more."""
    kept = tuple(items[:limit])
    if len(items) <= limit:
        return Page(kept)
    return Page(kept, json.dumps(place_of(kept[-1], index=index), ensure_ascii=False))


def place(cursor: str | None) -> Place | None:
    """Read a cursor back; raise `InvalidInputError` if no query made it."""
    if cursor is None:
        return None
    try:
        read = json.loads(cursor)
    except ValueError:
        read = None
    match read:
        case [str(sort), str(partition), str(own)] if sort and partition and own:
            return (sort, partition, own)
        case _:
            msg = "this is no cursor that a query returned"
            raise InvalidInputError(msg)
