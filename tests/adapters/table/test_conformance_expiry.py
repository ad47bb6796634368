"""Expiry: an item past its time is absent, for reads and for conditions, though it still lies there (R13)."""

from __future__ import annotations

import pytest

from skill.services.table import Add, Check, Delete, Expect, Item, Key, Put, Range
from tests.adapters.table.stores import NOW, Store, take


@pytest.fixture
def key(store: Store) -> Key:
    """The key of an item that expires ten seconds from now."""
    return store.put("session#1", {"n": 1}, expires_at=NOW + 10, index=store.place("soon"))


@pytest.fixture
def expired(store: Store, key: Key) -> Key:
    store.pass_seconds(10)
    return key


@pytest.fixture
def counter(store: Store) -> Key:
    """The key of a counter that expired a moment ago."""
    key = store.put("counter#tries", {"tries": 3, "left": 7}, expires_at=NOW + 10)
    store.pass_seconds(10)
    return key


def test_item_lives_until_its_second(store: Store, key: Key) -> None:
    store.pass_seconds(9)
    assert store.read(key) == {"n": 1}
    store.pass_seconds(1)
    assert store.read(key) is None


def test_expired_item_is_left_out(store: Store, expired: Key) -> None:
    fresh = store.put("session#2")
    assert set(store.table.get_many([expired, fresh])) == {fresh}


def test_expired_item_is_not_queried(store: Store, expired: Key) -> None:
    assert expired.sort == "session#1"
    assert store.sorts() == []
    assert store.table.query(store.place("x").partition, index=True).items == ()


def test_expired_items_do_not_shorten_pages(store: Store) -> None:
    for number in range(6):
        store.put(f"line#{number}", expires_at=NOW + 1 if number % 2 else None)
    store.pass_seconds(1)
    first = store.table.query(store.partition, limit=2)
    rest = store.table.query(store.partition, limit=2, after=first.cursor)
    assert [[item.key.sort for item in page.items] for page in (first, rest)] == [["line#0", "line#2"], ["line#4"]]
    assert (first.cursor is None, rest.cursor) == (False, None)


def test_page_before_expired_tail_is_last(store: Store) -> None:
    for number in range(4):
        store.put(f"line#{number}", expires_at=NOW + 1 if number > 1 else None)
    store.pass_seconds(1)
    assert store.table.query(store.partition, Range("line#"), limit=2).cursor is None


def test_put_if_absent_replaces_expired_item(store: Store, expired: Key) -> None:
    store.table.write(Put(expired, {"n": 2}))
    assert store.table.get(expired) == Item(expired, {"n": 2}, 1)


def test_put_anyway_replaces_expired_item(store: Store, expired: Key) -> None:
    store.table.write(Put(expired, {"n": 2}, Expect.ANYTHING))
    item = store.table.get(expired)
    assert item is not None
    assert (item.attributes, item.expires_at, item.index) == ({"n": 2}, None, None)


def test_put_at_version_misses_expired_item(store: Store, expired: Key) -> None:
    assert store.refused(Put(expired, {"n": 2}, 1)) == (0, "version")
    assert store.read(expired) is None


def test_check_misses_expired_item(store: Store, expired: Key) -> None:
    assert store.refused(Check(expired, 1)) == (0, "version")
    store.table.write(Check(expired, 0), Put(store.key("session#2"), {}))
    assert store.sorts() == ["session#2"]


def test_delete_at_version_misses_expired_item(store: Store, expired: Key) -> None:
    assert store.refused(Delete(expired, 1)) == (0, "version")
    store.table.write(Delete(expired))
    assert store.read(expired) is None


def test_conditions_hold_before_the_expiry(store: Store, key: Key) -> None:
    store.pass_seconds(9)
    assert store.refused(Put(key, {"n": 2})) == (0, "exists")
    assert store.refused(Check(key, 0)) == (0, "version")
    store.table.write(Put(key, {"n": 2}, 1, expires_at=NOW + 20))
    store.pass_seconds(2)
    assert store.read(key) == {"n": 2}


def test_expired_counter_starts_at_zero(store: Store, counter: Key) -> None:
    store.table.write(Add(counter, {"tries": 1}, ceiling={"tries": 3}))
    assert store.table.get(counter) == Item(counter, {"tries": 1}, 1)


def test_expired_counter_fails_its_floor(store: Store, counter: Key) -> None:
    assert store.refused(Add(counter, {"left": -1}, floor={"left": 0})) == (0, "floor")
    assert store.read(counter) is None


def test_expired_counter_fails_its_ceiling(store: Store, counter: Key) -> None:
    assert store.refused(Add(counter, {"tries": 4}, ceiling={"tries": 3})) == (0, "ceiling")


def test_expired_counter_has_no_version(store: Store, counter: Key) -> None:
    assert store.refused(Add(counter, {"tries": 1}, if_version=1)) == (0, "version")
    store.table.write(Add(counter, {"tries": 1}, if_version=0))
    assert store.read(counter) == {"tries": 1}


def test_expired_counter_moves_beside_others(store: Store, counter: Key) -> None:
    stock = store.put("counter#stock", {"available": 1, "reserved": 0})
    assert store.refused(Add(counter, {"tries": 1}), take(stock, 2)) == (1, "floor")
    assert (store.read(counter), store.read(stock)) == (None, {"available": 1, "reserved": 0})
    store.table.write(Add(counter, {"tries": 1}), take(stock, 1), Put(store.key("order#1"), {}))
    assert (store.read(counter), store.read(stock)) == ({"tries": 1}, {"available": 0, "reserved": 1})


def test_expired_counter_can_be_put_anew(store: Store, counter: Key) -> None:
    store.table.write(Put(counter, {"tries": 0}, expires_at=NOW + 100))
    assert store.table.get(counter) == Item(counter, {"tries": 0}, 1, NOW + 100)


def test_add_keeps_the_expiry(store: Store) -> None:
    key = store.put("counter#tries", {"tries": 0}, expires_at=NOW + 10)
    store.table.write(Add(key, {"tries": 1}))
    assert store.table.get(key) == Item(key, {"tries": 1}, 2, NOW + 10)


def test_add_can_set_the_expiry(store: Store) -> None:
    key = store.key("counter#tries")
    store.table.write(Add(key, {"tries": 1}, expires_at=NOW + 10))
    store.pass_seconds(5)
    store.table.write(Add(key, {"tries": 1}, expires_at=NOW + 20))
    assert store.table.get(key) == Item(key, {"tries": 2}, 2, NOW + 20)
    store.pass_seconds(15)
    store.table.write(Add(key, {"tries": 1}, expires_at=NOW + 90))
    assert store.table.get(key) == Item(key, {"tries": 1}, 1, NOW + 90)
