from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.cases import Case, CaseKind, CaseState, Remedy
from skill.domain.errors import InvalidInputError, NotFoundError, RefusedError
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order
from skill.services.judge_case import accept, change_case, refuse
from skill.services.records import keys
from skill.services.records.cases import put_case, recent_cases
from skill.services.records.orders import put_order
from skill.services.table import BusyError, Change
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of
from tests.services.cases import (
    ARIEL_ORDER,
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
    stored,
)
from tests.stage import LEA, Stage


def test_accepted_withdrawal_asks_for_the_goods(stage: Stage) -> None:
    case = declare(stage, numbered(stage.wait(days=20), RAZOR_ORDER)).case
    accepted = accept(stage.shop, case, merchant=stage.merchant)
    assert (accepted.state, str(accepted.send_back_by)) == (CaseState.AWAITING_GOODS, "2026-12-27")
    assert case_stored(stage, case).return_code == accepted.return_code != ""
    assert events(stage, case).keys() == {"withdrawal_received", "return_instructions"}


def test_accepting_twice_is_once(stage: Stage) -> None:
    case = declare(stage, numbered(stage.wait(days=30), ARIEL_ORDER), CaseKind.DAMAGED, Remedy.REPLACE).case
    accept(stage.shop, case, merchant=stage.merchant)
    before = items_of(stage.table)
    assert accept(stage.shop, case, merchant=stage.merchant).state is CaseState.SETTLED
    assert items_of(stage.table) == before
    assert len([order for order in stage.orders if order.replaces]) == 1


def test_refusal_undoes_the_credit(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA))
    case = declare(stage, order).case
    assert stored(stage, order).credited == order.total
    refused = refuse(stage.shop, case, " benutzt ", merchant=stage.merchant)
    assert (refused.state, refused.judgement) == (CaseState.REFUSED, "benutzt")
    assert (stored(stage, order).credited, stored(stage, order).delivery_credited) == (Money(0), False)
    assert "case_refused" in events(stage, case)


def test_refused_packs_can_be_declared_again(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    refuse(stage.shop, case, "benutzt", merchant=stage.merchant)
    assert declare(stage, numbered(stage, RAZOR_ORDER)).case.case_id != case.case_id


def test_refusal_recalls_what_has_not_left(stage: Stage) -> None:
    before = stage.stock(PAMPERS)
    case = declare(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WRONG_ITEM, Remedy.REPLACE).case
    refuse(stage.shop, case, "stimmt nicht", merchant=stage.merchant)
    assert stage.stock(PAMPERS) == before
    assert stage.orders[0].state is CheckoutState.CANCELED


def test_one_product_is_refused_and_the_other_not(stage: Stage) -> None:
    order = numbered(stage, RAZOR_ORDER)
    case = declare(stage, order).case
    refused = refuse(stage.shop, case, "Siegel gebrochen", merchant=stage.merchant, skus=frozenset({BRITA}))
    goes_on = case_stored(stage, case)
    assert ([line.sku for line in refused.lines], refused.refund) == ([BRITA], Money(1899))
    assert ([line.sku for line in goes_on.lines], goes_on.refund) == ([GILLETTE], Money(3199))
    assert (refused.state, goes_on.state) == (CaseState.REFUSED, CaseState.AWAITING_GOODS)
    assert [line.credited for line in numbered(stage, RAZOR_ORDER).lines] == [1, 0]


def test_part_kept_costs_its_delivery(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA))
    lines = (replace(order.lines[0], quantity=1), replace(order.lines[0], sku=BRITA, quantity=1))
    order = _as(stage, replace(order, lines=lines))
    case = declare(stage, order).case
    assert case.refund == Money(249 * 2 + 290)
    refuse(stage.shop, case, "benutzt", merchant=stage.merchant, skus=frozenset({BRITA}))
    assert case_stored(stage, case).refund == stored(stage, order).credited == Money(249)
    assert stored(stage, order).delivery_credited is False


def test_refusing_a_part_twice_is_once(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    first = refuse(stage.shop, case, "benutzt", merchant=stage.merchant, skus=frozenset({BRITA}))
    again = refuse(stage.shop, case, "benutzt", merchant=stage.merchant, skus=frozenset({BRITA}))
    assert again.case_id == first.case_id
    assert len(recent_cases(stage.table, stage.owner)) == 2


def test_all_products_named_is_the_whole(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    refused = refuse(stage.shop, case, "benutzt", merchant=stage.merchant, skus=frozenset({BRITA, GILLETTE}))
    assert refused.case_id == case.case_id


def test_complaint_is_refused_as_a_whole(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER), CaseKind.RETURN).case
    with pytest.raises(RefusedError, match="accepted or refused as a whole"):
        refuse(stage.shop, case, "benutzt", merchant=stage.merchant, skus=frozenset({BRITA}))


def test_paid_case_cannot_be_refused(stage: Stage) -> None:
    case = declare(stage, numbered(stage, ARIEL_ORDER), CaseKind.DAMAGED).case
    for _ in range(2):
        with pytest.raises(RefusedError, match="can no longer be refused"):
            refuse(stage.shop, case, "zu spät", merchant=stage.merchant)
        stage.work_off()
    assert case_stored(stage, case).state is CaseState.SETTLED


def test_refused_case_cannot_be_accepted(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    refuse(stage.shop, case, "benutzt", merchant=stage.merchant)
    with pytest.raises(RefusedError, match="would have to declare again"):
        accept(stage.shop, case, merchant=stage.merchant)
    assert refuse(stage.shop, case, "anders", merchant=stage.merchant).judgement == "benutzt"


def test_reason_and_products_are_demanded(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    before = items_of(stage.table)
    with pytest.raises(InvalidInputError, match="needs a reason"):
        refuse(stage.shop, case, "  ", merchant=stage.merchant)
    with pytest.raises(NotFoundError, match="is not about gold"):
        refuse(stage.shop, case, "x", merchant=stage.merchant, skus=frozenset({"gold"}))
    with pytest.raises(NotFoundError, match="case-0"):
        refuse(stage.shop, replace(case, case_id="case-0"), "x", merchant=stage.merchant)
    assert items_of(stage.table) == before


def test_rival_is_read_again(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    seen: list[int] = []

    def step(now: Case, _order: Order) -> tuple[Case, tuple[Change, ...]]:
        change = put_case(stage.owner, now, merchant=DEMO_MERCHANT)
        seen.append(now.version)
        if len(seen) == 1:
            stage.table.write(change)
        return now, (change,)

    assert change_case(stage.shop, case, stage.merchant, step).version == 2
    assert seen == [1, 2]


def test_endless_rivals_are_reported(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case

    def step(now: Case, _order: Order) -> tuple[Case, tuple[Change, ...]]:
        change = put_case(stage.owner, now, merchant=DEMO_MERCHANT)
        stage.table.write(change)
        return now, (change,)

    with pytest.raises(BusyError, match="kept changing"):
        change_case(stage.shop, case, stage.merchant, step)


def _as(stage: Stage, order: Order) -> Order:
    stage.table.write(put_order(keys.order(stage.owner, order.order_id), order, merchant=DEMO_MERCHANT))
    return stored(stage, order)


def test_accepted_late_withdrawal_recalls_the_replacement(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA))
    declare(stage.wait(days=13), stored(stage, order), CaseKind.DAMAGED, Remedy.REPLACE)
    case = declare(stage.wait(days=10), stored(stage, order)).case
    assert (case.state, stage.orders[0].state) == (CaseState.DECLARED, CheckoutState.COMPLETED)
    accept(stage.shop, case, merchant=stage.merchant)
    assert stage.orders[0].state is CheckoutState.CANCELED
