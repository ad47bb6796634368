from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from skill.domain.errors import UnavailableError
from skill.domain.money import Money
from skill.domain.order import PaymentState
from skill.services.ports import PaymentRequest, PaymentResult, PaymentStatus
from skill.services.seed_payments import seed_payments
from tests.services.cases import ARIEL_ORDER, numbered
from tests.stage import UTE, Stage


class Unreachable:
    """Be a provider that does not answer."""

    def look_up(self, order_id: str) -> PaymentResult:
        raise UnavailableError(order_id)

    def authorise(self, request: PaymentRequest) -> PaymentResult:
        raise UnavailableError(request.order_id)

    def capture(self, order_id: str, amount: Money) -> PaymentResult:
        raise UnavailableError(order_id, amount)

    def void(self, order_id: str) -> PaymentResult:
        raise UnavailableError(order_id)

    def refund(self, order_id: str, amount: Money, key: str) -> PaymentResult:
        raise UnavailableError(order_id, amount, key)


def test_recent_orders_are_paid_in_full(stage: Stage) -> None:
    order = numbered(stage, ARIEL_ORDER)
    book = stage.books(order.order_id)
    assert book is not None
    assert (book.status, book.captured, book.refunded) == (PaymentStatus.CAPTURED, order.total, Money(0))


def test_partly_cancelled_order_paid_the_rest(stage: Stage) -> None:
    order = numbered(stage.as_customer(UTE), "4018-5605")
    book = stage.books(order.order_id)
    assert book is not None
    assert (book.captured, any(line.cancelled for line in order.lines)) == (order.total, True)


def test_old_orders_have_no_books(stage: Stage) -> None:
    old = [order for order in stage.orders if order.placed_at < stage.clock.now() - timedelta(days=60)]
    assert len(old) > 20
    assert all(stage.books(order.order_id) is None for order in old)


def test_second_seeding_charges_nothing_more(stage: Stage) -> None:
    orders = [order for order in stage.orders if stage.books(order.order_id)]
    assert seed_payments(stage.shop, orders, merchant=stage.merchant) == 0
    assert len(orders) == 10


def test_refunded_order_is_not_charged_again(stage: Stage) -> None:
    order = numbered(stage, ARIEL_ORDER)
    stage.shop.payments.refund(order.order_id, order.total, "k")
    assert seed_payments(stage.shop, [order], merchant=stage.merchant) == 0


@pytest.mark.parametrize("method", ["stripe:pm_1", "invoice"])
def test_real_money_is_never_moved(stage: Stage, method: str) -> None:
    order = replace(numbered(stage, ARIEL_ORDER), order_id="o-real", payment_method=method)
    assert seed_payments(stage.shop, [order], merchant=stage.merchant) == 0
    assert stage.books("o-real") is None


def test_voided_order_is_not_charged(stage: Stage) -> None:
    order = replace(numbered(stage, ARIEL_ORDER), order_id="o-void", payment=PaymentState.VOIDED)
    assert seed_payments(stage.shop, [order], merchant=stage.merchant) == 0


def test_shop_is_seeded_without_its_provider(stage: Stage) -> None:
    shop = replace(stage.shop, payments=Unreachable())
    assert seed_payments(shop, stage.orders, merchant=stage.merchant) == 0
