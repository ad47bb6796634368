"""Slow down whoever sends declarations by the dozen, without forgetting those who send one."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from threading import Lock

WITHIN = timedelta(hours=1)
_MOST_NAMES = 10_000


class Pace:
    """Count what each sender did within the last hour, in this process."""

    def __init__(self, most: int) -> None:
        """Allow so many times an hour to each sender."""
        self._most = most
        self._seen: dict[str, deque[datetime]] = {}
        self._lock = Lock()

    def allows(self, sender: str, now: datetime) -> bool:
        """Count one time and tell whether it is within the limit; what is refused is not counted."""
        with self._lock:
            times = self._seen.setdefault(sender, deque())
            while times and now - times[0] >= WITHIN:
                times.popleft()
            allowed = len(times) < self._most
            if allowed:
                times.append(now)
            self._forget(now)
            return allowed

    def _forget(self, now: datetime) -> None:
        if len(self._seen) > _MOST_NAMES:
            self._seen = {name: times for name, times in self._seen.items() if times and now - times[-1] < WITHIN}
