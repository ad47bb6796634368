"""The benchmark of warm turns times every intent, and its orders are real ones."""

from __future__ import annotations

from bench.bench_turns import ANNA, LEA, MEHMET, ORDER_ROUNDS, ORDERS, TALKS, Stage, measure, stage
from skill.conversation.intents import INTENTS
from skill.services.show_orders import recent_orders
from skill.settings import DEMO_MERCHANT


def test_every_intent_is_timed() -> None:
    timed = {spoken.intent for talk in (*TALKS, *ORDERS) for spoken in talk.turns}
    assert sorted(INTENTS.keys() - timed) == []
    assert sorted(timed - INTENTS.keys()) == []


def bought(one: Stage) -> dict[str, int]:
    return {who: len(recent_orders(one.shop, DEMO_MERCHANT, who, limit=200)) for who in (ANNA, LEA, MEHMET)}


def test_turns_do_what_they_are_called() -> None:
    one = stage("memory://")
    before = bought(one)
    measure({"memory": one}, 2)
    assert {who: count - before[who] for who, count in bought(one).items()} == {ANNA: 4, LEA: 0, MEHMET: 2}
    labels = [spoken.label for talk in (*TALKS, *ORDERS) for spoken in talk.turns]
    assert set(one.times) == {*labels, "yes, although one is on its way"}
    assert len(labels) == len(set(labels)), "two turns of one label would be one figure"


def test_shop_takes_all_orders_of_the_bench() -> None:
    one = stage("memory://")
    before = bought(one)
    for number in range(ORDER_ROUNDS):
        for place, talk in enumerate(ORDERS):
            one.play(talk, f"{number}-{place}")
    expected = {ANNA: 2 * ORDER_ROUNDS, LEA: 0, MEHMET: ORDER_ROUNDS}
    assert {who: count - before[who] for who, count in bought(one).items()} == expected
