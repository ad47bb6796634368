from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest

from skill.adapters.clock import SystemClock, VirtualClock
from skill.domain.errors import ProgrammingError

START = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)


def test_system_clock_tells_utc() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert before <= now <= datetime.now(UTC)
    assert now.utcoffset() == timedelta(0)


def test_virtual_clock_stands_still() -> None:
    clock = VirtualClock(START)
    assert (clock.now(), clock.now()) == (START, START)


def test_virtual_clock_advances_by_steps() -> None:
    clock = VirtualClock(START)
    clock.advance(timedelta(days=1, seconds=2))
    clock.advance(timedelta(0))
    assert clock.now() == datetime(2025, 3, 2, 9, 30, 2, tzinfo=UTC)


def test_virtual_clock_jumps_anywhere() -> None:
    clock = VirtualClock(START)
    clock.set(datetime(2024, 12, 24, 18, 0, tzinfo=timezone(timedelta(hours=1))))
    assert clock.now().isoformat() == "2024-12-24T17:00:00+00:00"


def test_virtual_clock_never_advances_backwards() -> None:
    clock = VirtualClock(START)
    with pytest.raises(ProgrammingError, match="does not advance"):
        clock.advance(timedelta(seconds=-1))
    assert clock.now() == START


def test_moment_without_zone_is_refused() -> None:
    naive = START.replace(tzinfo=None)
    with pytest.raises(ProgrammingError, match="needs a time zone"):
        VirtualClock(naive)
    with pytest.raises(ProgrammingError, match="needs a time zone"):
        VirtualClock(START).set(naive)


def test_threads_advance_the_clock_together() -> None:
    clock = VirtualClock(START)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: clock.advance(timedelta(seconds=1)), range(800)))
    assert clock.now() == START + timedelta(seconds=800)
