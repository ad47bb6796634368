from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from skill.adapters.clock import VirtualClock
from skill.adapters.ids import RandomIds, SeededIds
from skill.services.ports import Ids

START = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(START)


@pytest.fixture(params=["random", "seeded"])
def ids(request: pytest.FixtureRequest, clock: VirtualClock) -> Ids:
    return RandomIds(clock=clock) if request.param == "random" else SeededIds(7)


def test_ids_carry_their_prefix(ids: Ids) -> None:
    assert re.fullmatch(r"order-[0-9a-z-]+", ids.new("order"))


def test_thousand_ids_differ_and_sort(ids: Ids) -> None:
    made = [ids.new("order") for _ in range(1000)]
    assert made == sorted(set(made))


def test_threads_never_share_an_id(ids: Ids) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: ids.new("a"), range(2000)))
    assert len(set(made)) == 2000


def test_order_numbers_have_eight_digits(ids: Ids) -> None:
    numbers = [ids.order_number() for _ in range(200)]
    assert all(re.fullmatch(r"\d{4}-\d{4}", number) for number in numbers)
    assert len(set(numbers)) > 190


def test_random_ids_sort_by_time(clock: VirtualClock) -> None:
    early, late = RandomIds(clock=clock), RandomIds(clock=clock)
    first = early.new("a")
    clock.advance(timedelta(milliseconds=1))
    second = late.new("a")
    clock.advance(timedelta(days=36_500))
    assert first < second < early.new("a")


def test_random_ids_survive_a_clock_stepping_back(clock: VirtualClock) -> None:
    ids = RandomIds(clock=clock)
    first = ids.new("a")
    clock.set(START - timedelta(days=1))
    assert first < ids.new("a")


def test_random_ids_cannot_be_guessed(clock: VirtualClock) -> None:
    made = [RandomIds(clock=clock).new("a") for _ in range(200)]
    assert {len(name) for name in made} == {len("a-") + 29}
    assert len({name[:15] for name in made}) == 1, "the same millisecond"
    assert len({name[-16:] for name in made}) == 200, "80 random bits"


def test_seed_decides_the_whole_series() -> None:
    def series(seed: int) -> list[str]:
        ids = SeededIds(seed)
        return [ids.new("order"), ids.order_number(), ids.new("quote")]

    assert series(1) == series(1)
    assert series(1) != series(2)
    assert series(1)[0].startswith("order-000001-")


def test_seeded_series_can_go_back() -> None:
    ids = SeededIds(1)
    ids.new("a")
    place = ids.snapshot()
    made = [ids.new("a"), ids.order_number()]
    ids.restore(place)
    assert [ids.new("a"), ids.order_number()] == made
