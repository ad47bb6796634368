"""Draw on a terminal how far long work is."""

from __future__ import annotations

import sys
import time

_WIDTH = 30
_QUIET = 0.5


class ProgressBar:
    """Draw a bar on one line of standard error; nothing where that is no terminal, or the work is short."""

    def __init__(self, what: str) -> None:
        """Name the work."""
        self._what = what
        self._next = time.monotonic() + _QUIET
        self._drawn = False

    def __call__(self, done: int, total: int) -> None:
        """Draw how much of how much is done, twice a second."""
        if not sys.stderr.isatty() or total <= 0 or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _QUIET
        self._drawn = True
        share = min(done, total) / total
        bar = "#" * round(share * _WIDTH)
        print(f"\r{self._what} [{bar:<{_WIDTH}}] {share:4.0%}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Wipe the bar."""
        if self._drawn:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
            self._drawn = False
