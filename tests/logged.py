"""What a program gave to its log, as texts to search for what must not stand there."""

from __future__ import annotations

import logging
from collections.abc import Iterable

_BY_CHANCE = frozenset({"created", "msecs", "relativeCreated", "thread", "process"})


def logged(records: Iterable[logging.LogRecord]) -> list[str]:
    """Return each record's message, traceback and everything that was hung on it.

    Left out are the times and numbers of threads and processes, which logging itself adds: they are digits by
    chance (271,932 milliseconds hold the code 2719).
    """
    return [f"{record.getMessage()} {record.exc_text} {_given(record)}" for record in records]


def _given(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in record.__dict__.items() if name not in _BY_CHANCE}
