from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from skill.domain.cart import CartLine
from skill.domain.cases import CaseKind, CaseState, Remedy
from skill.domain.errors import (
    InvalidInputError,
    NotDeliveredError,
    NotFoundError,
    OutOfStockError,
    ReturnPeriodOverError,
    TooManyPacksError,
)
from skill.domain.money import Money
from skill.domain.order import CheckoutState, PaymentState
from skill.services.declare_case import declare_case, paid_order
from skill.services.place_order import begin
from skill.services.records.cases import recent_cases
from skill.services.table import ConflictError
from tests.reliability.contents import items_of
from tests.services.cases import (
    ARIEL,
    ARIEL_ORDER,
    BRITA,
    GILLETTE,
    PAMPERS,
    PAMPERS_ORDER,
    RAZOR_ORDER,
    SHIPPED_ORDER,
    declaration,
    declare,
    delivered,
    events,
    numbered,
    shipped,
    stored,
)
from tests.services.purchases import FILTERS, MILK, placed, purchase
from tests.stage import LEA, Stage

BUTTER = "kerrygold-butter-250g"
SPAGHETTI_ORDER = "7253-9551"


def test_withdrawal_waits_for_the_goods(stage: Stage) -> None:
    order = numbered(stage, RAZOR_ORDER)
    declared = declare(stage, order, gillette_fusion5_klingen_8=1)
    case = declared.case
    assert (case.kind, case.state, case.refund) == (CaseKind.WITHDRAWAL, CaseState.AWAITING_GOODS, Money(3199))
    assert (case.send_back_by, case.return_code) == (date(2026, 12, 7), f"4688-2999-{case.case_id[-4:].upper()}")
    assert (case.declared_at, case.channel) == (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), "text")
    assert {line.sku: line.credited for line in stored(stage, order).lines} == {GILLETTE: 1, BRITA: 0}
    assert events(stage, case).keys() == {"withdrawal_received", "return_instructions"}


def test_second_declaration_gets_the_first_case(stage: Stage) -> None:
    first = declare(stage, numbered(stage, RAZOR_ORDER), gillette_fusion5_klingen_8=1)
    before = items_of(stage.table)
    again = declare(stage, numbered(stage, RAZOR_ORDER), gillette_fusion5_klingen_8=1)
    assert (again.case.case_id, again.is_repeated, again.changes) == (first.case.case_id, True, ())
    assert items_of(stage.table) == before


def test_one_confirmation_is_one_case(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA))
    once = replace(declaration(order, melitta_filter_4_80=1), key="q-1")
    declared = declare_case(stage.shop, once, merchant=stage.merchant)
    stage.table.write(*declared.changes)
    for key, repeated in (("q-1", True), ("q-2", False)):
        again = replace(once, order=stored(stage, order), key=key)
        assert declare_case(stage.shop, again, merchant=stage.merchant).is_repeated is repeated


def test_rest_of_an_order_follows(stage: Stage) -> None:
    declare(stage, numbered(stage, RAZOR_ORDER), gillette_fusion5_klingen_8=1)
    second = declare(stage, numbered(stage, RAZOR_ORDER))
    assert [line.sku for line in second.case.lines] == [BRITA]
    assert [line.kept for line in numbered(stage, RAZOR_ORDER).lines] == [0, 0]


def test_rivals_cannot_both_declare(stage: Stage) -> None:
    order = numbered(stage, ARIEL_ORDER)
    rival = declare_case(stage.shop, declaration(order), merchant=stage.merchant)
    first = declare(stage, order, CaseKind.DAMAGED)
    with pytest.raises(ConflictError, match="version conflict"):
        stage.table.write(*rival.changes)
    assert declare(stage, numbered(stage, ARIEL_ORDER)).case.case_id == first.case.case_id


def test_goods_in_the_house_are_stopped(stage: Stage) -> None:
    order = placed(stage.as_customer(LEA), (CartLine(FILTERS, 2), CartLine(MILK, 6)))
    stage.work_off()
    free, promised = stage.stock(MILK)
    declared = declare(stage, stored(stage, order), weihenstephan_h_milch_35_1l=4)
    assert (declared.case.state, declared.case.refund) == (CaseState.SETTLED, Money(4 * 159))
    assert declared.case.refund_asked_at == stage.clock.now()
    assert (declared.case.send_back_by, declared.case.return_code) == (None, "")
    assert stage.stock(MILK) == (free + 4, promised - 4)
    assert events(stage, declared.case).keys() == {"withdrawal_received"}
    stage.work_off()
    book = stage.books(order.order_id)
    assert book is not None
    assert book.refunded == Money(4 * 159)


def test_uncharged_order_is_asked_for_nothing(stage: Stage) -> None:
    declared = declare(stage, placed(stage.as_customer(LEA)))
    assert (declared.order.state, declared.case.refund_asked_at) == (CheckoutState.CANCELED, None)


def test_undecided_order_is_given_up(stage: Stage) -> None:
    order = begin(stage.as_customer(LEA).shop, purchase(stage))
    free, promised = stage.stock(FILTERS)
    declared = declare(stage, order)
    assert (declared.order.state, declared.order.payment) == (CheckoutState.CANCELED, PaymentState.DECLINED)
    assert (declared.case.state, declared.case.refund) == (CaseState.SETTLED, Money(0))
    assert stage.stock(FILTERS) == (free + 2, promised - 2)


def test_cancelled_order_is_withdrawn_from_in_peace(stage: Stage) -> None:
    order = placed(stage.as_customer(LEA))
    declare(stage, order)
    case = declare(stage, replace(stored(stage, order), order_id=order.order_id)).case
    assert (case.state, len(recent_cases(stage.table, stage.owner))) == (CaseState.SETTLED, 1)


def test_parcel_on_its_way_comes_back(stage: Stage) -> None:
    order = numbered(stage, SHIPPED_ORDER)
    case = declare(stage, order).case
    assert (case.state, case.refund) == (CaseState.AWAITING_GOODS, order.total)
    assert numbered(stage, SHIPPED_ORDER).delivery_credited is True


def test_late_withdrawal_waits_for_judgement(stage: Stage) -> None:
    case = declare(stage, numbered(stage.wait(days=10), RAZOR_ORDER)).case
    assert (case.state, case.send_back_by, case.return_code) == (CaseState.DECLARED, None, "")
    assert events(stage, case).keys() == {"withdrawal_received"}


def test_perishables_alone_wait_for_judgement(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA), (CartLine(BUTTER, 1), CartLine(FILTERS, 1)))
    assert declare(stage, order, kerrygold_butter_250g=1).case.state is CaseState.DECLARED
    assert declare(stage, stored(stage, order), melitta_filter_4_80=1).case.state is CaseState.AWAITING_GOODS


def test_perishables_among_others_come_back(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA), (CartLine(BUTTER, 1), CartLine(FILTERS, 1)))
    assert declare(stage, order).case.state is CaseState.AWAITING_GOODS


def test_cheap_damage_is_refunded_at_once(stage: Stage) -> None:
    case = declare(stage, numbered(stage, ARIEL_ORDER), CaseKind.DAMAGED).case
    assert (case.state, case.refund, case.send_back_by) == (CaseState.RECEIVED, Money(1599), None)
    assert events(stage, case).keys() == {"refund"}


def test_wrong_item_is_replaced_and_returned(stage: Stage) -> None:
    free, promised = stage.stock(PAMPERS)
    order = numbered(stage, PAMPERS_ORDER)
    case = declare(stage, order, CaseKind.WRONG_ITEM, Remedy.REPLACE).case
    assert (case.state, case.send_back_by, case.refund) == (CaseState.AWAITING_GOODS, date(2026, 12, 7), Money(0))
    replacement = stage.orders[0]
    assert (replacement.order_id, replacement.replaces) == (case.replacement, order.order_id)
    assert stage.stock(PAMPERS) == (free - 1, promised + 1)
    assert stored(stage, order).lines == order.lines
    assert events(stage, case).keys() == {"return_instructions", "replacement_confirmed"}


def test_missing_item_is_sent_and_settled(stage: Stage) -> None:
    case = declare(stage, numbered(stage, PAMPERS_ORDER), CaseKind.MISSING, Remedy.REPLACE).case
    assert (case.state, case.return_code, bool(case.replacement)) == (CaseState.SETTLED, "", True)


def test_replaced_pack_is_complained_of_once(stage: Stage) -> None:
    first = declare(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WRONG_ITEM, Remedy.REPLACE)
    again = declare(stage, numbered(stage, PAMPERS_ORDER), CaseKind.DAMAGED)
    assert again.case.case_id == first.case.case_id


def test_broken_replacement_is_about_the_original(stage: Stage) -> None:
    order = numbered(stage, PAMPERS_ORDER)
    declare(stage, order, CaseKind.WRONG_ITEM, Remedy.REPLACE)
    replacement = shipped(stage, stage.orders[0], delivered=True)
    assert paid_order(stage.table, stage.owner, replacement) == stored(stage, order)
    declared = declare(stage, replacement, CaseKind.DAMAGED)
    assert (declared.case.order_id, declared.case.refund) == (order.order_id, order.lines[0].unit_price)


def test_withdrawal_recalls_the_replacement(stage: Stage) -> None:
    before = stage.stock(PAMPERS)
    declare(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WRONG_ITEM, Remedy.REPLACE)
    declare(stage, stage.orders[0])
    assert stage.orders[0].state is CheckoutState.CANCELED
    assert stage.stock(PAMPERS) == before


def test_return_is_possible_to_the_last_day(stage: Stage) -> None:
    order = numbered(stage.wait(days=9), RAZOR_ORDER)
    assert declare(stage, order, CaseKind.RETURN, brita_maxtra_pro_3=1).case.state is CaseState.AWAITING_GOODS


@pytest.mark.parametrize("kind", [CaseKind.RETURN, CaseKind.EXCHANGE])
def test_late_return_is_refused(stage: Stage, kind: CaseKind) -> None:
    order = numbered(stage.wait(days=10), RAZOR_ORDER)
    before = items_of(stage.table)
    with pytest.raises(ReturnPeriodOverError) as refused:
        declare(stage, order, kind)
    assert refused.value.ended == date(2026, 12, 2)
    assert items_of(stage.table) == before


def test_late_complaint_waits_for_judgement(stage: Stage) -> None:
    order = numbered(stage.wait(days=30), RAZOR_ORDER)
    case = declare(stage, order, CaseKind.DAMAGED, Remedy.REPLACE).case
    assert (case.state, case.replacement, events(stage, case)) == (CaseState.DECLARED, "", {})


def test_lost_parcel_waits_for_judgement(stage: Stage) -> None:
    order = numbered(stage.wait(days=3), SHIPPED_ORDER)
    assert declare(stage, order, CaseKind.MISSING).case.state is CaseState.DECLARED


@pytest.mark.parametrize("kind", [kind for kind in CaseKind if kind is not CaseKind.WITHDRAWAL])
def test_nothing_to_complain_of_before_delivery(stage: Stage, kind: CaseKind) -> None:
    order = numbered(stage, SHIPPED_ORDER)
    before = items_of(stage.table)
    with pytest.raises(NotDeliveredError):
        declare(stage, order, kind)
    assert items_of(stage.table) == before


def test_more_than_delivered_is_refused(stage: Stage) -> None:
    with pytest.raises(TooManyPacksError, match="only 1 packs"):
        declare(stage, numbered(stage, ARIEL_ORDER), CaseKind.DAMAGED, ariel_fluessig_55=2)
    with pytest.raises(NotFoundError, match=PAMPERS):
        declare(stage, numbered(stage, ARIEL_ORDER), CaseKind.DAMAGED, pampers_baby_dry_4_104=1)
    with pytest.raises(InvalidInputError, match="-1 packs"):
        declare(stage, numbered(stage, ARIEL_ORDER), CaseKind.WITHDRAWAL, ariel_fluessig_55=-1)


def test_nothing_left_to_return_is_refused(stage: Stage) -> None:
    order = numbered(stage, ARIEL_ORDER)
    gone = replace(order, lines=tuple(replace(line, cancelled=line.quantity) for line in order.lines))
    with pytest.raises(TooManyPacksError) as refused:
        declare(stage, gone, CaseKind.RETURN)
    assert (refused.value.sku, refused.value.allowed) == (ARIEL, 0)


def test_no_replacement_without_stock(stage: Stage) -> None:
    stage.set_stock(PAMPERS, 0)
    before = items_of(stage.table)
    with pytest.raises(OutOfStockError):
        declare(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WRONG_ITEM, Remedy.REPLACE)
    assert items_of(stage.table) == before


def test_time_of_declaration_may_be_earlier(stage: Stage) -> None:
    order = numbered(stage.wait(days=20), RAZOR_ORDER)
    then = stage.clock.now() - timedelta(days=20)
    case = declare_case(stage.shop, replace(declaration(order), declared_at=then), merchant=stage.merchant).case
    assert (case.declared_at, case.state) == (then, CaseState.AWAITING_GOODS)


def test_order_given_up_promises_nothing_again(stage: Stage) -> None:
    order = begin(stage.shop, purchase(stage.as_customer(LEA)))
    first = declare(stage, order).case
    second = declare(stage, stored(stage, order))
    assert (first.refund, second.case.refund, second.case.state) == (Money(0), Money(0), CaseState.SETTLED)
    assert events(stage, second.case).keys() == {"withdrawal_received"}


def test_replacement_on_its_way_is_not_broken(stage: Stage) -> None:
    case = declare(stage, delivered(stage.as_customer(LEA)), CaseKind.DAMAGED, Remedy.REPLACE).case
    free = stage.orders[0]
    assert free.order_id == case.replacement
    with pytest.raises(NotDeliveredError):
        declare(stage, free, CaseKind.DAMAGED, Remedy.REPLACE)
    assert len(recent_cases(stage.table, stage.owner)) == 1


def test_third_broken_pack_is_replaced_too(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA), (CartLine(FILTERS, 1),))
    for _ in range(3):
        assert not declare(stage, order, CaseKind.DAMAGED, Remedy.REPLACE).is_repeated
        assert declare(stage, order, CaseKind.DAMAGED, Remedy.REPLACE).is_repeated
        order = shipped(stage, stage.orders[0], delivered=True)
    assert len(recent_cases(stage.table, stage.owner)) == 3


def test_replacement_of_the_kept_pack_comes(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA))
    declare(stage, order, CaseKind.DAMAGED, Remedy.REPLACE, melitta_filter_4_80=1)
    declare(stage, stored(stage, order), melitta_filter_4_80=1)
    assert (stage.orders[0].skus, stage.orders[0].is_cancellable) == ((FILTERS,), True)
