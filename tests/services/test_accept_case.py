from __future__ import annotations

from skill.domain.cart import CartLine
from skill.domain.cases import CaseKind, CaseState, Remedy
from skill.domain.order import CheckoutState
from skill.services.accept_case import accept_case, recall_replacements
from tests.services.cases import (
    ARIEL_ORDER,
    GILLETTE,
    RAZOR_ORDER,
    declare,
    delivered,
    numbered,
    shipped,
    stored,
)
from tests.services.purchases import FILTERS, MILK
from tests.stage import LEA, Stage


def test_goods_come_back_before_the_money(stage: Stage) -> None:
    case = declare(stage, numbered(stage.wait(days=30), RAZOR_ORDER)).case
    course = accept_case(stage.shop, numbered(stage, RAZOR_ORDER), case, merchant=stage.merchant)
    assert course.case.state is CaseState.AWAITING_GOODS
    assert str(course.case.send_back_by) == "2027-01-06"
    assert len(course.changes) == 1


def test_money_alone_goes_at_once(stage: Stage) -> None:
    case = declare(stage, numbered(stage.wait(days=30), ARIEL_ORDER), CaseKind.DAMAGED).case
    course = accept_case(stage.shop, numbered(stage, ARIEL_ORDER), case, merchant=stage.merchant)
    assert (course.case.state, course.case.send_back_by) == (CaseState.RECEIVED, None)


def test_replacement_alone_settles(stage: Stage) -> None:
    case = declare(stage, numbered(stage.wait(days=30), ARIEL_ORDER), CaseKind.DAMAGED, Remedy.REPLACE).case
    course = accept_case(stage.shop, numbered(stage, ARIEL_ORDER), case, merchant=stage.merchant)
    assert (course.case.state, bool(course.case.replacement)) == (CaseState.SETTLED, True)


def test_two_replacements_are_recalled_in_one_write(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA), (CartLine(FILTERS, 2), CartLine(MILK, 1)))
    before = stage.stock(FILTERS)
    cases = [
        declare(stage, stored(stage, order), CaseKind.MISSING, Remedy.REPLACE, melitta_filter_4_80=1).case
        for _ in range(2)
    ]
    assert stage.stock(FILTERS) == (before[0] - 2, before[1] + 2)
    stage.table.write(*recall_replacements(stage.shop, cases, {FILTERS: 0}, merchant=stage.merchant))
    assert stage.stock(FILTERS) == before
    assert [found.state for found in stage.orders[:2]] == [CheckoutState.CANCELED] * 2


def test_replacement_on_its_way_is_not_recalled(stage: Stage) -> None:
    case = declare(stage, numbered(stage, ARIEL_ORDER), CaseKind.DAMAGED, Remedy.REPLACE).case
    shipped(stage, stage.orders[0])
    assert recall_replacements(stage.shop, [case], {"ariel-fluessig-55": 0}, merchant=stage.merchant) == ()


def test_other_products_are_not_recalled(stage: Stage) -> None:
    case = declare(stage, numbered(stage, ARIEL_ORDER), CaseKind.DAMAGED, Remedy.REPLACE).case
    assert recall_replacements(stage.shop, [case], {GILLETTE: 0}, merchant=stage.merchant) == ()


def test_replacement_of_what_is_kept_is_sent(stage: Stage) -> None:
    order = delivered(stage.as_customer(LEA), (CartLine(FILTERS, 3),))
    before = stage.stock(FILTERS)
    case = declare(stage, order, CaseKind.MISSING, Remedy.REPLACE, melitta_filter_4_80=2).case
    assert recall_replacements(stage.shop, [case], {FILTERS: 2}, merchant=stage.merchant) == ()
    stage.table.write(*recall_replacements(stage.shop, [case], {FILTERS: 1}, merchant=stage.merchant))
    assert stage.stock(FILTERS) == (before[0] - 1, before[1] + 1)
    (line,) = stage.orders[0].lines
    assert (line.quantity, line.cancelled, stage.orders[0].state) == (2, 1, CheckoutState.COMPLETED)
