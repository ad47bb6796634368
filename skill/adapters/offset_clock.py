"""Run ahead of another clock, for a shop in which tomorrow can be had at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Lock

from skill.domain.errors import ProgrammingError
from skill.services.ports import Clock


class OffsetClock:
    """Tell another clock's time plus an offset that only grows; threads may share it."""

    def __init__(self, base: Clock) -> None:
        """Start level with the other clock."""
        self._base = base
        self._offset = timedelta(0)
        self._lock = Lock()

    def now(self) -> datetime:
        """Return the moment in UTC."""
        with self._lock:
            return self._base.now() + self._offset

    @property
    def offset(self) -> timedelta:
        """Return how far this clock is ahead."""
        with self._lock:
            return self._offset

    def advance(self, by: timedelta) -> None:
        """Jump ahead; raise `ProgrammingError` for a step back."""
        if by < timedelta(0):
            msg = f"time does not advance by {by}"
            raise ProgrammingError(msg)
        with self._lock:
            self._offset += by
