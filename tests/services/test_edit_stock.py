from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.errors import InvalidInputError, NotFoundError, RefusedError
from skill.services.edit_stock import MOST, Stock, add_stock, set_stock, stock_of
from skill.services.records import stock
from skill.services.table import BusyError, Change, Item, Key
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of
from tests.services.purchases import FILTERS, placed
from tests.stage import LEA, Stage


class Selling:
    """Sell a pack whenever stock was read, so many times."""

    def __init__(self, stage: Stage, times: int) -> None:
        self._stage, self._times = stage, times

    def get(self, key: Key) -> Item | None:
        item = self._stage.table.get(key)
        if self._times and key.sort == "counter#stock":
            self._times -= 1
            self._stage.table.write(stock.reserve(DEMO_MERCHANT, FILTERS, 1))
        return item

    def write(self, *changes: Change) -> None:
        self._stage.table.write(*changes)


def add(stage: Stage, packs: int, edit_id: str = "e-1") -> Stock:
    return add_stock(stage.shop, DEMO_MERCHANT, FILTERS, packs, edit_id=edit_id)


def count(stage: Stage, packs: int, edit_id: str = "e-1") -> Stock:
    return set_stock(stage.shop, DEMO_MERCHANT, FILTERS, packs, edit_id=edit_id)


def test_packs_are_added_and_taken(stage: Stage) -> None:
    assert add(stage, 24) == Stock(FILTERS, 100, 0)
    assert add(stage, -100, "e-2") == Stock(FILTERS, 0, 0)


def test_same_edit_is_made_once(stage: Stage) -> None:
    add(stage, 24)
    before = items_of(stage.table)
    assert add(stage, 24) == Stock(FILTERS, 100, 0)
    assert items_of(stage.table) == before


def test_repeated_edit_is_done_whatever_is_left(stage: Stage) -> None:
    assert add(stage, -70) == Stock(FILTERS, 6, 0)
    assert add(stage, -70) == Stock(FILTERS, 6, 0)
    assert count(stage, 0, "e-2") == Stock(FILTERS, 0, 0)
    add(stage, 10, "e-3")
    placed(stage.as_customer(LEA))
    assert count(stage, 0, "e-2") == Stock(FILTERS, 8, 2)


def test_edit_id_names_one_edit_only(stage: Stage) -> None:
    add(stage, 24)
    before = items_of(stage.table)
    with pytest.raises(RefusedError, match="another correction"):
        add(stage, 25)
    with pytest.raises(RefusedError, match="another correction"):
        count(stage, 24)
    assert items_of(stage.table) == before


def test_promised_packs_cannot_be_taken(stage: Stage) -> None:
    placed(stage.as_customer(LEA))
    before = items_of(stage.table)
    with pytest.raises(RefusedError, match=r"only 74 packs of .* are free, 2 are promised"):
        add(stage, -75)
    with pytest.raises(RefusedError, match=r"2 packs of .* are promised"):
        count(stage, 1)
    assert items_of(stage.table) == before


def test_count_includes_promised_packs(stage: Stage) -> None:
    placed(stage.as_customer(LEA))
    assert count(stage, 50) == Stock(FILTERS, 48, 2)
    assert stock_of(stage.shop, DEMO_MERCHANT, FILTERS).on_hand == 50
    assert count(stage, 2, "e-2") == Stock(FILTERS, 0, 2)


def test_sale_during_a_count_is_kept(stage: Stage) -> None:
    selling = replace(stage.shop, table=Selling(stage, 3))  # type: ignore[arg-type]  # what an edit asks of a table
    assert set_stock(selling, DEMO_MERCHANT, FILTERS, 50, edit_id="e-1") == Stock(FILTERS, 47, 3)


def test_endless_sales_are_reported(stage: Stage) -> None:
    selling = replace(stage.shop, table=Selling(stage, 50))  # type: ignore[arg-type]  # what an edit asks of a table
    with pytest.raises(BusyError, match="too fast to be counted"):
        set_stock(selling, DEMO_MERCHANT, FILTERS, 70, edit_id="e-1")


def test_nonsense_is_refused(stage: Stage) -> None:
    before = items_of(stage.table)
    for packs in (MOST + 1, -MOST - 1):
        with pytest.raises(InvalidInputError, match="more than a shop has"):
            add(stage, packs)
    with pytest.raises(NotFoundError, match="no product 'gold'"):
        add_stock(stage.shop, DEMO_MERCHANT, "gold", 1, edit_id="e-1")
    assert items_of(stage.table) == before
