"""Turn frozen dataclasses into plain attributes and back."""

from __future__ import annotations

from threading import Lock
from typing import Protocol, TypeVar, cast

import msgspec

from skill.domain.errors import ProgrammingError
from skill.services.table import Item, Value

T = TypeVar("T")


class Versioned(Protocol):
    """Carry the version of the stored item; it is no attribute of its own."""

    @property
    def version(self) -> int:
        """Return the stored version, 0 if nothing is stored."""
        ...


V = TypeVar("V", bound=Versioned)

# msgspec keeps what it learns about a class on the class, half of it before the whole is there: two threads
# that meet a class for the first time at once crash the process.
_LEARNING = Lock()
_LEARNT: set[object] = set()


def to_plain(value: object) -> Value:
    """Return any domain value as str, int, bool, None, list and dict; days and times become ISO 8601."""
    return cast("Value", msgspec.to_builtins(value))


def to_attributes(record: object) -> dict[str, Value]:
    """Return a record's attributes without its version."""
    plain = to_plain(record)
    if not isinstance(plain, dict):
        msg = f"{type(record).__name__} is no record"
        raise ProgrammingError(msg)
    plain.pop("version", None)
    return plain


def from_plain(plain: object, kind: type[T]) -> T:
    """Read a domain value back; a stored value of another shape is a bug, so the error is not caught."""
    if kind in _LEARNT:
        return msgspec.convert(plain, kind)
    with _LEARNING:
        value = msgspec.convert(plain, kind)
        _LEARNT.add(kind)
    return value


def from_item(item: Item, kind: type[V]) -> V:
    """Read a versioned record back from its item."""
    return from_plain({**item.attributes, "version": item.version}, kind)
