from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from skill.domain.likely_products import likely_products
from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, OrderLine, PaymentState
from skill.domain.product import Withdrawal

TODAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
SHOP = frozenset({"water", "milk", "tea", "soap"})


def line(sku: str, quantity: int = 1, *, cancelled: int = 0, credited: int = 0) -> OrderLine:
    goods = OrderLine(sku, Localized(sku, sku), quantity, Money(100), Money(0), 19, Withdrawal.FULL)
    return replace(goods, cancelled=cancelled, credited=credited)


def order(days_ago: float, *bought: str | OrderLine, **more: object) -> Order:
    placed = Order(
        order_id=f"o-{days_ago}",
        number="1234-5678",
        customer_id="c1",
        state=CheckoutState.COMPLETED,
        payment=PaymentState.CAPTURED,
        payment_method="sandbox:authorised",
        lines=tuple(line(one) if isinstance(one, str) else one for one in bought),
        delivery_cost=Money(0),
        delivery_day=TODAY.date(),
        address_id="home",
        placed_at=TODAY - timedelta(days=days_ago),
    )
    return replace(placed, **more)  # type: ignore[arg-type]  # tests name the fields they mean


def ranked(orders: Iterable[Order]) -> tuple[str, ...]:
    return likely_products(orders, SHOP)


def test_no_orders_give_no_products() -> None:
    assert ranked([]) == ()


def test_two_recent_purchases_beat_the_last() -> None:
    assert ranked([order(0, "tea"), order(10, "milk"), order(20, "milk")]) == ("milk", "tea")


def test_one_fresh_purchase_beats_old_habits() -> None:
    old = [order(days, "milk") for days in (200, 210, 220, 230)]
    assert ranked([order(0, "tea"), *old]) == ("tea", "milk")


@pytest.mark.parametrize(("days", "first"), [(41.5, "milk"), (41.7, "tea")])
def test_two_purchases_outweigh_one_for_42_days(days: float, first: str) -> None:
    # 2 · exp(-days / 60) falls below 1 after 60 · ln 2 = 41.59 days; with a half-life it would after 60.
    assert ranked([order(0, "tea"), order(days, "milk"), order(days, "milk", order_id="o-2")])[0] == first


def test_packs_of_one_order_count_once() -> None:
    assert ranked([order(0, "tea"), order(1, line("milk", 12))]) == ("tea", "milk")
    assert ranked([order(0, "tea"), order(1, "milk", "milk", "milk")]) == ("tea", "milk")


def test_equal_weights_go_by_place_in_the_order() -> None:
    assert ranked([order(3, "water", "tea", "milk"), order(0, "water", "tea", "milk")]) == ("water", "tea", "milk")


def test_equal_weights_go_by_the_last_purchase() -> None:
    ages = [10, 20, 30]
    orders = [order(age, sku, order_id=f"{sku}-{age}") for sku in ("milk", "tea") for age in ages]
    assert ranked([order(0, "soap"), *orders]) == ("milk", "tea", "soap")
    ancient = [order(60 * 800, "tea"), order(60 * 900, "milk")]
    assert ranked([order(0, "soap"), *ancient]) == ("soap", "tea", "milk"), "both weigh nothing at all"


def test_order_of_the_orders_does_not_matter() -> None:
    orders = [order(0, "tea"), order(10, "milk"), order(20, "milk"), order(90, "soap", "tea")]
    assert ranked(reversed(orders)) == ranked(orders) == ("milk", "tea", "soap")


def test_later_looks_rank_the_same() -> None:
    orders = [order(0, "tea"), order(41, "milk"), order(42, "milk")]
    later = [replace(one, placed_at=one.placed_at - timedelta(days=5_000)) for one in orders]
    assert ranked(later) == ranked(orders) == ("milk", "tea")


def test_only_goods_on_sale_are_ranked() -> None:
    assert ranked([order(0, "gone", "tea"), order(1, "gone")]) == ("tea",)


def test_cancelled_and_credited_goods_do_not_count() -> None:
    whole = order(0, line("tea", 2, cancelled=2), line("soap", 2, cancelled=1, credited=1), "milk")
    assert ranked([whole]) == ("milk",)
    assert ranked([order(0, line("tea", 3, cancelled=1, credited=1))]) == ("tea",)


@pytest.mark.parametrize("state", [state for state in CheckoutState if state is not CheckoutState.COMPLETED])
def test_orders_not_completed_do_not_count(state: CheckoutState) -> None:
    assert ranked([order(0, "tea", state=state), order(9, "milk")]) == ("milk",)


def test_free_replacements_do_not_count_twice() -> None:
    sent_again = order(0, "tea", replaces="o-9", payment=PaymentState.NOTHING_DUE)
    assert ranked([sent_again, order(5, "milk"), order(9, "tea")]) == ("milk", "tea")


def test_ten_thousand_products_are_ranked_whole() -> None:
    skus = [f"sku-{number:05}" for number in range(10_000)]
    orders = [order(0, *skus), order(30, *skus[5_000:]), order(60, skus[-1])]
    found = likely_products(orders, frozenset(skus))
    assert Counter(found) == Counter(skus)
    assert found[:2] == ("sku-09999", "sku-05000")
    assert found[-1] == "sku-04999"


def test_skus_of_any_script_are_ranked() -> None:
    assert likely_products([order(0, "茶-1", "чай")], {"чай", "茶-1"}) == ("茶-1", "чай")
