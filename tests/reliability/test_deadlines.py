"""R48: whatever hangs, words come within six and a half seconds of virtual time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import combinations

import pytest

from skill.adapters.clock import VirtualClock
from skill.adapters.retries import ATTEMPTS
from skill.adapters.table.dynamodb_client import LONGEST_CALL_SECONDS
from skill.conversation.engine import answer
from skill.conversation.intents import INTENTS
from skill.conversation.turn import SlotValue, Turn
from skill.domain.errors import UnavailableError
from skill.services.deadline import ANSWER_WITHIN, KEPT_TO_STORE, require_seconds, seconds_for_call
from skill.services.shop import Shop
from tests.reliability import house
from tests.stage import BOOK, Stage, open_stage

pytestmark = pytest.mark.promise("R48")

QUICK = timedelta(milliseconds=20)
NAP = timedelta(milliseconds=200)
PAYMENT_SECONDS = 4.0
CAPS: dict[str, Callable[[], float]] = {
    "table": lambda: _fixed(LONGEST_CALL_SECONDS),
    "payments": lambda: seconds_for_call(PAYMENT_SECONDS, keep=KEPT_TO_STORE),
}


def _fixed(seconds: float) -> float:
    require_seconds(seconds)
    return seconds


@dataclass
class Hanging:
    """Stand for dependencies that hang at chosen calls, as their adapters see it: time passes, then no answer.

    A table call is tried three times, as the one retry layer does; the payment provider is asked once.
    """

    clock: VirtualClock
    numbers: frozenset[int]
    calls: list[str] = field(default_factory=list)

    def over(self, port: object, name: str) -> object:
        """Return a stand-in for a port."""
        return _Port(self, port, name)

    def make(self, name: str, body: Callable[[], object]) -> object:
        """Make one call of an adapter."""
        self.calls.append(name)
        hangs = len(self.calls) in self.numbers
        for attempt in range(1, ATTEMPTS + 1):
            longest = CAPS[name]()
            if not hangs:
                self.clock.advance(QUICK)
                return body()
            self.clock.advance(timedelta(seconds=longest))
            if attempt == ATTEMPTS or name != "table":
                break
            self.clock.advance(NAP)
        msg = f"{name} hung"
        raise UnavailableError(msg)


class _Port:
    def __init__(self, hanging: Hanging, target: object, name: str) -> None:
        self._hanging, self._target, self._name = hanging, target, name

    def __getattr__(self, attribute: str) -> object:
        found = getattr(self._target, attribute)

        def call(*given: object, **named: object) -> object:
            return self._hanging.make(self._name, lambda: found(*given, **named))

        return call


Scene = Callable[[Stage], Turn]

SLOTS = {"product": SlotValue("kaffeefilter"), "quantity": SlotValue("2"), "ordinal": SlotValue("1", ("1",))}


def opening(intent: str) -> Scene:
    """Return what says an intent as the first thing in a conversation."""
    slots = {name: value for name, value in SLOTS.items() if name in INTENTS[intent].slots}

    def begin(stage: Stage) -> Turn:
        return stage.turn(intent, **slots)

    return begin


SCENES: dict[str, Scene] = {
    **{intent: opening(intent) for intent in INTENTS},
    "yes to one line": house.one_line,
    "yes to three lines": house.three_lines,
    "the voice code": house.with_code,
    "yes, and the bank asks": house.to_be_approved,
    "yes to cancelling": house.cancelling,
}


def hung(stage: Stage, numbers: frozenset[int]) -> tuple[Hanging, Shop]:
    """Return the shop of a stage with some calls hanging."""
    hanging = Hanging(stage.clock, numbers)
    ports = {name: hanging.over(getattr(stage.shop, name), name) for name in CAPS}
    return hanging, replace(stage.shop, **ports)  # type: ignore[arg-type]  # stand-ins for two ports


def seconds_to_answer(stage: Stage, turn: Turn, numbers: frozenset[int]) -> tuple[float, int]:
    """Return how long words took, and how many calls were made; an error is the channel's apology."""
    hanging, shop = hung(stage, numbers)
    began = stage.clock.now()
    try:
        spoken = answer(shop, turn, render=BOOK.render).spoken.text
    except UnavailableError:
        spoken = "(apology)"
    assert spoken
    return _since(began, stage.clock.now()), len(hanging.calls)


def _since(began: datetime, now: datetime) -> float:
    return (now - began).total_seconds()


def hangs_of(scene: Scene) -> Iterator[frozenset[int]]:
    """Yield every call of a turn and every pair of them; later calls may be ones that a hang brings about."""
    stage = open_stage()
    _, calls = seconds_to_answer(stage, scene(stage), frozenset())
    yield from (frozenset(numbers) for count in (1, 2) for numbers in combinations(range(1, calls + 1), count))


@pytest.mark.parametrize("name", SCENES)
def test_words_come_in_time_whatever_hangs(name: str, record_property: Callable[[str, object], None]) -> None:
    hangs = list(hangs_of(SCENES[name]))
    record_property("cases", len(hangs))
    for numbers in hangs:
        stage = open_stage()
        turn = SCENES[name](stage)
        seconds, _ = seconds_to_answer(stage, turn, numbers)
        assert seconds <= ANSWER_WITHIN.total_seconds(), f"calls {sorted(numbers)} of {name} took {seconds} s"


def test_without_the_deadline_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search can fail: calls that ask nobody add up."""
    monkeypatch.setitem(CAPS, "table", lambda: LONGEST_CALL_SECONDS)
    stage = open_stage()
    seconds, _ = seconds_to_answer(stage, house.one_line(stage), frozenset({1}))
    assert seconds > ANSWER_WITHIN.total_seconds()


def test_hung_payment_leaves_the_order_findable() -> None:
    stage = open_stage()
    turn = house.one_line(stage)
    number = _calls_of(house.one_line).index("payments") + 1
    hanging, shop = hung(stage, frozenset({number}))
    began = stage.clock.now()
    answer(shop, turn, render=BOOK.render)
    assert hanging.calls[number - 1] == "payments"
    assert _since(began, stage.clock.now()) <= ANSWER_WITHIN.total_seconds()
    (order,) = (order for order in stage.orders if order.is_undecided)
    stage.wait(minutes=3).work_off()
    assert [found.is_undecided for found in stage.orders if found.order_id == order.order_id] == [False]


def _calls_of(scene: Scene) -> list[str]:
    stage = open_stage()
    turn = scene(stage)
    hanging, shop = hung(stage, frozenset())
    answer(shop, turn, render=BOOK.render)
    return hanging.calls
