"""Let tasks take turns by chance, alike for the same seed: a baton changes hands at every call to a port.

    scheduler = Scheduler(seed)
    shop = struck(stage.shop, FaultPlan(scheduler.decide))
    answers = scheduler.run([lambda: answer(shop, one, …), lambda: answer(shop, two, …)])

Each task is a greenlet of the one thread there is, so that only the holder of the baton runs, a run is
repeatable, and thousands take seconds; real threads and processes race in tests of their own. Code that a
test does not run as a task (setting up, looking at the end) passes without waiting.
"""

from __future__ import annotations

import random
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, NoReturn, TypeVar

from greenlet import getcurrent, greenlet

from skill.adapters.faults import Call, Decision, Fault, never

T = TypeVar("T")
PATIENCE = 120.0


class StuckError(AssertionError):
    """Report a task that waits for what a parked one holds, such as a lock."""


class _AbandonedError(BaseException):
    """End a parked task after another one got stuck."""


@dataclass(eq=False)
class _Task(Generic[T]):
    """Carry one task, its greenlet and how it ended."""

    body: Callable[[], T]
    fiber: greenlet = field(init=False)
    answers: list[T] = field(default_factory=list)
    error: BaseException | None = None

    def __post_init__(self) -> None:
        """Stand ready; who creates the task is told when it ends."""
        self.fiber = greenlet(self._live)

    def _live(self) -> None:
        try:
            self.answers.append(self.body())
        except BaseException as error:  # noqa: BLE001 - the starter of the tasks raises it
            self.error = error


class Scheduler:
    """Pass a baton between tasks; `decide` stands in a `FaultPlan` and waits there for the task's next turn."""

    def __init__(self, seed: int, decide: Decision = never, *, patience: float = PATIENCE) -> None:
        """Start the series of a seed; `decide` strikes calls as in any plan, `patience` is in real seconds."""
        self._dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self._decide = decide
        self._patience = patience
        self._waiting: list[_Task[Any]] = []
        self._tasks: dict[greenlet, _Task[Any]] = {}
        self._stuck = False
        self.switches = 0

    def decide(self, call: Call) -> Fault | None:
        """Wait until chance lets the calling task go on, then say what befalls its call."""
        task = self._tasks.get(getcurrent())
        if task is not None:
            self._pause(task)
        return self._decide(call)

    def run(self, bodies: Sequence[Callable[[], T]]) -> list[T]:
        """Run all tasks to their end and return their answers in order.

        The first error of a task is raised after all have ended; the others are not hindered by it.
        """
        tasks = [_Task(body) for body in bodies]
        self._waiting = list(tasks)
        self._tasks = {task.fiber: task for task in tasks}
        with self._patient(len(tasks)):
            while self._waiting:  # each switch comes back when a task has ended
                self._waiting.pop(self._dice.randrange(len(self._waiting))).fiber.switch()
        if self._stuck:
            raise next(task.error for task in tasks if isinstance(task.error, StuckError))
        return [_outcome(task) for task in tasks]

    def _pause(self, task: _Task[Any]) -> None:
        place = self._dice.randrange(len(self._waiting) + 1)
        if place < len(self._waiting):
            chosen = self._waiting[place]
            self._waiting[place] = task
            self.switches += 1
            chosen.fiber.switch()
        if self._stuck:
            raise _AbandonedError

    @contextmanager
    def _patient(self, tasks: int) -> Iterator[None]:
        """Wake a task that waits too long: it would wait for ever, as nobody else can run meanwhile."""

        def stuck(_signal: int, _frame: object) -> NoReturn:
            self._stuck = True
            msg = f"{tasks - len(self._waiting)} of {tasks} tasks wait for what a parked one holds"
            raise StuckError(msg)

        before = signal.signal(signal.SIGALRM, stuck)
        signal.setitimer(signal.ITIMER_REAL, self._patience)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


def _outcome(task: _Task[T]) -> T:
    if task.error is not None:
        raise task.error
    return task.answers[0]
