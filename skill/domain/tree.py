"""Read typed values out of plain data, naming the path of whatever is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from difflib import get_close_matches
from enum import StrEnum
from typing import NoReturn, TypeVar

from skill.domain.amount import parse_amount
from skill.domain.errors import InvalidInputError
from skill.domain.localized import Localized
from skill.domain.money import Money

Plain = str | int | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]
"""What storage keeps: the same types as the table port's values."""

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Node:
    """Stand at one mapping of the data; every refusal is an `InvalidInputError` that begins with the path."""

    data: Mapping[str, object]
    path: str = ""

    @classmethod
    def of(cls, value: object, path: str = "") -> Node:
        """Enter a value, which must be a mapping with text keys."""
        if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
            refuse(path, "must be a list of named fields", value)
        return cls(value, path)

    def where(self, key: str) -> str:
        """Return the path of a field, such as `delivery.cost`."""
        return f"{self.path}.{key}" if self.path else key

    def has(self, key: str) -> bool:
        """Tell whether a field is there and not empty."""
        return self.data.get(key) is not None

    def only(self, *known: str) -> Node:
        """Refuse fields that nothing reads, so that a typing error is no silent default."""
        for key in self.data:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                refuse(self.where(key), f"is unknown; did you mean {near[0]}?" if near else "is unknown")
        return self

    def child(self, key: str) -> Node:
        """Enter a mapping below this one."""
        return Node.of(self.data.get(key), self.where(key))

    def children(self, key: str) -> tuple[Node, ...]:
        """Enter every mapping of a list; a missing list is empty."""
        return tuple(Node.of(entry, f"{self.where(key)}[{at}]") for at, entry in enumerate(self._sequence(key)))

    def text(self, key: str, default: str | None = None) -> str:
        """Read a text that is not empty, unless the default is taken."""
        value = self.data.get(key)
        if default is not None and (value is None or value == ""):
            return default
        if not isinstance(value, str) or not value.strip():
            refuse(self.where(key), "must be a text (in quotes if it looks like a number)", value)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts; a missing list is empty."""
        values = self._sequence(key)
        for at, value in enumerate(values):
            if not isinstance(value, str):
                refuse(f"{self.where(key)}[{at}]", "must be a text", value)
        return tuple(str(value) for value in values)

    def localized(self, key: str) -> Localized:
        """Read a text with the languages `de` (needed) and `en`."""
        node = self.child(key).only("de", "en")
        return Localized(node.text("de"), node.text("en", ""))

    def integer(self, key: str, default: int | None = None, *, least: int | None = 0) -> int:
        """Read a whole number that is at least `least`."""
        value = self.data.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            refuse(self.where(key), "must be a whole number", value)
        if least is not None and value < least:
            refuse(self.where(key), f"must be at least {least}", value)
        return value

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Read true or false."""
        value = self.data.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, bool):
            refuse(self.where(key), "must be true or false", value)
        return value

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Read one of an enum's values."""
        value = self.data.get(key)
        if value is None and default is not None:
            return default
        try:
            found = kind(value if isinstance(value, str) else "")
        except ValueError:
            refuse(self.where(key), f"must be one of {', '.join(kind)}", value)
        return found

    def amount(self, key: str, currency: str, default: Money | None = None) -> Money:
        """Read money written as `2.90`; a number without quotes is read by its shortest decimal form."""
        value = self.data.get(key)
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            refuse(self.where(key), "must be an amount such as 2.90", value)
        try:
            return parse_amount(str(value), currency)
        except InvalidInputError as error:
            refuse(self.where(key), str(error))

    def clock_time(self, key: str) -> time:
        """Read a time of day written as `"14:00"` (in quotes: YAML 1.1 reads it as a number otherwise)."""
        value = self.data.get(key)
        try:
            return time.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            refuse(self.where(key), 'must be a time in quotes such as "14:00"', value)

    def dates(self, key: str) -> frozenset[date]:
        """Read a list of days written as `2026-12-25`, in quotes or not."""
        return frozenset(_day(f"{self.where(key)}[{at}]", value) for at, value in enumerate(self._sequence(key)))

    def _sequence(self, key: str) -> Sequence[object]:
        value = self.data.get(key)
        if value is None:
            return ()
        if isinstance(value, str) or not isinstance(value, Sequence):
            refuse(self.where(key), "must be a list", value)
        return value


def refuse(path: str, reason: str, value: object = None) -> NoReturn:
    """Raise `InvalidInputError` with the path, the reason and what stands there."""
    found = "" if value is None else f", not {value!r}"
    msg = f"{path or 'the file'} {reason}{found}"
    raise InvalidInputError(msg)


def _day(path: str, value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        refuse(path, "must be a day such as 2026-12-25", value)
