"""Decide for every engine what a change may carry and what it makes of the stored item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from skill.domain.errors import ProgrammingError
from skill.services.table import (
    Add,
    Attributes,
    Change,
    Check,
    ConflictError,
    Delete,
    Expect,
    Item,
    Put,
    Reason,
    Value,
)

MAX_CHANGES = 100
MAX_WRITE_BYTES = 4_000_000
MAX_ITEM_BYTES = 400_000
MAX_PARTITION_BYTES = 2048
MAX_SORT_BYTES = 1024
MAX_DEPTH = 30
MAX_INTEGER = 10**37


def seconds(moment: datetime) -> int:
    """Return the epoch second an expiry is compared with."""
    return int(moment.timestamp())


def live(item: Item | None, now: int) -> Item | None:
    """Return the item unless it is expired; an expired one may lie about for days."""
    if item is None or (item.expires_at is not None and item.expires_at <= now):
        return None
    return item


def checked(changes: Sequence[Change]) -> list[Change]:
    """Return the changes with plain copies of their values; raise `ProgrammingError` as the port says."""
    if not changes or len(changes) > MAX_CHANGES:
        msg = f"a write has 1 to {MAX_CHANGES} changes, not {len(changes)}"
        raise ProgrammingError(msg)
    if len({change.key for change in changes}) != len(changes):
        msg = "two changes on one key in one write"
        raise ProgrammingError(msg)
    weighed = [_checked(change) for change in changes]
    if sum(weight for _, weight in weighed) > MAX_WRITE_BYTES:
        msg = f"a write carries at most {MAX_WRITE_BYTES} bytes"
        raise ProgrammingError(msg)
    return [change for change, _ in weighed]


def _checked(change: Change) -> tuple[Change, int]:
    """Return a change as it may be made, and how many bytes it puts."""
    _check_key_size(change)
    if isinstance(change, Put):
        return _checked_put(change)
    if isinstance(change, Add):
        return _checked_add(change), 0
    if isinstance(change, Delete):
        _require(not change.key.is_counter, "a counter is never deleted", change)
        _require(change.if_version is None or change.if_version >= 1, "a version is 1 or more", change)
    else:
        _require(change.version >= 0, "a version is 0 or more", change)
    return change, 0


def _checked_put(put: Put) -> tuple[Put, int]:
    if put.key.is_counter:
        _require(put.expect is Expect.ABSENT, "a counter is only put where nothing stands", put)
        for value in put.attributes.values():
            _require(_is_integer(value), "a counter holds integers only", put)
    _require(isinstance(put.expect, Expect) or put.expect >= 1, "a version is 1 or more", put)
    copy = replace(put, attributes=plain(put.attributes))
    weight = _weight(copy.attributes)
    _require(weight <= MAX_ITEM_BYTES, f"an item has at most {MAX_ITEM_BYTES} bytes", put)
    return copy, weight


def _checked_add(add: Add) -> Add:
    _require(add.key.is_counter, "only a counter can be added to", add)
    _require(bool(add.deltas), "nothing to add", add)
    _require(add.if_version is None or add.if_version >= 0, "a version is 0 or more", add)
    for amounts in (add.deltas, add.floor, add.ceiling):
        for name, amount in amounts.items():
            _require(bool(name) and _is_integer(amount), "counters have names and integers", add)
    return add


def _check_key_size(change: Change) -> None:
    keys = [change.key]
    if isinstance(change, Put) and change.index is not None:
        keys.append(change.index)
    for key in keys:
        _require(len(_utf8(key.partition)) <= MAX_PARTITION_BYTES, "the partition key is too long", change)
        _require(len(_utf8(key.sort)) <= MAX_SORT_BYTES, "the sort key is too long", change)


def _require(fact: bool, problem: str, change: Change) -> None:  # noqa: FBT001 - the fact is the subject
    if not fact:
        msg = f"{problem}: {change.key.partition} / {change.key.sort}"
        raise ProgrammingError(msg)


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < MAX_INTEGER


def plain(attributes: Attributes, depth: int = 0) -> dict[str, Value]:
    """Copy a map down to its leaves as dict, list, str, int, bool and None; refuse anything else.

    Maps are put in the order of their names, since DynamoDB forgets any other.
    """
    names = sorted([_text(name) for name in attributes])
    if names and not names[0]:
        msg = "an attribute needs a name"
        raise ProgrammingError(msg)
    return {name: _plain(attributes[name], depth + 1) for name in names}


def _plain(value: Value, depth: int) -> Value:
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return value
    if _is_integer(value):
        return int(value)  # type: ignore[arg-type]  # _is_integer has just said so
    if depth < MAX_DEPTH:
        if isinstance(value, Mapping):
            return plain(value, depth)
        if isinstance(value, list | tuple):
            return [_plain(entry, depth + 1) for entry in value]
    msg = f"neither text, integer, truth value, None, list nor map, or nested too deeply: {value!r:.80}"
    raise ProgrammingError(msg)


def copied(attributes: Attributes) -> dict[str, Value]:
    """Copy a stored map down to its leaves, so that no reader can change what is stored."""
    return {name: _copied(value) if type(value) in _BRANCHES else value for name, value in attributes.items()}


_BRANCHES = frozenset({dict, list})
"""What a stored value that is no leaf can be: `plain` makes nothing else."""


def _copied(value: Value) -> Value:
    if isinstance(value, list):
        return [_copied(entry) if type(entry) in _BRANCHES else entry for entry in value]
    return copied(value) if isinstance(value, dict) else value


def _text(value: object) -> str:
    if type(value) is str and value.isascii():
        return value  # most are: the checks below would find nothing
    if not isinstance(value, str):
        msg = f"an attribute's name is a text, not {value!r}"
        raise ProgrammingError(msg)
    _utf8(value)
    return str.__str__(value)  # an enum's member becomes its text


def _utf8(value: str) -> bytes:
    try:
        return value.encode()
    except UnicodeEncodeError as error:
        msg = f"text with half a surrogate pair cannot be stored: {value!r:.80}"
        raise ProgrammingError(msg) from error


def _weight(value: Value) -> int:
    if isinstance(value, str):
        return _length(value)
    if isinstance(value, dict):
        return 3 + sum(1 + _length(name) + _weight(entry) for name, entry in value.items())
    if isinstance(value, list):
        return 3 + sum(1 + _weight(entry) for entry in value)
    return 1 if value is None or isinstance(value, bool) else 2 + len(str(value)) // 2


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def outcome(change: Change, stored: Item | None, now: int) -> Item | None:
    """Return what stands at the key after the change; raise `ConflictError` where its condition fails."""
    there = live(stored, now)
    if isinstance(change, Put):
        return _after_put(change, there, stored)
    if isinstance(change, Add):
        return _after_add(change, there)
    if isinstance(change, Check):
        if (there.version if there else 0) != change.version:
            raise ConflictError(change, "version")
        return stored
    if change.if_version is not None and (there is None or there.version != change.if_version):
        raise ConflictError(change, "version")
    return None


def _after_put(put: Put, there: Item | None, stored: Item | None) -> Item:
    if put.expect is Expect.ABSENT:
        if there is not None:
            raise ConflictError(put, "exists")
        version = 1
    elif put.expect is Expect.ANYTHING:
        # Counting goes on over an expired item: DynamoDB cannot start over in the same update.
        version = stored.version + 1 if stored else 1
    else:
        if there is None or there.version != put.expect:
            raise ConflictError(put, "version")
        version = there.version + 1
    return Item(put.key, put.attributes, version, put.expires_at, put.index)


def _after_add(add: Add, there: Item | None) -> Item:
    reason = _refusal(add, there)
    if reason is not None:
        raise ConflictError(add, reason)
    counters = counters_of(there)
    moved = {name: counters.get(name, 0) + delta for name, delta in add.deltas.items()}
    expires_at = add.expires_at if add.expires_at is not None else there.expires_at if there else None
    version = there.version + 1 if there else 1
    return Item(add.key, {**counters, **moved}, version, expires_at, there.index if there else None)


def _refusal(add: Add, there: Item | None) -> Reason | None:
    if add.if_version is not None and (there.version if there else 0) != add.if_version:
        return "version"
    counters = counters_of(there)
    for name, least in add.floor.items():
        if name not in counters or counters[name] + add.deltas.get(name, 0) < least:
            return "floor"
    for name, most in add.ceiling.items():
        if counters.get(name, 0) + add.deltas.get(name, 0) > most:
            return "ceiling"
    return None


def counters_of(item: Item | None) -> dict[str, int]:
    """Return the integers of a counter item; an absent one has none."""
    return {name: value for name, value in item.attributes.items() if isinstance(value, int)} if item else {}
