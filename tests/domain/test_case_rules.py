from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from skill.domain.case_rules import (
    delivered_on,
    gives_delivery_back,
    goods_value,
    is_whole,
    is_withdrawable,
    must_send_back,
    refund_expected,
    refund_of,
    replacement_day,
    return_ends,
    send_back_by,
    withdrawal_ends,
)
from skill.domain.cases import CaseKind
from skill.domain.money import Money
from skill.domain.order import Order, Shipment
from skill.domain.product import Withdrawal
from tests.services.cases import BRITA, GILLETTE, RAZOR_ORDER, numbered
from tests.stage import Stage

WEDNESDAY = date(2026, 11, 18)


@pytest.fixture
def order(stage: Stage) -> Order:
    """Return razor blades for 31.99 and filters for 18.99, delivered on the eighteenth, with 2.90 of delivery."""
    return replace(numbered(stage, RAZOR_ORDER), delivery_cost=Money(290))


def sent(order: Order, arrived: date | None) -> Order:
    return replace(order, shipment=Shipment("DHL", "1", WEDNESDAY, WEDNESDAY, arrived))


def test_period_counts_from_the_day_after(order: Order, stage: Stage) -> None:
    assert withdrawal_ends(order, stage.merchant) == date(2026, 12, 2)
    assert delivered_on(order) == WEDNESDAY


def test_period_has_no_end_before_delivery(order: Order, stage: Stage) -> None:
    for early in (sent(order, None), replace(order, shipment=None)):
        assert withdrawal_ends(early, stage.merchant) is None
        assert return_ends(early, stage.merchant) is None


@pytest.mark.parametrize(
    ("arrived", "last"),
    [
        (date(2026, 12, 3), date(2026, 12, 17)),
        (date(2026, 12, 5), date(2026, 12, 21)),
        (date(2026, 12, 6), date(2026, 12, 21)),
        (date(2026, 12, 18), date(2027, 1, 4)),
        (date(2027, 2, 22), date(2027, 3, 9)),
    ],
    ids=["thursday", "saturday", "sunday", "new year", "berlin's holiday"],
)
def test_period_never_ends_on_a_holiday(order: Order, stage: Stage, arrived: date, last: date) -> None:
    assert withdrawal_ends(sent(order, arrived), stage.merchant) == last


def test_merchant_sets_longer_periods(order: Order, stage: Stage) -> None:
    generous = replace(stage.merchant, returns=replace(stage.merchant.returns, withdrawal_days=30, return_days=100))
    assert withdrawal_ends(order, generous) == date(2026, 12, 18)
    assert return_ends(order, generous) == date(2027, 2, 26)


@pytest.mark.parametrize(
    ("kind", "day", "possible"),
    [
        (Withdrawal.FULL, date(2026, 12, 2), True),
        (Withdrawal.FULL, date(2026, 12, 3), False),
        (Withdrawal.PERISHABLE, WEDNESDAY, False),
        (Withdrawal.SEALED_HYGIENE, WEDNESDAY, True),
    ],
)
def test_what_needs_no_judgement(order: Order, stage: Stage, kind: Withdrawal, day: date, possible: object) -> None:
    line = replace(order.lines[0], withdrawal=kind)
    assert is_withdrawable(order, line, merchant=stage.merchant, today=day) is possible


def test_nothing_is_excluded_before_shipment(order: Order, stage: Stage) -> None:
    line = replace(order.lines[0], withdrawal=Withdrawal.PERISHABLE)
    waiting = replace(order, shipment=None)
    assert is_withdrawable(waiting, line, merchant=stage.merchant, today=date(2027, 12, 3)) is True


@pytest.mark.parametrize(
    ("kind", "cents", "back"),
    [
        (CaseKind.WITHDRAWAL, 1, True),
        (CaseKind.RETURN, 1, True),
        (CaseKind.EXCHANGE, 1, True),
        (CaseKind.MISSING, 99_999, False),
        (CaseKind.DAMAGED, 1999, False),
        (CaseKind.DAMAGED, 2000, True),
        (CaseKind.WRONG_ITEM, 1999, False),
        (CaseKind.WRONG_ITEM, 2000, True),
    ],
)
def test_cheap_faulty_goods_are_kept(stage: Stage, kind: CaseKind, cents: int, back: object) -> None:
    assert must_send_back(kind, Money(cents), stage.merchant) is back


def test_goods_go_back_within_fourteen_days(stage: Stage) -> None:
    assert send_back_by(date(2026, 11, 23), stage.merchant) == date(2026, 12, 7)


def test_only_packs_still_had_count(order: Order) -> None:
    deposit = replace(order.lines[0], quantity=3, cancelled=1, credited=1, deposit=Money(25))
    order = replace(order, lines=(deposit, order.lines[1]))
    assert goods_value(order, {GILLETTE: 5}) == Money(3224)
    assert goods_value(order, {GILLETTE: -1, "gold": 4}) == Money(0)


def test_whole_withdrawal_gives_delivery_back(order: Order) -> None:
    everything = {GILLETTE: 1, BRITA: 1}
    assert refund_of(order, everything, CaseKind.WITHDRAWAL) == Money(3199 + 1899 + 290)
    assert refund_of(order, everything, CaseKind.RETURN) == Money(3199 + 1899)
    assert refund_of(order, {GILLETTE: 1}, CaseKind.WITHDRAWAL) == Money(3199)


def test_delivery_is_given_back_once(order: Order) -> None:
    last = replace(order, lines=(replace(order.lines[0], credited=1), order.lines[1]))
    assert refund_of(last, {BRITA: 1}, CaseKind.WITHDRAWAL) == Money(1899 + 290)
    paid = replace(last, delivery_credited=True)
    assert gives_delivery_back(paid, {BRITA: 1}, CaseKind.WITHDRAWAL) is False


def test_nothing_left_is_no_whole(order: Order) -> None:
    empty = replace(order, lines=tuple(replace(line, credited=1) for line in order.lines))
    assert is_whole(empty, {}) is False
    assert refund_of(empty, {}, CaseKind.WITHDRAWAL) == Money(0)


def test_replacement_arrives_like_an_order(stage: Stage) -> None:
    monday = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert replacement_day(stage.merchant, monday) == date(2026, 11, 25)
    assert replacement_day(stage.merchant, monday + timedelta(hours=4)) == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("asked", "booked"), [(date(2026, 11, 23), date(2026, 11, 30)), (date(2026, 12, 22), date(2026, 12, 30))]
)
def test_banks_take_working_days(stage: Stage, asked: date, booked: date) -> None:
    assert refund_expected(asked, stage.merchant) == booked
