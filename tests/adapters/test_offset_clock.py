from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skill.adapters.clock import VirtualClock
from skill.adapters.offset_clock import OffsetClock
from skill.domain.errors import ProgrammingError

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_starts_level_with_its_base() -> None:
    assert OffsetClock(VirtualClock(MONDAY)).now() == MONDAY


def test_keeps_running_after_a_jump() -> None:
    base = VirtualClock(MONDAY)
    clock = OffsetClock(base)
    clock.advance(timedelta(days=1))
    base.advance(timedelta(minutes=3))
    assert clock.now() == datetime(2026, 11, 24, 9, 3, tzinfo=UTC)
    assert clock.offset == timedelta(days=1)


def test_refuses_to_go_back() -> None:
    clock = OffsetClock(VirtualClock(MONDAY))
    with pytest.raises(ProgrammingError, match="does not advance"):
        clock.advance(timedelta(minutes=-1))
    assert clock.now() == MONDAY
