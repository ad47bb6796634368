"""Read off a call's arguments what it touches, for traces."""

from __future__ import annotations

from collections.abc import Iterable

from skill.services.table import Key

# What the ports' own values are known by, in this order.
NAMES = ("key", "order_id", "message_id")


def keys_of(arguments: Iterable[object]) -> tuple[str, ...]:
    """Return the keys and names in the arguments, in order; `partition / sort` for items."""
    return tuple(key for argument in arguments for key in _keys(argument))


def _keys(argument: object) -> list[str]:
    if isinstance(argument, Key):
        return [f"{argument.partition} / {argument.sort}"]
    if isinstance(argument, str):
        return [argument]
    if isinstance(argument, list | tuple | set | frozenset):
        return list(keys_of(argument))
    for name in NAMES:
        value = getattr(argument, name, None)
        if isinstance(value, str | Key):
            return _keys(value)
    return []
