"""The scheduler itself: repeatable, fair, and never stuck in silence."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

import pytest

from skill.adapters.faults import CrashError, Fault, FaultPlan, at, under_faults
from tests.reliability.scheduler import Scheduler, StuckError


@dataclass
class Diary:
    """Stand in for a port: note who called."""

    entries: list[str] = field(default_factory=list)

    def note(self, who: str) -> None:
        self.entries.append(who)


def writing(port: Diary, who: str, times: int = 3) -> Callable[[], str]:
    def body() -> str:
        for _ in range(times):
            port.note(who)
        return who

    return body


def run(seed: int, *names: str) -> tuple[list[str], list[str]]:
    diary, scheduler = Diary(), Scheduler(seed)
    port = under_faults(diary, name="diary", plan=FaultPlan(scheduler.decide))
    return scheduler.run([writing(port, name) for name in names]), diary.entries


def test_same_seed_gives_same_order() -> None:
    for seed in range(20):
        assert run(seed, "a", "b", "c") == run(seed, "a", "b", "c")


def test_seeds_reach_every_interleaving() -> None:
    orders = {"".join(run(seed, "a", "b")[1]) for seed in range(400)}
    assert len(orders) == 20  # six notes, three of them by a: 6 over 3 orders


def test_answers_stand_in_order_of_tasks() -> None:
    assert run(7, "x", "y", "z")[0] == ["x", "y", "z"]


def test_error_of_one_task_is_raised() -> None:
    diary, scheduler = Diary(), Scheduler(3, at({2: Fault.CRASH_BEFORE}))
    port = under_faults(diary, name="diary", plan=FaultPlan(scheduler.decide))
    with pytest.raises(CrashError, match=r"call 2, diary\.note"):
        scheduler.run([writing(port, "a"), writing(port, "b")])
    assert len(diary.entries) >= 3  # the other one went on to its end


def test_tasks_that_wait_for_each_other_are_told() -> None:
    diary, scheduler, lock = Diary(), Scheduler(1, patience=0.3), Lock()
    port = under_faults(diary, name="diary", plan=FaultPlan(scheduler.decide))

    def locked() -> None:
        for _ in range(50):
            with lock:
                port.note("x")

    with pytest.raises(StuckError, match="1 of 2 tasks"):
        scheduler.run([locked, locked])


def test_interleaving_costs_less_than_ten_milliseconds() -> None:
    started = time.process_time()
    for seed in range(100):
        run(seed, "a", "b")
    assert (time.process_time() - started) / 100 < 0.01
