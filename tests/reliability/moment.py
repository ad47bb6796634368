"""Keep one moment of a stage, and go back to it as often as a test needs it: far quicker than to lead there again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Self, TypeVar

from skill.adapters.ids import SeededIds
from skill.adapters.table.memory import Snapshot
from tests.reliability.wordless import quiet_stage
from tests.stage import Stage

T = TypeVar("T")


@dataclass(frozen=True)
class Moment:
    """Hold a stage with what its table, clock, ids and conversation were; nothing else of a stage remembers."""

    stage: Stage
    table: Snapshot
    now: datetime
    ids: tuple[int, tuple[object, ...]]
    rest: dict[str, Any]

    @classmethod
    def of(cls, stage: Stage) -> Self:
        """Keep the stage as it is now."""
        return cls(stage, stage.table.snapshot(), stage.clock.now(), _ids(stage).snapshot(), _copied(vars(stage)))

    def again(self) -> Stage:
        """Go back, and return the very same stage."""
        vars(self.stage).update(_copied(self.rest))
        self.stage.table.restore(self.table)
        self.stage.clock.set(self.now)
        _ids(self.stage).restore(self.ids)
        return self.stage


def led_to(set_up: Callable[[Stage], T]) -> tuple[Stage, T]:
    """Return a quiet stage just after a set-up, and what the set-up returned; it is led there once a process."""
    moment, found = _led_to(set_up)
    return moment.again(), found


@cache
def _led_to(set_up: Callable[[Stage], T]) -> tuple[Moment, T]:
    stage = quiet_stage()
    found = set_up(stage)
    return Moment.of(stage), found


def _ids(stage: Stage) -> SeededIds:
    ids = stage.shop.ids
    assert isinstance(ids, SeededIds)
    return ids


def _copied(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return attributes with lists of their own: answers and replies grow."""
    return {name: [*value] if isinstance(value, list) else value for name, value in attributes.items()}
