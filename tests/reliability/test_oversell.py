"""R10: however many want the last packs at once, each is sold once; who comes too late hears so and pays nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from skill.conversation.answer import Answer
from skill.conversation.turn import Turn
from skill.domain.order import Order
from tests.reliability.arena import Arena, buyers_at_the_gate, buying
from tests.reliability.contents import SEEDED, changed_items, new_orders
from tests.reliability.counts import counts
from tests.reliability.engines import at_once
from tests.reliability.house import FILTERS, rest
from tests.reliability.ledger import faults
from tests.reliability.wordless import in_keys, quiet_stage
from tests.stage import Stage

pytestmark = [pytest.mark.promise("R10"), pytest.mark.usefixtures("quick_table")]

Record = Callable[[str, object], None]
LEDGER_EVERY = 50


def gathered(buyers: int, left: int, packs: Sequence[int] = (1,)) -> tuple[Arena, list[Turn]]:
    """Bring buyers to the gate while there is enough for each, then leave only so many packs."""
    stage = quiet_stage()
    stage.set_stock(FILTERS, 99)
    turns = buyers_at_the_gate(stage, buyers, packs)
    stage.set_stock(FILTERS, left)
    return Arena.at(stage), turns


def complaints(arena: Arena, bought: Sequence[str | None], wanted: Sequence[int]) -> list[str]:
    """Name what is wrong with stock, orders, or money; `bought` is each buyer's order, None where it was sold out."""
    stage = arena.stage
    orders = {order.order_id: order for order in new_orders(stage.table)}
    sold = sum(line.quantity for order in orders.values() for line in order.lines)
    left, promised = stage.stock(FILTERS)
    before = arena.before[FILTERS]
    found = [] if (left + sold, promised - sold) == before else [f"{before} became {left}, {promised} with {sold} sold"]
    found += [f"{-left} packs were sold that are not there"] if left < 0 else []
    refused = [packs for order_id, packs in zip(bought, wanted, strict=True) if order_id is None]
    if any(packs <= left for packs in refused):
        found.append(f"{left} left, and refused to {min(refused)}")
    winners = {order_id for order_id in bought if order_id}
    held = charged(stage)
    if winners != set(orders) or held != {order.order_id: order.total.amount for order in orders.values()}:
        found.append(f"{winners} were told, {set(orders)} stand, {held} is held")
    return found


def orders_told(answers: Sequence[Answer | None]) -> list[str | None]:
    """Return each buyer's order; who has none must have heard that the packs are gone."""
    for given in answers:
        assert given is not None
        assert given.order_id or "out_of_stock" in given.spoken.text, given.spoken.text
    return [given.order_id for given in answers if given]


def charged(stage: Stage) -> dict[str, int]:
    """Return what the provider holds for new orders."""
    books = [item for item in changed_items(stage.table) if item.key.sort == "payment"]
    held = [stage.books(item.key.partition.rpartition("#")[2]) for item in books if SEEDED not in item.key.partition]
    return {book.order_id: book.amount.amount for book in held if book}


def only(orders: list[Order]) -> Order:
    """Return the one order there is."""
    (order,) = orders
    return order


@counts(1_000, 20_000)
def test_last_pack_is_sold_to_one_of_three(count: int, record_property: Record) -> None:
    arena, turns = gathered(3, left=1)
    winners: set[str] = set()
    for seed in range(count):
        bought = orders_told(arena.hear(seed, turns))
        assert complaints(arena, bought, [1, 1, 1]) == [], f"seed {seed}"
        winners.add(only(new_orders(arena.stage.table)).customer_id)
        if seed % LEDGER_EVERY == 0:
            assert faults(rest(arena.stage).table, arena.before) == [], f"seed {seed}"
    assert len(winners) == 3  # otherwise nobody raced
    record_property("cases", count)


@counts(4_000, 80_000)
def test_last_pack_leaves_the_till_once(count: int, record_property: Record) -> None:
    """The same three from the moment of consent on, without the words: more interleavings of what sells."""
    arena, turns = gathered(3, left=1)
    tills = [buying(arena.stage, turn) for turn in turns]
    for seed in range(count):
        assert complaints(arena, arena.race(seed, tills), [1, 1, 1]) == [], f"seed {seed}"
    record_property("cases", count)


@counts(20, 400)
@pytest.mark.parametrize(("buyers", "left", "packs"), [(200, 1, (1,)), (500, 50, (1, 2, 3))])
def test_storm_sells_no_more_than_there_is(
    buyers: int, left: int, packs: tuple[int, ...], count: int, record_property: Record
) -> None:
    arena, turns = gathered(buyers, left, packs)
    wanted = [packs[place % len(packs)] for place in range(buyers)]
    tills = [buying(arena.stage, turn) for turn in turns]
    for seed in range(count):
        assert complaints(arena, arena.race(seed, tills), wanted) == [], f"seed {seed}"
        if seed % 5 == 0:
            assert faults(rest(arena.stage).table, arena.before) == [], f"seed {seed}"
    bought = orders_told(arena.hear(count, turns))
    assert complaints(arena, bought, wanted) == []
    record_property("cases", count)


@counts(20, 400)
def test_real_threads_sell_no_more_than_there_is(count: int, record_property: Record) -> None:
    arena, turns = gathered(50, left=5)
    for run in range(count):
        stage = arena.again()
        bought = orders_told(at_once(stage.shop, turns, in_keys))
        assert complaints(arena, bought, [1] * 50) == [], f"run {run}"
        assert faults(rest(stage).table, arena.before) == [], f"run {run}"
    record_property("cases", count)


@counts(300, 6_000)
def test_declined_buyer_leaves_the_pack_to_others(count: int, record_property: Record) -> None:
    """The first buyer's card is declined: the pack goes to another, or lies there again; nobody pays for nothing."""
    stage = quiet_stage()
    stage.set_stock(FILTERS, 9)
    turns = buyers_at_the_gate(stage, 2, first_method="sandbox:declined")
    stage.set_stock(FILTERS, 1)
    arena = Arena.at(stage)
    ends = set()
    for seed in range(count):
        arena.hear(seed, turns)
        sold = [order for order in new_orders(stage.table) if not order.refused_because]
        assert stage.stock(FILTERS)[0] == 1 - len(sold), f"seed {seed}"
        ends.add(len(sold))
        if seed % LEDGER_EVERY == 0:
            assert faults(rest(stage).table, arena.before) == [], f"seed {seed}"
    assert ends == {0, 1}
    record_property("cases", count)
