from __future__ import annotations

from datetime import timedelta
from threading import Thread

import pytest

from skill.adapters.clock import VirtualClock
from skill.domain.errors import UnavailableError
from skill.services.deadline import KEPT_TO_STORE, answering, require_seconds, seconds_for_call
from tests.stage import NOW


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(NOW)


def test_without_a_deadline_calls_take_their_time() -> None:
    assert seconds_for_call(60) == 60
    require_seconds(60)


@pytest.mark.parametrize(
    ("passed", "longest", "expected"), [(0, 4, 4.0), (2, 4, 4.0), (3, 4, 3.2), (6, 4, 0.2), (0, 60, 6.2)]
)
def test_calls_end_before_the_answer_is_due(
    clock: VirtualClock, passed: float, longest: float, expected: float
) -> None:
    with answering(clock):
        clock.advance(timedelta(seconds=passed))
        assert seconds_for_call(longest) == pytest.approx(expected)


def test_late_calls_are_not_made(clock: VirtualClock) -> None:
    with answering(clock):
        clock.advance(timedelta(seconds=6.1))
        with pytest.raises(UnavailableError, match="no time is left"):
            seconds_for_call(4)


def test_fixed_timeouts_need_their_whole_time(clock: VirtualClock) -> None:
    with answering(clock):
        require_seconds(2.2)
        clock.advance(timedelta(seconds=4.1))
        with pytest.raises(UnavailableError, match="no time is left"):
            require_seconds(2.2)


def test_payment_leaves_time_to_store(clock: VirtualClock) -> None:
    with answering(clock):
        clock.advance(timedelta(seconds=3))
        assert seconds_for_call(4, keep=KEPT_TO_STORE) == pytest.approx(0.9)


def test_deadline_ends_with_its_answer(clock: VirtualClock) -> None:
    with pytest.raises(ZeroDivisionError), answering(clock):
        raise ZeroDivisionError
    clock.advance(timedelta(seconds=60))
    assert seconds_for_call(4) == 4


def test_threads_do_not_share_deadlines(clock: VirtualClock) -> None:
    seen: list[float] = []
    with answering(clock, within=timedelta(seconds=1)):
        thread = Thread(target=lambda: seen.append(seconds_for_call(30)))
        thread.start()
        thread.join()
    assert seen == [30]
