"""Read JSON that may lack, null or mistype anything, without ever raising.

Alexa's official deserialiser accepts some garbage and raises on other: it is no validation.
So requests are read through this one small reader, which takes nothing for granted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LONGEST = 1_000
"""Characters of one text that are looked at; nobody says more in one slot, and garbage can be megabytes."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Wrap one JSON value that should be an object; anything else reads as an empty one."""

    data: object = None

    def child(self, *path: str) -> Fields:
        """Return the object at a path; empty where anything on the way is missing or no object."""
        value: object = self.data
        for name in path:
            value = value.get(name) if isinstance(value, Mapping) else None
        return Fields(value)

    def text(self, name: str, limit: int = LONGEST) -> str | None:
        """Return a non-empty text, cut to `limit` characters and free of lone surrogates, or None."""
        value = self._value(name)
        return clean(value, limit) or None if isinstance(value, str) else None

    def whole_text(self, name: str, limit: int) -> str | None:
        """Return a text that is no longer than `limit`; a longer one is worth nothing when cut, so None."""
        value = self._value(name)
        return self.text(name, limit) if isinstance(value, str) and len(value) <= limit else None

    def is_false(self, name: str) -> bool:
        """Tell whether exactly `false` stands there."""
        return self._value(name) is False

    def has(self, name: str) -> bool:
        """Tell whether an object stands there."""
        return isinstance(self._value(name), Mapping)

    def elements(self, name: str, limit: int = 20) -> list[object]:
        """Return the first `limit` elements of a list; empty where there is none."""
        value = self._value(name)
        return value[:limit] if isinstance(value, list) else []

    def objects(self, name: str, limit: int = 20) -> list[Fields]:
        """Return the first `limit` elements of a list as objects."""
        return [Fields(element) for element in self.elements(name, limit)]

    def items(self, limit: int = 40) -> Iterator[tuple[str, Fields]]:
        """Yield the first `limit` members of this object."""
        if isinstance(self.data, Mapping):
            for name in list(self.data)[:limit]:
                yield clean(str(name), LONGEST), Fields(self.data[name])

    def _value(self, name: str) -> object:
        return self.data.get(name) if isinstance(self.data, Mapping) else None


def clean(text: str, limit: int) -> str:
    """Cut a text to `limit` characters and replace lone surrogates, which no UTF-8 can carry."""
    return text[:limit].encode("utf-8", "replace").decode("utf-8")
