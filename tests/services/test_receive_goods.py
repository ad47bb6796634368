from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.cart import CartLine
from skill.domain.cases import Case, CaseKind, CaseState, Remedy
from skill.domain.errors import InvalidInputError, NotFoundError, RefusedError
from skill.domain.product import Withdrawal
from skill.services.receive_goods import receive_goods, sold_again
from tests.reliability.contents import items_of
from tests.services.cases import (
    BRITA,
    GILLETTE,
    PAMPERS,
    PAMPERS_ORDER,
    RAZOR_ORDER,
    case_stored,
    declare,
    delivered,
    events,
    numbered,
)
from tests.services.purchases import FILTERS
from tests.stage import LEA, Stage

BUTTER, SIZE_FIVE = "kerrygold-butter-250g", "pampers-baby-dry-5-92"


def receive(stage: Stage, case: Case, **restock: int) -> Case:
    packs = {name.replace("_", "-"): quantity for name, quantity in restock.items()}
    return receive_goods(stage.shop, case, merchant=stage.merchant, restock=packs or None)


def test_goods_go_to_the_shelf_and_money_follows(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    before = [stage.stock(sku) for sku in (GILLETTE, BRITA)]
    received = receive(stage, case)
    assert received.state is CaseState.RECEIVED
    assert [stage.stock(sku) for sku in (GILLETTE, BRITA)] == [(free + 1, kept) for free, kept in before]
    assert events(stage, case)["refund"].kind == "refund_case"


def test_receiving_twice_is_once(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    receive(stage, case)
    before = items_of(stage.table)
    assert receive(stage, case).state is CaseState.RECEIVED
    assert items_of(stage.table) == before
    stage.work_off()
    assert receive(stage, case).state is CaseState.SETTLED


def test_wrong_goods_settle_a_replacement(stage: Stage) -> None:
    case = declare(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WRONG_ITEM, Remedy.REPLACE).case
    four, five = stage.stock(PAMPERS), stage.stock(SIZE_FIVE)
    assert receive(stage, case, pampers_baby_dry_5_92=1).state is CaseState.SETTLED
    assert (stage.stock(PAMPERS), stage.stock(SIZE_FIVE)) == (four, (five[0] + 1, five[1]))
    assert "refund" not in events(stage, case)


def test_food_is_not_sold_again(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA), (CartLine(BUTTER, 1), CartLine(FILTERS, 1)))
    assert sold_again(declare(stage, order).case, order) == {FILTERS: 1}


@pytest.mark.parametrize(
    ("kind", "again"),
    [(CaseKind.RETURN, {GILLETTE: 1}), (CaseKind.EXCHANGE, {GILLETTE: 1}), (CaseKind.DAMAGED, {})],
)
def test_faulty_goods_are_not_sold_again(stage: Stage, kind: CaseKind, again: dict[str, int]) -> None:
    order = numbered(stage, RAZOR_ORDER)
    case = declare(stage, order, kind, gillette_fusion5_klingen_8=1).case
    assert sold_again(case, order) == again
    opened = replace(order.lines[0], withdrawal=Withdrawal.SEALED_HYGIENE)
    assert sold_again(case, replace(order, lines=(opened,))) == {}


def test_nothing_is_received_unasked(stage: Stage) -> None:
    case = declare(stage, numbered(stage.wait(days=20), RAZOR_ORDER)).case
    before = items_of(stage.table)
    with pytest.raises(RefusedError, match="is declared: only goods that were asked for"):
        receive(stage, case)
    assert items_of(stage.table) == before


def test_only_known_goods_are_restocked(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    with pytest.raises(NotFoundError, match="no product gold"):
        receive(stage, case, gold=1)
    with pytest.raises(InvalidInputError, match="fewer than none"):
        receive(stage, case, brita_maxtra_pro_3=-1)
    with pytest.raises(InvalidInputError, match="at most 1,000,000"):
        receive(stage, case, brita_maxtra_pro_3=10**24)
    assert case_stored(stage, case).state is CaseState.AWAITING_GOODS
