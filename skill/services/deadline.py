"""Bound what one answer may take: Alexa gives up after eight seconds, the function after seven.

A channel opens the deadline; every adapter that waits for something asks how long it may, so that one
dependency that hangs ends in an apology and not in silence. Jobs open none and wait as long as they like.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta

from skill.domain.errors import UnavailableError
from skill.services.ports import Clock

ANSWER_WITHIN = timedelta(seconds=6.5)
KEPT_TO_ANSWER = 0.3
"""Seconds that remain for words when the last call has run into its timeout."""
KEPT_TO_STORE = 2.6
"""Seconds that a call to the payment provider leaves for storing what it answered: one write that may run into its
timeout, and the words."""
SHORTEST_CALL = 0.2


@dataclass(frozen=True, slots=True)
class _Deadline:
    clock: Clock
    ends_at: datetime

    @property
    def left(self) -> float:
        return (self.ends_at - self.clock.now()).total_seconds()


_OPEN: ContextVar[_Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def answering(clock: Clock, *, within: timedelta = ANSWER_WITHIN) -> Iterator[None]:
    """Let every call of this block, in this thread, end in time for an answer."""
    token = _OPEN.set(_Deadline(clock, clock.now() + within))
    try:
        yield
    finally:
        _OPEN.reset(token)


def seconds_for_call(longest: float, *, keep: float = KEPT_TO_ANSWER) -> float:
    """Return how long the next call may take: `longest`, or less where the answer is due sooner.

    `keep` seconds are left for what follows the call. Raises `UnavailableError` where that leaves no
    time for the call; it was not made then.
    """
    deadline = _OPEN.get()
    if deadline is None:
        return longest
    left = deadline.left - keep
    if left < SHORTEST_CALL:
        msg = "no time is left for another call: the answer is due"
        raise UnavailableError(msg)
    return min(longest, left)


def require_seconds(needed: float, *, keep: float = KEPT_TO_ANSWER) -> None:
    """Raise `UnavailableError` where a call whose timeout is fixed could end too late for the answer."""
    if seconds_for_call(needed, keep=keep) < needed:
        msg = "no time is left for another call: the answer is due"
        raise UnavailableError(msg)
