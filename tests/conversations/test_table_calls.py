"""What a turn costs at the table: the same with ten orders or ten million."""

from __future__ import annotations

import pytest

from tests.conversations.performance import Performance, stage
from tests.conversations.script import Play

READS = ("get", "get_many", "query")
COSTS = [
    # What is said, and how many reads and writes it takes once the catalogue is at hand. A session's first turn
    # reads the orders, if only to tell the device which products to expect.
    (["bestell kaffeefilter nach"], 3, 1),
    # Which of several stand on the shelf is one read more, of all of them.
    (["bestell toilettenpapier von hakle"], 3, 1),
    (["leg spaghetti in den korb"], 2, 1),
    (["was ist im korb"], 2, 1),
    (["was ist im korb", "was ist im korb"], 1, 1),
    (["wo ist meine bestellung"], 2, 1),
    (["hilfe"], 2, 1),
    (["hilfe", "hilfe"], 1, 1),
    (["bestell kaffeefilter nach", "nein"], 1, 1),
    (["bestell kaffeefilter nach", "ja"], 2, 2),
]


def echo() -> Performance:
    return stage(Play("costs", "", "demo-anna", "de-DE", ("alexa",), ()), "alexa")


@pytest.mark.parametrize(("said", "reads", "writes"), COSTS, ids=[", ".join(said) for said, _, _ in COSTS])
def test_turns_take_few_table_calls(said: list[str], reads: int, writes: int) -> None:
    performance = echo()
    plan = performance.theatre.plan
    before = (0, 0)
    for words in said:
        before = plan.count("table", *READS), plan.count("table", "write")
        performance.take(performance.actor.say(words))
    spent = plan.count("table", *READS) - before[0], plan.count("table", "write") - before[1]
    assert spent == (reads, writes), performance.transcript


def test_history_does_not_add_calls() -> None:
    performance = echo()
    plan = performance.theatre.plan
    counts = []
    for _ in range(3):
        before = len(plan.calls)
        performance.take(performance.actor.say("bestell kaffeefilter nach"))
        counts.append(len(plan.calls) - before)
    assert counts == [4, 4, 4]
