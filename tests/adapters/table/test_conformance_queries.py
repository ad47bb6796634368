"""Queries: order, ranges, pages and cursors, of the table and of its index."""

from __future__ import annotations

from itertools import chain

import pytest

from skill.domain.errors import InvalidInputError, ProgrammingError
from skill.services.table import Delete, Expect, Put, Range
from tests.adapters.table.stores import Store

SORTS = ["a#1", "order#1", "order#2", "order#3", "profile", "z"]


@pytest.fixture
def filled(store: Store) -> Store:
    for sort in reversed(SORTS):
        store.put(sort, {"sort": sort}, index=store.place(f"at#{sort}"))
    return store


def indexed(store: Store, within: Range = Range(), *, descending: bool = False) -> list[str]:  # noqa: B008 - frozen
    page = store.table.query(store.place("x").partition, within, index=True, descending=descending)
    return [item.index.sort for item in page.items if item.index]


def pages(store: Store, limit: int, *, index: bool = False, descending: bool = False) -> list[list[str]]:
    partition = store.place("x").partition if index else store.partition
    found, cursor = [], None
    while True:
        page = store.table.query(partition, limit=limit, after=cursor, index=index, descending=descending)
        found.append([item.key.sort for item in page.items])
        cursor = page.cursor
        if cursor is None:
            return found


def test_query_reads_in_sort_order(filled: Store) -> None:
    assert filled.sorts() == SORTS


def test_query_reads_backwards_too(filled: Store) -> None:
    assert filled.sorts(descending=True) == SORTS[::-1]


def test_query_returns_whole_items(filled: Store) -> None:
    page = filled.table.query(filled.partition, Range("profile"))
    assert page.items == (filled.table.get(filled.key("profile")),)


def test_unknown_partition_is_empty(store: Store) -> None:
    page = store.table.query(f"{store.partition}#nobody")
    assert (page.items, page.cursor) == ((), None)


def test_partitions_do_not_mix(filled: Store) -> None:
    assert filled.table.query(f"{filled.partition}x").items == ()
    assert filled.table.query(filled.partition.upper()).items == ()


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        (Range(prefix="order#"), SORTS[1:4]),
        (Range(prefix="o"), SORTS[1:4]),
        (Range(prefix="order#2"), ["order#2"]),
        (Range(prefix="x"), []),
        (Range(start="order#2"), SORTS[2:]),
        (Range(end="order#2"), SORTS[:3]),
        (Range(start="order#1", end="order#2"), SORTS[1:3]),
        (Range(start="order#2", end="order#2"), ["order#2"]),
        (Range(start="order#2", end="order#1"), []),
        (Range(start="", end="a#1"), ["a#1"]),
        (Range(end=""), []),
        (Range(start="order#15", end="order#29"), ["order#2"]),
    ],
)
def test_range_limits_the_query(filled: Store, within: Range, expected: list[str]) -> None:
    assert filled.sorts(within=within) == expected
    assert filled.sorts(within=within, descending=True) == expected[::-1]
    assert indexed(filled, _moved(within)) == [f"at#{sort}" for sort in expected]


def _moved(within: Range) -> Range:
    if within.prefix:
        return Range(f"at#{within.prefix}")
    return Range(start=f"at#{within.start or ''}", end="at#~" if within.end is None else f"at#{within.end}")


def test_prefix_and_bounds_exclude_each_other() -> None:
    with pytest.raises(ProgrammingError, match="not both"):
        Range("order#", start="order#1")


def test_text_sorts_by_code_point(store: Store) -> None:
    sorts = ["10", "9", "A", "a", "z", "ä", "\ud7ff", "\ue000", "\uffff", "😀", "\U0010ffff"]
    for sort in reversed(sorts):
        store.put(sort)
    assert store.sorts() == sorts


@pytest.mark.parametrize("prefix", ["ä", "\ud7ff", "😀", "\U0010ffff", "a\U0010ffff"])
def test_prefix_may_be_any_text(store: Store, prefix: str) -> None:
    for sort in (prefix, f"{prefix}\U0010ffffz", f"{prefix}a", "0", "a", "\ue000"):
        store.put(sort)
    assert store.sorts(within=Range(prefix)) == sorted([prefix, f"{prefix}\U0010ffffz", f"{prefix}a"])


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 6, 7])
def test_pages_cover_everything_once(filled: Store, limit: int) -> None:
    expected = [SORTS[first : first + limit] for first in range(0, 6, limit)]
    assert pages(filled, limit) == expected
    assert pages(filled, limit, index=True) == expected


def test_pages_run_backwards_too(filled: Store) -> None:
    assert pages(filled, 4, descending=True) == [SORTS[:1:-1], SORTS[1::-1]]
    assert pages(filled, 4, descending=True, index=True) == [SORTS[:1:-1], SORTS[1::-1]]


def test_last_page_has_no_cursor(filled: Store) -> None:
    assert filled.table.query(filled.partition, limit=6).cursor is None
    assert filled.table.query(filled.partition, limit=5).cursor is not None


def test_cursor_stays_within_the_range(filled: Store) -> None:
    first = filled.table.query(filled.partition, Range("order#"), limit=2)
    rest = filled.table.query(filled.partition, Range("order#"), limit=2, after=first.cursor)
    assert ([item.key.sort for item in rest.items], rest.cursor) == (["order#3"], None)


def test_cursor_survives_changes_behind_it(filled: Store) -> None:
    cursor = filled.table.query(filled.partition, limit=2).cursor
    filled.table.write(Delete(filled.key("order#1")), Put(filled.key("order#0"), {}), Put(filled.key("order#11"), {}))
    assert filled.sorts(after=cursor) == ["order#11", *SORTS[2:]]


@pytest.mark.parametrize("cursor", ["", "x", "[]", "[1, 2, 3]", '["a", "b"]', '["a", "", "b"]', "null", "{}", '"abc"'])
def test_foreign_cursor_is_refused(filled: Store, cursor: str) -> None:
    with pytest.raises(InvalidInputError, match="no cursor"):
        filled.table.query(filled.partition, after=cursor)


@pytest.mark.parametrize("limit", [0, -1])
def test_page_needs_some_room(filled: Store, limit: int) -> None:
    with pytest.raises(ProgrammingError, match="one item or more"):
        filled.table.query(filled.partition, limit=limit)


def test_index_lists_items_of_many_partitions(store: Store) -> None:
    store.put("order#1", index=store.place("2"))
    other = Store(store.table, store.clock, f"{store.partition}#b")
    other.put("order#1", index=store.place("1"))
    page = store.table.query(store.place("x").partition, index=True)
    assert [item.key for item in page.items] == [other.key("order#1"), store.key("order#1")]


def test_items_without_entry_are_not_indexed(store: Store) -> None:
    store.put("order#1")
    store.put("order#2", index=store.place("2"))
    assert indexed(store) == ["2"]


def test_later_put_moves_the_index_entry(store: Store) -> None:
    key = store.put("order#1", index=store.place("early"))
    store.table.write(Put(key, {}, 1, index=store.place("late")))
    assert indexed(store) == ["late"]
    store.table.write(Put(key, {}, Expect.ANYTHING, index=store.place("later")))
    assert indexed(store) == ["later"]


@pytest.mark.parametrize("expect", [1, Expect.ANYTHING])
def test_later_put_removes_the_index_entry(store: Store, expect: int | Expect) -> None:
    key = store.put("order#1", index=store.place("early"))
    store.table.write(Put(key, {}, expect))
    assert indexed(store) == []


def test_delete_removes_the_index_entry(store: Store) -> None:
    key = store.put("order#1", index=store.place("early"))
    store.table.write(Delete(key))
    assert indexed(store) == []


def test_equal_index_keys_page_completely(store: Store) -> None:
    for number in range(7):
        store.put(f"order#{number}", index=store.place("same"))
    found = pages(store, 3, index=True)
    assert [len(page) for page in found] == [3, 3, 1]
    assert sorted(chain(*found)) == [f"order#{number}" for number in range(7)]
    assert sorted(chain(*pages(store, 2, index=True, descending=True))) == sorted(chain(*found))


def test_big_partition_pages_completely(store: Store) -> None:
    for first in range(0, 250, 50):
        store.table.write(*(Put(store.key(f"line#{number:03}"), {"n": number}) for number in range(first, first + 50)))
    assert [len(page) for page in pages(store, 100)] == [100, 100, 50]


def test_big_items_fill_pages_too(store: Store) -> None:
    for number in range(8):
        store.put(f"line#{number}", {"text": "x" * 300_000})
    assert [len(page) for page in pages(store, 8)] == [8]
