"""Describe the one storage port: items, changes, conflicts, and what an engine must do.

Values are str, int, bool, None, list and dict; there is no float, and a dict comes back in the
order of its names. One secondary index
exists; its queries are eventually consistent, so no invariant may rest on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, Protocol

from skill.domain.errors import ProgrammingError, ShopError, UnavailableError

Scalar = str | int | bool | None
Value = Scalar | Sequence["Value"] | Mapping[str, "Value"]
Attributes = Mapping[str, Value]

COUNTER_PREFIX = "counter#"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Address one item: partition (merchant and entity) and sort key, neither empty."""

    partition: str
    sort: str

    def __post_init__(self) -> None:
        """Refuse empty parts, which DynamoDB refuses too."""
        if not self.partition or not self.sort:
            msg = f"a key needs a partition and a sort part: {self!r}"
            raise ProgrammingError(msg)

    @property
    def is_counter(self) -> bool:
        """Tell whether the item may only be created once and then changed by `Add`."""
        return self.sort.startswith(COUNTER_PREFIX)


@dataclass(frozen=True, slots=True)
class Item:
    """Carry one stored item; `version` starts at 1 and grows by one per change.

    `expires_at` is in epoch seconds; `index` is the item's place in the secondary index.
    """

    key: Key
    attributes: Attributes
    version: int
    expires_at: int | None = None
    index: Key | None = None


class Expect(Enum):
    """Say what must be stored before a `Put`, where it is not a version number."""

    ABSENT = "absent"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Put:
    """Store a whole item if nothing, a given version, or anything stands there.

    The stored version becomes 1 after `ABSENT`, n + 1 after n, and one more than what stood there
    (or 1) after `ANYTHING`. Expiry and index entry are replaced with the item.
    """

    key: Key
    attributes: Attributes
    expect: Expect | int = Expect.ABSENT
    expires_at: int | None = None
    index: Key | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove an item, always or only at a given version (an absent one then conflicts)."""

    key: Key
    if_version: int | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """Demand a version without changing anything; 0 demands absence."""

    key: Key
    version: int


@dataclass(frozen=True, slots=True)
class Add:
    """Move several counters of one counter item at once, within floors and ceilings.

    A floor or ceiling holds for the value *after* the change. A missing counter counts as 0
    for ceilings and fails floors; without a floor an `Add` creates what is missing.
    `if_version` 0 demands absence; `expires_at`, where given, replaces the item's expiry.
    """

    key: Key
    deltas: Mapping[str, int]
    floor: Mapping[str, int] = field(default_factory=dict)
    ceiling: Mapping[str, int] = field(default_factory=dict)
    if_version: int | None = None
    expires_at: int | None = None


Change = Put | Delete | Check | Add
Reason = Literal["exists", "version", "floor", "ceiling"]


class ConflictError(ShopError):
    """Report the first change of a write whose condition did not hold; final, nothing was stored."""

    def __init__(self, change: Change, reason: Reason) -> None:
        """Keep the change that failed and why."""
        super().__init__(f"{reason} conflict on {change.key.partition} / {change.key.sort}")
        self.change = change
        self.reason: Reason = reason


class BusyError(UnavailableError):
    """Report contention or throttling that outlasted the engine's own retries."""


@dataclass(frozen=True, slots=True)
class Page:
    """Carry the items of one query in sort order and the cursor that goes on after them, if any."""

    items: tuple[Item, ...]
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Limit a query to sort keys that start with `prefix`, or lie from `start` to `end` (both inclusive)."""

    prefix: str = ""
    start: str | None = None
    end: str | None = None

    def __post_init__(self) -> None:
        """Refuse a prefix together with bounds, which one key condition cannot say."""
        if self.prefix and (self.start is not None or self.end is not None):
            msg = "a range is a prefix or has bounds, not both"
            raise ProgrammingError(msg)


EVERYTHING = Range()


class Table(Protocol):
    """Keep items; each engine passes the same conformance suite."""

    def get(self, key: Key) -> Item | None:
        """Read one item, strongly consistent; an expired item is absent."""
        ...

    def get_many(self, keys: Iterable[Key]) -> Mapping[Key, Item]:
        """Read several items in one call, strongly consistent; absent ones are left out."""
        ...

    def query(  # noqa: PLR0913 - one way to ask, four options with defaults
        self,
        partition: str,
        within: Range = EVERYTHING,
        *,
        limit: int = 100,
        descending: bool = False,
        index: bool = False,
        after: str | None = None,
    ) -> Page:
        """Read a partition in sort order, or, with `index`, one of the secondary index (eventually consistent).

        Entries of the index with one sort key come in no particular order. Raises
        `InvalidInputError` for a cursor that no query returned.
        """
        ...

    def write(self, *changes: Change) -> None:
        """Make all changes or none.

        Raises `ConflictError` (final), `BusyError` (after its own jittered retries) or
        `ProgrammingError`: no change at all, two changes on one key, `Put` other than `ABSENT`
        or `Delete` on a counter, a counter that is no integer, `Add` on an item that is none, a
        value outside the port's types, more than 100 changes or 4 MB, an item above 400 KB.
        """
        ...
