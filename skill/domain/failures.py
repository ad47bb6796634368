"""Say what failed and where without its message, which may quote a customer."""

from __future__ import annotations

import traceback
from pathlib import PurePath

_DEEPEST = 12


def failure_places(error: BaseException) -> list[str]:
    """Return the places an error came through, as `file:line function`, the innermost last and at most twelve."""
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    return [f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


def describe_failure(error: BaseException) -> str:
    """Return an error's type and the places it came through, for a log line."""
    return f"{type(error).__name__} at {', '.join(failure_places(error)) or 'an unknown place'}"
