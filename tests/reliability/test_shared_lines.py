"""R11: lines that name one product twice are summed before anything is promised; none is sold beyond the sum."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.errors import OutOfStockError
from skill.services.place_order import Purchase, begin
from skill.services.records.orders import find_order
from tests.reliability.contents import items_of
from tests.services.purchases import FILTERS, purchase
from tests.stage import LEA, Stage, open_stage

pytestmark = pytest.mark.promise("R11")

SPLITS = [(1, 1), (1, 2), (2, 2), (3, 1), (5, 5), (1, 1, 1), (1, 2, 3), (4, 1, 4), (2, 2, 2, 2), (7, 1, 1, 1)]
SPARE = [-1, 0, 1, 10]


def split_purchase(stage: Stage, packs: tuple[int, ...]) -> Purchase:
    """Return a consented quote that names one product in several lines."""
    bought = purchase(stage)
    (line,) = bought.quote.lines
    lines = tuple(replace(line, quantity=quantity) for quantity in packs)
    return replace(bought, quote=replace(bought.quote, lines=lines))


@pytest.mark.parametrize("spare", SPARE)
@pytest.mark.parametrize("packs", SPLITS, ids=str)
def test_lines_of_one_product_are_summed(packs: tuple[int, ...], spare: int) -> None:
    stage = open_stage().as_customer(LEA)
    bought = split_purchase(stage, packs)
    stage.set_stock(FILTERS, sum(packs) + spare)
    before, promised = items_of(stage.table), stage.stock(FILTERS)[1]
    if spare < 0:
        with pytest.raises(OutOfStockError):
            begin(stage.shop, bought)
        assert items_of(stage.table) == before
        return
    order = begin(stage.shop, bought)
    assert stage.stock(FILTERS) == (spare, promised + sum(packs))
    assert find_order(stage.table, stage.owner, order.order_id) == order
