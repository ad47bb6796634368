"""Try a call again where that may help: at most three times, with full jitter, within a budget.

The budget keeps retries from multiplying the load on a dependency that is down: each retry costs one
token, each call that succeeds earns a tenth (Amazon Builders' Library, "Timeouts, retries, and backoff
with jitter"). First attempts are never held back, so that recovery is noticed by the next call.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

ATTEMPTS = 3
FIRST_NAP_SECONDS = 0.05
LONGEST_NAP_SECONDS = 0.2
TOKENS = 10.0
EARNED_PER_SUCCESS = 0.1


class RetryBudget:
    """Hold the tokens that retries cost; shared by all threads of a process."""

    def __init__(self, tokens: float = TOKENS) -> None:
        """Start full."""
        self._full = tokens
        self._tokens = tokens
        self._lock = Lock()

    def earn(self) -> None:
        """Note a call that succeeded."""
        with self._lock:
            self._tokens = min(self._full, self._tokens + EARNED_PER_SUCCESS)

    def spend(self) -> bool:
        """Take a token for one retry; tell whether there was one."""
        with self._lock:
            if self._tokens < 1:
                return False
            self._tokens -= 1
            return True


class Retrier:
    """Run calls, again where they failed in a way that passes; the only retry layer of an adapter."""

    def __init__(
        self, *passing: type[Exception], sleep: Callable[[float], None] = time.sleep, budget: RetryBudget | None = None
    ) -> None:
        """Take these errors as passing; every other one is final at once."""
        self._passing = passing
        self._sleep = sleep
        self._budget = budget or RetryBudget()

    def run(self, call: Callable[[], T]) -> T:
        """Return the call's answer, or raise the error of its last attempt."""
        for attempt in range(1, ATTEMPTS):
            try:
                answer = call()
            except self._passing:
                if not self._budget.spend():
                    raise
                self._sleep(_nap(attempt))
            else:
                self._budget.earn()
                return answer
        return call()


def _nap(attempt: int) -> float:
    """Return a pause with full jitter: from none to twice as long as before."""
    return random.uniform(0, min(LONGEST_NAP_SECONDS, FIRST_NAP_SECONDS * 2**attempt))  # noqa: S311 - jitter, no secret
