"""Let real threads take turns by chance, alike for the same seed: a baton changes hands at every call to a port.

    scheduler = Scheduler(seed)
    shop = struck(stage.shop, FaultPlan(scheduler.decide))
    answers = scheduler.run([lambda: answer(shop, one, …), lambda: answer(shop, two, …)])

Only the holder of the baton runs, so a run is repeatable although the threads are real. Code that a test does
not run as a task (setting up, looking at the end) passes without waiting.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock, Thread, local
from typing import Any, Generic, TypeVar

from skill.adapters.faults import Call, Decision, Fault, never

T = TypeVar("T")
PATIENCE = 30.0


class StuckError(AssertionError):
    """Report tasks that wait for each other outside the scheduler's sight, such as for a lock."""


class _AbandonedError(BaseException):
    """End a parked task after another one got stuck."""


@dataclass(eq=False)
class _Task(Generic[T]):
    """Carry one task, its gate (open while it holds the baton) and how it ended."""

    body: Callable[[], T]
    gate: Lock = field(default_factory=Lock)
    answers: list[T] = field(default_factory=list)
    error: BaseException | None = None


class Scheduler:
    """Pass a baton between tasks; `decide` stands in a `FaultPlan` and waits there for the task's next turn."""

    def __init__(self, seed: int, decide: Decision = never, *, patience: float = PATIENCE) -> None:
        """Start the series of a seed; `decide` strikes calls as in any plan, `patience` is in real seconds."""
        self._dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self._decide = decide
        self._patience = patience
        self._mine = local()
        self._waiting: list[_Task[Any]] = []
        self._over = Lock()
        self._stuck = False
        self.switches = 0

    def decide(self, call: Call) -> Fault | None:
        """Wait until chance lets the calling task go on, then say what befalls its call."""
        task = getattr(self._mine, "task", None)
        if task is not None:
            self._pause(task)
        return self._decide(call)

    def run(self, bodies: Sequence[Callable[[], T]]) -> list[T]:
        """Run all tasks to their end, each in a thread of its own, and return their answers in order.

        The first error of a task is raised after all have ended; the others are not hindered by it.
        """
        tasks = [_Task(body) for body in bodies]
        self._waiting = list(tasks)
        self._over.acquire()  # the last task lets go of it
        threads = [Thread(target=self._live, args=(task,), daemon=True) for task in tasks]
        for task, thread in zip(tasks, threads, strict=True):
            task.gate.acquire()  # shut until the baton comes
            thread.start()
        self._hand_on()
        ended = self._over.acquire(timeout=self._patience)
        if not ended:
            self._abandon(tasks)
        self._over.release()
        for thread in threads:
            thread.join(self._patience if ended else 0)
        return [_outcome(task) for task in tasks]

    def _live(self, task: _Task[T]) -> None:
        task.gate.acquire()
        self._mine.task = task
        try:
            if not self._stuck:
                task.answers.append(task.body())
        except BaseException as error:  # noqa: BLE001 - the starter of the tasks raises it
            task.error = error
        self._hand_on()

    def _pause(self, task: _Task[Any]) -> None:
        place = self._dice.randrange(len(self._waiting) + 1)
        if place < len(self._waiting):
            chosen = self._waiting[place]
            self._waiting[place] = task
            self.switches += 1
            chosen.gate.release()
            task.gate.acquire()
        if self._stuck:
            raise _AbandonedError

    def _hand_on(self) -> None:
        """Give the baton to a waiting task by chance, or end the run."""
        if self._waiting:
            self._waiting.pop(self._dice.randrange(len(self._waiting))).gate.release()
        elif not self._stuck:
            self._over.release()

    def _abandon(self, tasks: Sequence[_Task[T]]) -> None:
        self._stuck = True
        parked = len(self._waiting)
        while self._waiting:
            self._waiting.pop().gate.release()
        msg = f"{len(tasks) - parked} of {len(tasks)} tasks wait for what a parked one holds"
        raise StuckError(msg)


def _outcome(task: _Task[T]) -> T:
    if task.error is not None:
        raise task.error
    return task.answers[0]
