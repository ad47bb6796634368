"""Read, decide and write anew where somebody else was faster."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from skill.services.table import BusyError, ConflictError

T = TypeVar("T")
_TRIES = 5


def after_conflicts(attempt: Callable[[], T], *, busy: str, tries: int = _TRIES) -> T:
    """Return what an attempt does that reads again after each conflict.

    Raises `BusyError`, with `busy` as its message, where somebody else was faster each time.
    """
    for _ in range(tries):
        try:
            return attempt()
        except ConflictError:
            continue
    raise BusyError(busy)
