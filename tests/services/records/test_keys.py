from __future__ import annotations

import inspect

import pytest

from skill.services.records import keys
from skill.services.table import Key

MAKERS = {name: maker for name, maker in vars(keys).items() if inspect.isfunction(maker)}


@pytest.mark.parametrize("name", MAKERS)
def test_partition_names_merchant_and_entity(name: str) -> None:
    maker = MAKERS[name]
    parameters = list(inspect.signature(maker).parameters)
    if parameters[0] == "owner":
        assert maker(*["m1#customer#c1", "x"][: len(parameters)]).partition == "m1#customer#c1"
        return
    made = maker("m1", *["x", "y"][: len(parameters) - 1])
    partitions = made if isinstance(made, tuple) else [made.partition if isinstance(made, Key) else made]
    assert all("m1" in partition.split("#") and len(partition.split("#")) > 1 for partition in partitions)


def test_order_keys_sort_by_their_id() -> None:
    assert keys.order("m1#customer#c1", "o-1") < keys.order("m1#customer#c1", "o-2")


def test_due_work_is_sharded_and_sorted_by_time() -> None:
    early, late = keys.due("m1", "order#1", "2026-11-23T09"), keys.due("m1", "order#1", "2026-11-23T10")
    assert early.partition == late.partition
    assert early < late
    assert len(keys.due_partitions("m1")) == keys.DUE_SHARDS
    used = {keys.due("m1", f"order#{number}", "t").partition for number in range(200)}
    assert used == set(keys.due_partitions("m1"))


def test_counters_are_known_by_their_key() -> None:
    assert keys.stock("m1", "milk").is_counter
    assert keys.spending("m1#customer#c1", "2026-11").is_counter
    assert not keys.cart("m1#customer#c1").is_counter
