"""Make ids: unguessable ones for real shops, repeatable ones for tests and demonstrations."""

from __future__ import annotations

import random
import secrets
from threading import Lock

from skill.services.ports import Clock

# Crockford's digits: in ASCII order, and without letters that are read for others.
DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
TIME_DIGITS = 10
SEQUENCE_DIGITS = 3
RANDOM_DIGITS = 16
ORDER_NUMBERS = 10**8


class RandomIds:
    """Make `prefix-` and 29 digits: milliseconds, sequence within the millisecond, 80 random bits.

    Ids of one process sort by creation even where the clock stands still or steps back.
    """

    def __init__(self, *, clock: Clock) -> None:
        """Start; every instance is unique, through its random bits."""
        self._clock = clock
        self._lock = Lock()
        self._last = 0

    def new(self, prefix: str) -> str:
        """Return a new id."""
        moment = int(self._clock.now().timestamp() * 1000) * len(DIGITS) ** SEQUENCE_DIGITS
        with self._lock:
            self._last = max(self._last + 1, moment)
            place = _digits(self._last, TIME_DIGITS + SEQUENCE_DIGITS)
        return f"{prefix}-{place}{_digits(secrets.randbits(5 * RANDOM_DIGITS), RANDOM_DIGITS)}"

    def order_number(self) -> str:
        """Return a random order number as `1234-5678`."""
        return _order_number(secrets.randbelow(ORDER_NUMBERS))


class SeededIds:
    """Make the same ids in the same order for the same seed: `prefix-000001-x4k9`."""

    def __init__(self, seed: int) -> None:
        """Start the series of a seed."""
        self._lock = Lock()
        self._random = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self._count = 0

    def new(self, prefix: str) -> str:
        """Return the next id of the series."""
        with self._lock:
            self._count += 1
            return f"{prefix}-{self._count:06d}-{_digits(self._random.getrandbits(20), 4)}"

    def order_number(self) -> str:
        """Return the next order number of the series."""
        with self._lock:
            return _order_number(self._random.randrange(ORDER_NUMBERS))

    def snapshot(self) -> tuple[int, tuple[object, ...]]:
        """Return the place in the series."""
        with self._lock:
            return self._count, self._random.getstate()

    def restore(self, snapshot: tuple[int, tuple[object, ...]]) -> None:
        """Go back to a place in the series."""
        with self._lock:
            self._count = snapshot[0]
            self._random.setstate(snapshot[1])


def _digits(number: int, width: int) -> str:
    found = []
    for _ in range(width):
        number, digit = divmod(number, len(DIGITS))
        found.append(DIGITS[digit])
    return "".join(reversed(found))


def _order_number(number: int) -> str:
    return f"{number // 10_000:04d}-{number % 10_000:04d}"
