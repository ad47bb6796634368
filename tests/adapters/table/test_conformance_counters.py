"""Counters: moved together, within floors and ceilings, by any number of writers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from skill.domain.errors import ProgrammingError
from skill.services.table import Add, Check, Delete, Expect, Item, Put, Value
from tests.adapters.table.stores import Store, take


def test_add_moves_several_counters_at_once(store: Store) -> None:
    key = store.counter(available=5, reserved=0)
    store.table.write(take(key, 2))
    assert store.table.get(key) == Item(key, {"available": 3, "reserved": 2}, 2)


def test_add_stops_at_its_floor(store: Store) -> None:
    key = store.counter(available=2, reserved=0)
    store.table.write(take(key, 2))
    assert store.refused(take(key, 1)) == (0, "floor")
    assert store.read(key) == {"available": 0, "reserved": 2}


def test_floor_may_lie_above_zero(store: Store) -> None:
    key = store.counter(available=5, reserved=0)
    assert store.refused(take(key, 2, floor=4)) == (0, "floor")
    store.table.write(take(key, 1, floor=4))
    assert store.read(key) == {"available": 4, "reserved": 1}


def test_floor_may_lie_below_zero(store: Store) -> None:
    key = store.counter(balance=0)
    store.table.write(Add(key, {"balance": -3}, floor={"balance": -3}))
    assert store.refused(Add(key, {"balance": -1}, floor={"balance": -3})) == (0, "floor")


def test_add_stops_at_its_ceiling(store: Store) -> None:
    key = store.counter(spent=90)
    assert store.refused(Add(key, {"spent": 11}, ceiling={"spent": 100})) == (0, "ceiling")
    store.table.write(Add(key, {"spent": 10}, ceiling={"spent": 100}))
    assert store.read(key) == {"spent": 100}


def test_floor_is_reported_before_the_ceiling(store: Store) -> None:
    key = store.counter(low=0, high=9)
    change = Add(key, {"low": -1, "high": 1}, floor={"low": 0}, ceiling={"high": 9})
    assert store.refused(change) == (0, "floor")


def test_limits_hold_for_counters_not_moved(store: Store) -> None:
    key = store.counter(available=5, locked=1)
    assert store.refused(Add(key, {"available": -1}, ceiling={"locked": 0})) == (0, "ceiling")
    assert store.refused(Add(key, {"available": -1}, floor={"locked": 2})) == (0, "floor")
    store.table.write(Add(key, {"available": -1}, floor={"locked": 1}, ceiling={"locked": 1}))
    assert store.read(key) == {"available": 4, "locked": 1}


def test_missing_counter_item_fails_a_floor(store: Store) -> None:
    key = store.key("counter#stock")
    assert store.refused(Add(key, {"available": 1}, floor={"available": 0})) == (0, "floor")
    assert store.table.get(key) is None


def test_missing_counter_fails_a_floor(store: Store) -> None:
    key = store.counter(reserved=4)
    assert store.refused(Add(key, {"available": 5}, floor={"available": 0})) == (0, "floor")
    assert store.read(key) == {"reserved": 4}


def test_missing_counter_counts_as_zero(store: Store) -> None:
    key = store.key("counter#spend")
    store.table.write(Add(key, {"spent": 60}, ceiling={"spent": 100}))
    assert store.refused(Add(key, {"spent": 41}, ceiling={"spent": 100})) == (0, "ceiling")
    assert store.table.get(key) == Item(key, {"spent": 60}, 1)


def test_missing_counter_may_not_jump_over(store: Store) -> None:
    key = store.key("counter#spend")
    assert store.refused(Add(key, {"spent": 101}, ceiling={"spent": 100})) == (0, "ceiling")
    assert store.table.get(key) is None


def test_missing_counter_meets_a_negative_ceiling(store: Store) -> None:
    key = store.key("counter#debt")
    assert store.refused(Add(key, {"debt": -1}, ceiling={"debt": -2})) == (0, "ceiling")
    store.table.write(Add(key, {"debt": -2}, ceiling={"debt": -2}))
    assert store.read(key) == {"debt": -2}


def test_add_without_limits_creates_the_item(store: Store) -> None:
    key = store.key("counter#visits")
    store.table.write(Add(key, {"visits": 1}))
    store.table.write(Add(key, {"visits": 1, "calls": 7}))
    assert store.table.get(key) == Item(key, {"visits": 2, "calls": 7}, 2)


def test_add_of_zero_only_counts_the_version(store: Store) -> None:
    key = store.counter(available=5)
    store.table.write(Add(key, {"available": 0}))
    assert store.table.get(key) == Item(key, {"available": 5}, 2)


def test_add_at_version_moves_the_counter(store: Store) -> None:
    key = store.counter(tries=0)
    store.table.write(Add(key, {"tries": 1}, if_version=1))
    assert store.refused(Add(key, {"tries": 1}, if_version=1)) == (0, "version")
    assert store.table.get(key) == Item(key, {"tries": 1}, 2)


def test_add_at_version_needs_an_item(store: Store) -> None:
    key = store.key("counter#tries")
    assert store.refused(Add(key, {"tries": 1}, if_version=1)) == (0, "version")
    store.table.write(Add(key, {"tries": 1}, if_version=0))
    assert store.refused(Add(key, {"tries": 1}, if_version=0)) == (0, "version")
    assert store.read(key) == {"tries": 1}


def test_version_is_reported_before_the_floor(store: Store) -> None:
    key = store.counter(available=0)
    assert store.refused(Add(key, {"available": -1}, floor={"available": 0}, if_version=3)) == (0, "version")


def test_counter_is_put_only_once(store: Store) -> None:
    key = store.counter(available=5)
    assert store.refused(Put(key, {"available": 9})) == (0, "exists")
    assert store.read(key) == {"available": 5}


@pytest.mark.parametrize("expect", [1, Expect.ANYTHING])
def test_counter_is_never_put_over(store: Store, expect: int | Expect) -> None:
    key = store.counter(available=5)
    with pytest.raises(ProgrammingError, match="only put where nothing stands"):
        store.table.write(Put(key, {"available": 9}, expect))
    assert store.read(key) == {"available": 5}


def test_counter_is_never_deleted(store: Store) -> None:
    key = store.counter(available=5)
    with pytest.raises(ProgrammingError, match="a counter is never deleted"):
        store.table.write(Delete(key))
    assert store.read(key) == {"available": 5}


def test_only_counters_can_be_added_to(store: Store) -> None:
    key = store.put("order#1", {"n": 1})
    with pytest.raises(ProgrammingError, match="only a counter can be added to"):
        store.table.write(Add(key, {"n": 1}))
    assert store.read(key) == {"n": 1}


@pytest.mark.parametrize("value", ["5", None, True, [1], {"a": 1}])
def test_counter_holds_integers_only(store: Store, value: Value) -> None:
    with pytest.raises(ProgrammingError, match="a counter holds integers only"):
        store.put("counter#stock", {"available": value})
    assert store.sorts() == []


@pytest.mark.parametrize("deltas", [{}, {"": 1}, {"n": True}, {"n": 10**40}])
def test_add_refuses_senseless_deltas(store: Store, deltas: Mapping[str, int]) -> None:
    with pytest.raises(ProgrammingError):
        store.table.write(Add(store.key("counter#stock"), deltas))
    assert store.sorts() == []


def test_check_works_on_counters_too(store: Store) -> None:
    key = store.counter(available=5)
    store.table.write(Check(key, 1), Put(store.key("order#1"), {}))
    assert store.refused(Check(key, 2)) == (0, "version")


def test_several_counters_move_all_or_none(store: Store) -> None:
    plenty, scarce = store.counter(available=5, reserved=0), store.put("counter#b", {"available": 1, "reserved": 0})
    order = Put(store.key("order#1"), {"state": "reserved"})
    assert store.refused(order, take(plenty, 2), take(scarce, 2)) == (2, "floor")
    assert store.read(plenty) == {"available": 5, "reserved": 0}
    assert store.read(store.key("order#1")) is None


def test_counter_names_may_be_any_text(store: Store) -> None:
    names = {"size": 1, "Größe.ü #1": 2, "data": 3, "version": 4, "pk": 5, "a" * 200: 6}
    key = store.put("counter#odd", names)
    store.table.write(Add(key, dict.fromkeys(names, 10), floor=names))
    assert store.read(key) == {name: number + 10 for name, number in names.items()}


def test_counters_outgrow_machine_words(store: Store) -> None:
    key = store.counter(big=2**63)
    store.table.write(Add(key, {"big": 2**63}))
    assert store.read(key) == {"big": 2**64}


def test_counter_keeps_its_index_entry(store: Store) -> None:
    key = store.put("counter#low", {"available": 3}, index=store.place("low"))
    store.table.write(Add(key, {"available": -1}))
    page = store.table.query(store.place("low").partition, index=True)
    assert page.items == (Item(key, {"available": 2}, 2, None, store.place("low")),)
