"""R3: one consent delivered twice, said on two devices, or met by the reconciler, makes one order and one charge."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from skill.conversation.answer import Answer
from skill.conversation.turn import Channel, Turn
from skill.domain.order import CheckoutState
from skill.services.reconcile_orders import reconcile_orders
from skill.services.relay_outbox import relay_outbox
from skill.services.shop import Shop
from skill.settings import DEMO_MERCHANT
from tests.reliability.arena import Arena, hearing
from tests.reliability.contents import changed_items, new_orders, stock_of
from tests.reliability.counts import counts
from tests.reliability.engines import at_once, open_on
from tests.reliability.house import JA, one_line, rest, three_lines
from tests.reliability.ledger import faults
from tests.reliability.wordless import in_keys, quiet_stage
from tests.stage import LEA, Stage

pytestmark = pytest.mark.promise("R3")

Task = Callable[[Shop], Answer | None]
LEDGER_EVERY = 8
# What a yes may hear that did not make the order itself.
LATER = (
    "checkout-already_ordered",
    "checkout-was_not_ordered",
    "checkout-unclear",
    "checkout-still_waiting",
    "order_gate-too_late",
    "order_gate-changed",
    "order_gate-cart_emptied",
)


def jobs(stage: Stage) -> Task:
    """Return the task of the background jobs, two minutes later."""

    def task(shop: Shop) -> None:
        stage.clock.advance(timedelta(minutes=2))
        reconcile_orders(shop, DEMO_MERCHANT)
        relay_outbox(shop, DEMO_MERCHANT)

    return task


def same_turn(stage: Stage) -> list[Turn]:
    """Deliver one request sixteen times."""
    return [one_line(stage)] * 16


def same_words(stage: Stage) -> list[Turn]:
    """Say yes sixteen times in one conversation."""
    turn = one_line(stage)
    return [replace(turn, request_id=f"yes-{number}") for number in range(16)]


def two_devices(stage: Stage) -> list[Turn]:
    """Say yes to one cart in kitchen and hall, by voice and on text."""
    kitchen = three_lines(stage)
    stage.session, stage.channel = "hall", Channel.ALEXA
    asked = stage.say("CheckoutIntent")
    hall = replace(stage.turn("AMAZON.YesIntent", JA), question_id=asked.question_id)
    return [kitchen, hall] * 8


RACES: dict[str, tuple[Callable[[Stage], list[Turn]], int, bool]] = {
    "same turn by 2": (same_turn, 2, False),
    "same turn by 16": (same_turn, 16, False),
    "same words by 2": (same_words, 2, False),
    "same words by 16": (same_words, 16, False),
    "words and jobs": (same_words, 3, True),
    "turn and jobs": (same_turn, 2, True),
    "two devices": (two_devices, 2, False),
    "voice, text and jobs": (two_devices, 4, True),
}
SHARES = {2: 23, 3: 12, 4: 6, 16: 1}
ALL_SHARES = sum(SHARES[number] for _, number, _ in RACES.values())


@counts(2_000, 50_000)
@pytest.mark.parametrize("race", RACES)
@pytest.mark.usefixtures("quick_table")
def test_every_interleaving_orders_once(race: str, count: int, record_property: Callable[[str, object], None]) -> None:
    prepare, number, with_jobs = RACES[race]
    stage = quiet_stage().as_customer(LEA)
    before = stock_of(stage.table)
    tasks: list[Task] = [hearing(turn) for turn in prepare(stage)[:number]]
    tasks += [jobs(stage)] if with_jobs else []
    arena = Arena.at(stage, before=before)
    seeds = range(-(-count * SHARES[number] // ALL_SHARES))
    for seed in seeds:
        answers = arena.race(seed, tasks)
        assert complaints(stage, answers[:number], slept=with_jobs) == [], f"seed {seed}"
        if seed % LEDGER_EVERY == 0:
            assert faults(rest(stage).table, before) == [], f"seed {seed}"
    record_property("cases", len(seeds))


def complaints(stage: Stage, answers: Sequence[Answer | None], *, slept: bool) -> list[str]:
    """Name what is wrong about the order, the charge, or what its customers were told.

    A turn that slept for minutes asks for no money any more: it tells the order's number, and that it is being
    confirmed still.
    """
    orders = new_orders(stage.table)
    charges = sum(
        item.key.sort == "payment" and "o-00-" not in item.key.partition for item in changed_items(stage.table)
    )
    right = len(orders) == 1 and (charges == 1 or (slept and charges == 0))
    found = [] if right else [f"{len(orders)} orders, {charges} charges"]
    said = [given.spoken.text if given else "busy" for given in answers]
    numbers = {order.number for order in orders}
    for text in said:
        told = text.startswith(LATER) or text.startswith("checkout-ordered")
        if not told or ("(" in text and not any(number in text for number in numbers)):
            found.append(f"told {text!r} with {numbers}")
    told_of_it = ("checkout-ordered", "checkout-already_ordered", *(("checkout-unclear",) if slept else ()))
    if not any(text.startswith(told_of_it) for text in said):
        found.append(f"nobody was told of the order: {said}")
    return found


@pytest.fixture
def _restless() -> Iterator[None]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)  # the usual 5 ms let one thread do everything
    yield
    sys.setswitchinterval(interval)


@counts(20, 400)
@pytest.mark.usefixtures("_restless")
def test_fifty_real_threads_order_once(
    tmp_path: Path, count: int, record_property: Callable[[str, object], None]
) -> None:
    house = open_on("memory", tmp_path)
    before = stock_of(house.table)
    turn = one_line(house)
    moment, now = house.table.snapshot(), house.clock.now()
    for run in range(count):
        house.table.restore(moment)
        house.clock.set(now)
        at_once(house.shop, [replace(turn, request_id=f"yes-{n % 10}") for n in range(50)], in_keys)
        assert [order.state for order in new_orders(house.table)] == [CheckoutState.COMPLETED], f"run {run}"
        assert faults(rest(house).table, before) == [], f"run {run}"
    record_property("cases", count)
