"""Trace every call to a port, and make chosen ones fail: the ground that reliability tests stand on.

    plan = FaultPlan(at({7: Fault.CRASH_AFTER}))
    table = under_faults(table, name="table", plan=plan)
    payments = under_faults(payments, name="payments", plan=plan)

Without faults the plan is a tracer: run a flow once, read `plan.calls`, then cut it at each of them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import TypeVar, cast

from skill.adapters.call_keys import keys_of
from skill.domain.errors import ShopError, UnavailableError
from skill.services.table import BusyError

Port = TypeVar("Port")


class Fault(StrEnum):
    """Name what can befall one call."""

    CRASH_BEFORE = "crash_before"
    CRASH_AFTER = "crash_after"
    RESPONSE_LOST = "response_lost"
    THROTTLED = "throttled"
    CONFLICT = "conflict"
    SLOW = "slow"
    DUPLICATE = "duplicate"


class CrashError(BaseException):
    """Stand for the death of the process: no `except Exception` may survive it."""


@dataclass(frozen=True, slots=True)
class Call:
    """Carry one call: its number across all ports of a plan (from 1), and what it touches."""

    number: int
    port: str
    method: str
    keys: tuple[str, ...]


Decision = Callable[[Call], Fault | None]


def never(_call: Call) -> Fault | None:
    """Let every call through."""
    return None


def at(faults: Mapping[int, Fault]) -> Decision:
    """Return a decision that strikes the calls with these numbers."""
    return lambda call: faults.get(call.number)


def at_random(seed: int, rate: float) -> Decision:
    """Return a decision that strikes with each kind of fault at this rate, alike for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
    kinds = list(Fault)

    def decide(_call: Call) -> Fault | None:
        place = dice.random() / rate if rate else len(kinds)
        return kinds[int(place)] if place < len(kinds) else None

    return decide


class FaultPlan:
    """Number the calls of all ports under it, keep their trace and decide which fail.

    `decide` is asked at every call, in the calling thread and before it: a scheduler may wait there.
    `pass_time` is what a slow call does before it goes on, such as moving a virtual clock.
    """

    def __init__(self, decide: Decision = never, *, pass_time: Callable[[], None] = lambda: None) -> None:
        """Start with an empty trace."""
        self._decide = decide
        self._pass_time = pass_time
        self._lock = Lock()
        self._calls: list[Call] = []

    @property
    def calls(self) -> tuple[Call, ...]:
        """Return the trace so far."""
        with self._lock:
            return tuple(self._calls)

    def count(self, port: str, *methods: str) -> int:
        """Return how many calls a port has had, of all methods or of these."""
        return sum(call.port == port and (not methods or call.method in methods) for call in self.calls)

    def run(self, port: str, method: str, body: Callable[[], object], keys: tuple[str, ...] = ()) -> object:
        """Make one call, or let its fault happen."""
        with self._lock:
            call = Call(len(self._calls) + 1, port, method, keys)
            self._calls.append(call)
        fault = self._decide(call)
        if fault is None:
            return body()
        if fault is Fault.SLOW:
            self._pass_time()
        return _strike(fault, call, body)


def _strike(fault: Fault, call: Call, body: Callable[[], object]) -> object:
    where = f"call {call.number}, {call.port}.{call.method}"
    if fault is Fault.CRASH_BEFORE:
        raise CrashError(where)
    if fault in (Fault.THROTTLED, Fault.CONFLICT):
        # A transaction conflict is contention and may be tried again; `ConflictError` would claim a rival's write.
        msg = f"{fault} at {where}"
        raise BusyError(msg)
    answer = body()
    if fault is Fault.CRASH_AFTER:
        raise CrashError(where)
    if fault is Fault.RESPONSE_LOST:
        msg = f"the answer to {where} was lost"
        raise UnavailableError(msg)
    if fault is Fault.DUPLICATE:
        _repeat(body)
    return answer


def _repeat(body: Callable[[], object]) -> None:
    """Deliver the call a second time; its caller has the first answer and never hears of this one."""
    try:
        body()
    except ShopError:
        return


class _Proxy:
    """Stand in for a port; every public method runs under the plan."""

    def __init__(self, target: object, name: str, plan: FaultPlan) -> None:
        self._target = target
        self._name = name
        self._plan = plan

    def __getattr__(self, attribute: str) -> object:
        found: object = getattr(self._target, attribute)
        if attribute.startswith("_") or not callable(found):
            return found

        def call(*given: object, **named: object) -> object:
            # An iterator would be empty the second time, and for the trace.
            values = tuple(tuple(value) if isinstance(value, Iterator) else value for value in given)
            return self._plan.run(
                self._name, attribute, lambda: found(*values, **named), keys_of([*values, *named.values()])
            )

        return call


def under_faults(port: Port, *, name: str, plan: FaultPlan) -> Port:
    """Return a stand-in for a port (table, payments, notifier …) whose calls the plan numbers and strikes."""
    return cast("Port", _Proxy(port, name, plan))
