"""Values: what goes in comes out, of the same type, in every engine."""

from __future__ import annotations

from collections import OrderedDict
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

import pytest

from skill.domain.errors import ProgrammingError
from skill.services.table import Attributes, Key, Put, Value
from tests.adapters.table.stores import Store


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Kaffeefilter Größe 4 – „hübsch“",
        "☕️👩‍👩‍👧 𝔘 日本語 عربي",
        "a\x00b\n\t\"'\\",
        0,
        -1,
        2**53 + 1,
        10**37 - 1,
        -(10**37) + 1,
        True,
        False,
        None,
        [],
        {},
        ["", 0, False, None, [], {}],
        {"a": {"b": {"c": [{"d": "e"}]}}},
        {"with.dots": {"#hash": ":colon"}, "größe": 1},
    ],
)
def test_value_comes_back_as_stored(store: Store, value: Value) -> None:
    key = store.put("note#1", {"value": value})
    (found,) = (store.read(key) or {}).values()
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("attributes", [{}, {"pk": "x", "sk": "y", "version": "z", "data": 1, "expires_at": 5}])
def test_attribute_names_are_free(store: Store, attributes: Attributes) -> None:
    assert store.read(store.put("note#1", attributes)) == attributes


def test_truth_and_one_stay_apart(store: Store) -> None:
    found = store.read(store.put("note#1", {"flag": True, "list": [True, 1, False, 0], "number": 1}))
    assert repr(found) == "{'flag': True, 'list': [True, 1, False, 0], 'number': 1}"


def test_maps_come_back_by_name(store: Store) -> None:
    found = store.read(store.put("note#1", {"b": {"z": 1, "ä": 2, "y": 3}, "c": 1, "a": 2}))
    assert repr(found) == "{'a': 2, 'b': {'y': 3, 'z': 1, 'ä': 2}, 'c': 1}"
    assert list(store.read(store.counter(b=1, a=2)) or {}) == ["a", "b"]


def test_other_collections_become_plain_ones(store: Store) -> None:
    attributes: Attributes = {"tuple": ("a", "b"), "map": MappingProxyType({"x": OrderedDict(y=1)}), "enum": Colour.RED}
    found = store.read(store.put("note#1", attributes)) or {}
    assert found == {"enum": "red", "map": {"x": {"y": 1}}, "tuple": ["a", "b"]}
    assert [type(value) for value in found.values()] == [str, dict, list]


@pytest.mark.parametrize("value", [1.5, Decimal(1), b"bytes", {1, 2}, object(), 10**40, {"deep": 0.1}, [[{"a": 2.0}]]])
def test_foreign_value_is_refused(store: Store, value: Value) -> None:
    with pytest.raises(ProgrammingError):
        store.put("note#1", {"value": value})
    assert store.sorts() == []


@pytest.mark.parametrize("name", ["", 1, None])
def test_attribute_name_is_a_text(store: Store, name: str) -> None:
    for attributes in ({name: 1}, {"outer": {name: 1}}):
        with pytest.raises(ProgrammingError, match="name"):
            store.put("note#1", attributes)
    assert store.sorts() == []


def test_half_a_surrogate_pair_is_refused(store: Store) -> None:
    with pytest.raises(ProgrammingError, match="half a surrogate pair"):
        store.put("note#1", {"text": "\ud83d"})
    with pytest.raises(ProgrammingError, match="half a surrogate pair"):
        store.put("note#\ud83d")
    assert store.sorts() == []


def test_nesting_has_an_end(store: Store) -> None:
    deep: Value = "leaf"
    for _ in range(28):
        deep = [deep]
    assert store.read(store.put("note#1", {"deep": deep})) == {"deep": deep}
    with pytest.raises(ProgrammingError, match="nested too deeply"):
        store.put("note#2", {"deep": [[[deep]]]})


def test_reader_cannot_change_what_is_stored(store: Store) -> None:
    key = store.put("note#1", {"list": [{"a": 1}]})
    found = store.read(key)
    assert isinstance(found, dict)
    found["list"][0]["a"] = 2
    found["more"] = True
    assert store.read(key) == {"list": [{"a": 1}]}


def test_writer_cannot_change_what_is_stored(store: Store) -> None:
    inner = [1, 2]
    key = store.put("note#1", {"list": inner})
    inner.append(3)
    assert store.read(key) == {"list": [1, 2]}


@pytest.mark.parametrize("sort", ["größe#ü", "a b/c?d&e=f", "☕️", "x" * 1024, "ü" * 512, "quote'\";--"])
def test_sort_keys_may_be_any_text(store: Store, sort: str) -> None:
    key = store.put(sort, {"n": 1})
    assert (store.read(key), store.sorts()) == ({"n": 1}, [sort])


def test_keys_have_a_length_in_bytes(store: Store) -> None:
    for put in (
        Put(store.key("x" * 1025), {}),
        Put(store.key("ü" * 513), {}),
        Put(Key("p" * 2049, "a"), {}),
        Put(store.key("a"), {}, index=store.place("x" * 1025)),
    ):
        with pytest.raises(ProgrammingError, match="is too long"):
            store.table.write(put)
    assert store.sorts() == []


def test_empty_keys_cannot_be_made() -> None:
    for partition, sort in (("", "a"), ("a", ""), ("", "")):
        with pytest.raises(ProgrammingError, match="a partition and a sort part"):
            Key(partition, sort)


def test_many_items_are_read_at_once(store: Store) -> None:
    keys = [store.put(f"note#{number}", {"n": number}) for number in range(5)]
    found = store.table.get_many([*keys, store.key("note#none"), keys[0]])
    assert {key: item.attributes for key, item in found.items()} == {key: {"n": n} for n, key in enumerate(keys)}


def test_more_than_hundred_are_read(store: Store) -> None:
    keys = [store.key(f"note#{number:03}") for number in range(130)]
    store.table.write(*(Put(key, {}) for key in keys[:100]))
    store.table.write(*(Put(key, {}) for key in keys[100:]))
    assert set(store.table.get_many(iter(keys))) == set(keys)


def test_reading_no_keys_reads_nothing(store: Store) -> None:
    assert dict(store.table.get_many([])) == {}
