"""Tell the real time, or one that tests and demonstrations move by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Lock

from skill.domain.errors import ProgrammingError


class SystemClock:
    """Tell the time of the machine."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


class VirtualClock:
    """Stand still until somebody moves it; several threads may read and move it."""

    def __init__(self, start: datetime) -> None:
        """Start at a timezone-aware moment."""
        self._lock = Lock()
        self._now = _in_utc(start)

    def now(self) -> datetime:
        """Return the moment last set, in UTC."""
        with self._lock:
            return self._now

    def set(self, moment: datetime) -> None:
        """Jump to a timezone-aware moment, back too."""
        with self._lock:
            self._now = _in_utc(moment)

    def advance(self, by: timedelta) -> None:
        """Move on; raise `ProgrammingError` for a step back."""
        if by < timedelta(0):
            msg = f"time does not advance by {by}"
            raise ProgrammingError(msg)
        with self._lock:
            self._now += by


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        msg = f"a moment needs a time zone: {moment.isoformat()}"
        raise ProgrammingError(msg)
    return moment.astimezone(UTC)
