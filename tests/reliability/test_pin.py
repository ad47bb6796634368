"""R23: three wrong codes lock, whoever says them, wherever, however often at once, and whatever fails."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from functools import partial
from itertools import product
from pathlib import Path
from threading import Barrier

import pytest

from skill.adapters.faults import CrashError, Fault, FaultPlan, at, at_random
from skill.conversation.engine import answer
from skill.conversation.turn import Channel
from skill.domain.code_rules import TRIES, is_common
from skill.domain.errors import UnavailableError
from skill.services.check_voice_code import CodeResult
from skill.services.link_account import link_account, unlink_account
from skill.services.links import PATH, make_link, read_link
from skill.services.set_voice_code import reset_voice_code
from skill.services.shop import Shop
from skill.settings import DEMO_MERCHANT
from tests.reliability.engines import ENGINES, at_once, close, open_on
from tests.reliability.house import struck
from tests.reliability.pin_stage import (
    RIGHT,
    WRONG,
    Watch,
    at_code,
    by_page,
    by_voice,
    guess,
    hashed_cheaply,
    orders_of,
    saying,
    stored,
    watch,
)
from tests.reliability.scheduler import Scheduler
from tests.stage import BOOK, MEHMET, Stage, open_stage

__all__ = ["watch"]

pytestmark = pytest.mark.promise("R23")

Record = Callable[[str, object], None]

WAYS = {"voice": by_voice, "page": by_page}


def take_another_device(stage: Stage) -> None:
    stage.user, stage.session = "another-device", "s3"


def take_another_channel(stage: Stage) -> None:
    stage.channel, stage.session = Channel.ALEXA, "s4"


def speak_english(stage: Stage) -> None:
    stage.locale, stage.session = "en-GB", "s5"


def begin_anew(stage: Stage) -> None:
    stage.session = "s2"


def link_anew(stage: Stage) -> None:
    unlink_account(stage.shop, DEMO_MERCHANT, MEHMET)
    link_account(stage.shop, DEMO_MERCHANT, MEHMET)


def wait_a_day(stage: Stage) -> None:
    stage.wait(days=1)


def wait_a_year(stage: Stage) -> None:
    stage.wait(days=400)


MOVES = {
    move.__name__: move
    for move in (
        *(begin_anew, take_another_device, take_another_channel, speak_english),
        *(link_anew, wait_a_day, wait_a_year),
    )
}


@pytest.mark.parametrize("ways", list(product(WAYS, repeat=4)), ids="-".join)
def test_fourth_try_fails_though_right(stage: Stage, watch: Watch, ways: tuple[str, ...]) -> None:
    at_code(stage)
    before = orders_of(stage)
    for way, digits in zip(ways, WRONG[:3], strict=False):
        WAYS[way](stage, digits)
    assert WAYS[ways[3]](stage, RIGHT) in {"voice_code-still_locked", "locked"}
    assert stored(stage).locked
    assert watch.seen == list(WRONG[:3])
    assert orders_of(stage) == before


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("wrong", [1, 2])
def test_right_code_in_time_buys(channel: Channel, wrong: int) -> None:
    stage = open_stage()
    stage.channel = channel
    at_code(stage)
    for digits in WRONG[:wrong]:
        assert by_voice(stage, digits) == "voice_code-wrong"
    assert by_voice(stage, RIGHT) == "checkout-ordered"
    assert stored(stage).wrong == 0


@pytest.mark.parametrize("elsewhere", MOVES)
def test_lock_holds_everywhere(stage: Stage, watch: Watch, elsewhere: str) -> None:
    at_code(stage)
    for digits in WRONG[:3]:
        by_voice(stage, digits)
    MOVES[elsewhere](stage)
    before = orders_of(stage)
    at_code(stage, stage.session)
    assert stage.said[0] == "voice_code-still_locked"
    by_voice(stage, RIGHT)
    assert orders_of(stage) == before
    assert watch.seen == list(WRONG[:3])


def test_no_crash_gives_another_try(watch: Watch, record_property: Record) -> None:
    """Each of the three guesses dies at each call to a port, in four ways; what follows are more guesses."""
    tried = 0
    for victim, number in product(range(3), range(1, 9)):
        for fault in (Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.RESPONSE_LOST, Fault.THROTTLED):
            stage = hashed_cheaply(at_code(open_stage()))
            watch.seen.clear()
            plan = FaultPlan(at({number: fault}))
            for turn, digits in enumerate(WRONG[:5]):
                shop = struck(stage.shop, plan) if turn == victim else stage.shop
                with suppress(CrashError, UnavailableError):
                    answer(shop, saying(stage, digits), render=BOOK.render)
            assert len(watch.seen) <= TRIES, (victim, number, fault)
            assert len(set(watch.seen)) == len(watch.seen)
            assert stored(stage).is_locked
            stage.hear(saying(stage, RIGHT))
            assert RIGHT not in watch.seen
            assert stored(stage).locked, "and whoever asks next is told, and mailed the way out"
            assert len(stage.work_off().mails) == 1
            tried += 1
    assert tried == 96
    record_property("cases", tried)


@pytest.mark.parametrize("engine", ENGINES)
def test_fifty_guesses_at_once_are_three(engine: str, watch: Watch, tmp_path: Path) -> None:
    stage = hashed_cheaply(open_on(engine, tmp_path))
    turns = []
    for number in range(50):
        at_code(stage, f"room-{number}")
        turns.append(saying(stage, f"{7000 + number}"))
    answers = at_once(stage.shop, turns)
    assert len(watch.seen) <= TRIES
    assert not any(given and given.order_id for given in answers)
    for number in range(5):
        guess(stage.shop, f"{8000 + number}", f"late-{number}")
    assert len(watch.seen) == TRIES
    assert guess(stage.shop, RIGHT, "the owner") is CodeResult.LOCKED
    assert len(watch.seen) == TRIES
    close(stage)


@pytest.mark.parametrize("engine", ENGINES)
def test_fifty_of_one_request_are_three(engine: str, watch: Watch, tmp_path: Path) -> None:
    """A forged request id opens no side door: other digits under it are another guess."""
    stage = hashed_cheaply(open_on(engine, tmp_path))
    start = Barrier(50)

    def tried(number: int) -> None:
        start.wait()
        with suppress(UnavailableError):
            guess(stage.shop, f"{7000 + number}", "the same request")

    with ThreadPoolExecutor(50) as pool:
        list(pool.map(tried, range(50)))
    assert len(set(watch.seen)) <= TRIES
    close(stage)


def guess_or_die(shop: Shop, digits: str, request: str) -> None:
    with suppress(UnavailableError, CrashError):
        guess(shop, digits, request)


@pytest.mark.parametrize("share", range(5))
def test_no_interleaving_gives_a_fourth_look(watch: Watch, share: int, record_property: Record) -> None:
    """500 orders of events in all: five devices guess, on half of them things fail besides."""
    record_property("cases", 100)
    stage = hashed_cheaply(open_stage())
    moment = stage.table.snapshot()
    switches = 0
    for seed in range(share * 100, share * 100 + 100):
        stage.table.restore(moment)
        watch.seen.clear()
        scheduler = Scheduler(seed, at_random(seed, 0.02)) if seed % 2 else Scheduler(seed)
        shop = struck(stage.shop, FaultPlan(scheduler.decide))

        scheduler.run([partial(guess_or_die, shop, digits, f"{seed}-{digits}") for digits in WRONG[:5]])
        switches += scheduler.switches
        assert len(set(watch.seen)) <= TRIES, seed
        for late in range(3):
            guess(stage.shop, f"{8000 + late}", f"{seed}-late-{late}")
        assert len(set(watch.seen)) <= TRIES, seed
        assert guess(stage.shop, RIGHT, f"{seed}-owner") is CodeResult.LOCKED, seed
    assert switches > 500


def test_right_code_among_wrong_ones_clears_fairly(watch: Watch) -> None:
    """Between two right ones, or the last right one and the end, no more than three are looked at."""
    stage = hashed_cheaply(open_stage())
    moment = stage.table.snapshot()
    for seed in range(40):
        stage.table.restore(moment)
        watch.seen.clear()
        scheduler = Scheduler(seed)
        shop = struck(stage.shop, FaultPlan(scheduler.decide))
        guesses = (*WRONG[:5], RIGHT)
        scheduler.run([partial(guess_or_die, shop, one, f"{seed}-{one}") for one in guesses])
        after = watch.seen[watch.seen.index(RIGHT) + 1 :] if RIGHT in watch.seen else []
        first = watch.seen[: watch.seen.index(RIGHT)] if RIGHT in watch.seen else watch.seen
        assert len(set(first)) <= TRIES, seed
        assert len(set(after)) <= TRIES, seed


def test_only_a_link_ends_the_lock(stage: Stage, watch: Watch) -> None:
    at_code(stage)
    for digits in WRONG[:3]:
        by_voice(stage, digits)
    url, put = make_link(
        stage.shop, merchant_id=DEMO_MERCHANT, customer_id=MEHMET, purpose="code", lives=timedelta(hours=1)
    )
    stage.table.write(put)
    reset_voice_code(stage.shop, read_link(stage.shop, url.rpartition(PATH)[2], "code"), "7046")
    at_code(stage, "s2")
    assert by_voice(stage, "7046") == "checkout-ordered"
    assert watch.seen == [*WRONG[:3], "7046"]


def test_guessing_is_a_matter_of_luck() -> None:
    """Three of ten thousand; what is refused as common leaves nine tenths of them."""
    assert TRIES / 10_000 <= 3 / 10_000
    assert sum(not is_common(f"{number:04}") for number in range(10_000)) > 8_900
