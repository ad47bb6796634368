"""Versions, conditions and all-or-nothing: what every engine does alike."""

from __future__ import annotations

import pytest

from skill.domain.errors import ProgrammingError
from skill.services.table import Add, Check, Delete, Expect, Item, Key, Put
from tests.adapters.table.stores import Store


def test_put_stores_a_whole_item(store: Store) -> None:
    key = store.put("order#1", {"state": "open"}, index=store.place("2025-03-02"), expires_at=2_000_000_000)
    assert store.table.get(key) == Item(key, {"state": "open"}, 1, 2_000_000_000, store.place("2025-03-02"))


def test_absent_item_reads_as_none(store: Store) -> None:
    assert store.table.get(store.key("order#1")) is None


def test_put_if_absent_refuses_a_second(store: Store) -> None:
    key = store.put("order#1", {"n": 1})
    assert store.refused(Put(key, {"n": 2})) == (0, "exists")
    assert store.read(key) == {"n": 1}


def test_put_at_version_replaces_the_item(store: Store) -> None:
    key = store.put("order#1", {"old": 1}, index=store.place("a"), expires_at=2_000_000_000)
    store.table.write(Put(key, {"new": 2}, 1))
    assert store.table.get(key) == Item(key, {"new": 2}, 2)


def test_put_at_stale_version_is_refused(store: Store) -> None:
    key = store.put("order#1", {"n": 1})
    store.table.write(Put(key, {"n": 2}, 1))
    assert store.refused(Put(key, {"n": 3}, 1)) == (0, "version")
    assert store.read(key) == {"n": 2}


def test_put_at_version_needs_an_item(store: Store) -> None:
    assert store.refused(Put(store.key("order#1"), {"n": 1}, 1)) == (0, "version")
    assert store.read(store.key("order#1")) is None


def test_put_at_version_counts_up(store: Store) -> None:
    key = store.put("order#1")
    for version in (1, 2, 3):
        store.table.write(Put(key, {"n": version}, version))
    assert store.version(key) == 4


def test_put_anyway_creates_at_one(store: Store) -> None:
    key = store.put("order#1", {"n": 1}, expect=Expect.ANYTHING)
    assert store.table.get(key) == Item(key, {"n": 1}, 1)


def test_put_anyway_replaces_and_counts(store: Store) -> None:
    key = store.put("order#1", {"old": 1}, index=store.place("a"), expires_at=2_000_000_000)
    store.table.write(Put(key, {"new": 2}, Expect.ANYTHING))
    assert store.table.get(key) == Item(key, {"new": 2}, 2)


def test_put_anyway_sets_index_and_expiry(store: Store) -> None:
    key = store.put("order#1")
    put = Put(key, {"n": 2}, Expect.ANYTHING, expires_at=2_000_000_000, index=store.place("b"))
    store.table.write(put)
    assert store.table.get(key) == Item(key, {"n": 2}, 2, 2_000_000_000, store.place("b"))


def test_put_anyway_works_beside_others(store: Store) -> None:
    one, two = store.put("order#1"), store.key("order#2")
    store.table.write(Put(one, {"n": 5}, Expect.ANYTHING), Put(two, {"n": 6}))
    assert (store.version(one), store.read(one), store.read(two)) == (2, {"n": 5}, {"n": 6})


def test_delete_removes_the_item(store: Store) -> None:
    key = store.put("order#1")
    store.table.write(Delete(key))
    assert store.table.get(key) is None


def test_delete_of_nothing_is_fine(store: Store) -> None:
    store.table.write(Delete(store.key("order#1")))
    assert store.table.get(store.key("order#1")) is None


def test_delete_at_version_removes_it(store: Store) -> None:
    key = store.put("order#1")
    store.table.write(Delete(key, 1))
    assert store.table.get(key) is None


def test_delete_at_stale_version_is_refused(store: Store) -> None:
    key = store.put("order#1")
    store.table.write(Put(key, {"n": 2}, 1))
    assert store.refused(Delete(key, 1)) == (0, "version")
    assert store.read(key) == {"n": 2}


def test_delete_at_version_needs_an_item(store: Store) -> None:
    assert store.refused(Delete(store.key("order#1"), 1)) == (0, "version")


def test_versions_start_over_after_delete(store: Store) -> None:
    key = store.put("order#1")
    store.table.write(Put(key, {"n": 2}, 1))
    store.table.write(Delete(key))
    store.table.write(Put(key, {"n": 3}))
    assert store.version(key) == 1


def test_check_holds_and_changes_nothing(store: Store) -> None:
    key = store.put("order#1")
    store.table.write(Check(key, 1), Put(store.key("order#2"), {"n": 2}))
    assert (store.version(key), store.version(store.key("order#2"))) == (1, 1)


def test_check_of_stale_version_is_refused(store: Store) -> None:
    key = store.put("order#1")
    assert store.refused(Put(store.key("order#2"), {"n": 2}), Check(key, 2)) == (1, "version")
    assert store.read(store.key("order#2")) is None


def test_check_zero_demands_absence(store: Store) -> None:
    key = store.put("order#1")
    store.table.write(Check(store.key("order#3"), 0))
    assert store.refused(Check(key, 0)) == (0, "version")


def test_check_of_absent_item_is_refused(store: Store) -> None:
    assert store.refused(Check(store.key("order#1"), 1)) == (0, "version")


def test_refused_write_leaves_no_trace(store: Store) -> None:
    kept, gone = store.put("order#1", {"n": 1}), store.put("order#2")
    counter = store.counter(available=5)
    changes = (
        Put(store.key("order#3"), {"n": 3}, index=store.place("x")),
        Delete(gone),
        Add(counter, {"available": -1}),
        Put(kept, {"n": 9}, 7),
    )
    assert store.refused(*changes) == (3, "version")
    assert store.sorts() == ["counter#stock", "order#1", "order#2"]
    assert (store.read(kept), store.read(counter), store.version(counter)) == ({"n": 1}, {"available": 5}, 1)
    assert store.table.query(store.place("x").partition, index=True).items == ()


def test_conflict_names_the_first_change(store: Store) -> None:
    one, two = store.put("order#1"), store.put("order#2")
    assert store.refused(Put(store.key("order#3"), {}), Put(one, {}), Delete(two, 4)) == (1, "exists")


def test_write_reaches_several_partitions(store: Store) -> None:
    elsewhere = Key(f"{store.partition}#other", "order#1")
    store.table.write(Put(store.key("order#1"), {"n": 1}), Put(elsewhere, {"n": 2}))
    assert (store.read(store.key("order#1")), store.read(elsewhere)) == ({"n": 1}, {"n": 2})


def test_write_takes_a_hundred_changes(store: Store) -> None:
    store.table.write(*(Put(store.key(f"line#{number:03}"), {"n": number}) for number in range(100)))
    assert len(store.sorts(limit=200)) == 100


def test_write_refuses_hundred_and_one_changes(store: Store) -> None:
    changes = [Put(store.key(f"line#{number:03}"), {}) for number in range(101)]
    with pytest.raises(ProgrammingError, match="1 to 100 changes, not 101"):
        store.table.write(*changes)
    assert store.sorts() == []


def test_write_needs_at_least_one_change(store: Store) -> None:
    with pytest.raises(ProgrammingError, match="not 0"):
        store.table.write()


def test_two_changes_on_one_key_are_refused(store: Store) -> None:
    key, counter = store.put("order#1", {"n": 1}), store.counter(available=5)
    for pair in (
        (Put(key, {"n": 2}, 1), Check(key, 1)),
        (Delete(key), Put(key, {"n": 3})),
        (Add(counter, {"available": -1}), Add(counter, {"available": -1})),
    ):
        with pytest.raises(ProgrammingError, match="two changes on one key"):
            store.table.write(*pair)
    assert (store.read(key), store.read(counter)) == ({"n": 1}, {"available": 5})


@pytest.mark.parametrize("expect", [0, -1])
def test_put_refuses_an_impossible_version(store: Store, expect: int) -> None:
    with pytest.raises(ProgrammingError, match="a version is 1 or more"):
        store.table.write(Put(store.key("order#1"), {}, expect))


def test_other_impossible_versions_are_refused(store: Store) -> None:
    for change in (
        Delete(store.key("order#1"), 0),
        Check(store.key("order#1"), -1),
        Add(store.key("counter#a"), {"n": 1}, if_version=-1),
    ):
        with pytest.raises(ProgrammingError, match="a version is"):
            store.table.write(change)


def test_four_megabytes_are_too_much(store: Store) -> None:
    changes = [Put(store.key(f"line#{number}"), {"text": "x" * 390_000}) for number in range(11)]
    with pytest.raises(ProgrammingError, match="at most 4000000 bytes"):
        store.table.write(*changes)
    assert store.sorts() == []


def test_one_item_has_a_limit_too(store: Store) -> None:
    with pytest.raises(ProgrammingError, match="at most 400000 bytes"):
        store.table.write(Put(store.key("line#1"), {"text": "x" * 400_001}))
    store.put("line#2", {"text": "x" * 390_000})
    assert store.sorts() == ["line#2"]
