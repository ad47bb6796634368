from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from skill.adapters.clock import SystemClock
from skill.adapters.table.memory import MemoryTable
from skill.services.shop import Shop
from skill.services.shop_time import advance_shop_time, shop_time_ahead


@dataclass
class OnlyTable:
    table: MemoryTable


def shop() -> Shop:
    return cast("Shop", OnlyTable(MemoryTable(clock=SystemClock())))


def test_is_level_until_moved() -> None:
    assert shop_time_ahead(shop(), "m1") == timedelta(0)


def test_adds_one_jump_to_another() -> None:
    here = shop()
    advance_shop_time(here, "m1", timedelta(days=1))
    advance_shop_time(here, "m1", timedelta(minutes=10))
    assert shop_time_ahead(here, "m1") == timedelta(days=1, minutes=10)
    assert shop_time_ahead(here, "m2") == timedelta(0)
