from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, repeat

import pytest

from skill.domain.cart import CartLine
from skill.domain.errors import LimitExceededError, OutOfStockError, UnavailableError
from skill.domain.money import Money
from skill.domain.order import CheckoutState, PaymentState
from skill.domain.quote import QuoteSource
from skill.services.place_order import authorise, begin
from skill.services.ports import PaymentStatus
from skill.services.records import keys
from skill.services.records.orders import find_order
from skill.services.spending import spending_month
from skill.services.table import Check, ConflictError, Key
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of
from tests.services.purchases import FILTERS, MILK, purchase
from tests.stage import LEA, Stage, open_stage


@pytest.fixture
def lea() -> Stage:
    return open_stage().as_customer(LEA)


class Numbers:
    """Give the same order numbers again and again."""

    def __init__(self, *numbers: str) -> None:
        self._numbers = chain(numbers, repeat(numbers[-1]))

    def new(self, prefix: str) -> str:
        return f"{prefix}-1"

    def order_number(self) -> str:
        return next(self._numbers)


def test_begin_writes_everything_at_once(lea: Stage) -> None:
    free, promised = lea.stock(FILTERS)
    bought = purchase(lea)
    order = begin(lea.shop, bought)
    assert (order.state, order.payment, order.version) == (
        CheckoutState.COMPLETE_IN_PROGRESS,
        PaymentState.PENDING,
        1,
    )
    assert order.total == Money(2 * 249 + 290)
    assert find_order(lea.table, lea.owner, order.order_id) == order
    assert lea.stock(FILTERS) == (free - 2, promised + 2)
    number = lea.table.get(keys.order_number(DEMO_MERCHANT, order.number))
    assert number is not None
    assert number.attributes == {"customer_id": LEA, "order_id": order.order_id}
    proof = lea.table.get(keys.evidence(lea.owner, order.order_id))
    assert proof is not None
    assert proof.attributes["quote_hash"] == bought.quote.terms_hash
    spent = lea.table.get(keys.spending(lea.owner, "2026-11"))
    assert spent is not None
    assert spent.attributes == {"amount": 788}


def test_begin_is_due_after_two_minutes(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    stored = lea.table.get(keys.order(lea.owner, order.order_id))
    assert stored is not None
    assert stored.index is not None
    assert stored.index.sort.startswith("2026-11-23T09:02:00+00:00#order#")


def test_same_quote_is_never_begun_twice(lea: Stage) -> None:
    bought = purchase(lea)
    begin(lea.shop, bought)
    before = items_of(lea.table)
    with pytest.raises(ConflictError, match="exists conflict"):
        begin(lea.shop, bought)
    assert items_of(lea.table) == before


def test_missing_stock_changes_nothing(lea: Stage) -> None:
    bought = purchase(lea)
    lea.set_stock(FILTERS, 1)
    before = items_of(lea.table)
    with pytest.raises(OutOfStockError) as refused:
        begin(lea.shop, bought)
    assert refused.value.sku == FILTERS
    assert items_of(lea.table) == before


def test_spent_budget_changes_nothing(lea: Stage) -> None:
    limits = replace(lea.merchant.limits, per_month=Money(1_000))
    lea.change_merchant(limits=limits)
    begin(lea.shop, purchase(lea))
    second = purchase(lea)
    before = items_of(lea.table)
    with pytest.raises(LimitExceededError) as refused:
        begin(lea.shop, second)
    assert (refused.value.limit, refused.value.allowed) == ("month", 1_000)
    assert items_of(lea.table) == before


def test_taken_number_is_drawn_again(lea: Stage) -> None:
    taken = begin(lea.shop, purchase(lea)).number
    lea.shop = replace(lea.shop, ids=Numbers(taken, taken, "1234-5678"))
    assert begin(lea.shop, purchase(lea)).number == "1234-5678"


def test_numbers_that_stay_taken_give_up(lea: Stage) -> None:
    taken = begin(lea.shop, purchase(lea)).number
    lea.shop = replace(lea.shop, ids=Numbers(taken))
    before = items_of(lea.table)
    with pytest.raises(ConflictError):
        begin(lea.shop, purchase(lea))
    assert items_of(lea.table) == before


def test_rival_change_stops_the_order(lea: Stage) -> None:
    before = items_of(lea.table)
    with pytest.raises(ConflictError, match="version conflict"):
        begin(lea.shop, purchase(lea), Check(Key("m1#session#s1", "dialog"), 7))
    assert items_of(lea.table) == before


def test_bought_lines_leave_the_cart(lea: Stage) -> None:
    lea.put_in_cart(melitta_filter_4_80=2, weihenstephan_h_milch_35_1l=6)
    order = begin(lea.shop, purchase(lea, (CartLine(FILTERS, 2),), QuoteSource.CART))
    assert lea.lying == {MILK: 6}
    assert order.cart_version == 1


def test_reorder_leaves_the_cart_alone(lea: Stage) -> None:
    lea.put_in_cart(melitta_filter_4_80=1)
    order = begin(lea.shop, purchase(lea))
    assert lea.lying == {FILTERS: 1}
    assert order.cart_version == 0


def test_cart_changed_meanwhile_stops_the_order(lea: Stage) -> None:
    lea.put_in_cart(melitta_filter_4_80=2)
    bought = purchase(lea, (CartLine(FILTERS, 2),), QuoteSource.CART)
    lea.put_in_cart(weihenstephan_h_milch_35_1l=1)
    before = items_of(lea.table)
    with pytest.raises(ConflictError, match="version conflict"):
        begin(lea.shop, bought)
    assert items_of(lea.table) == before


def test_authorise_holds_the_total(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    assert authorise(lea.shop, order, lea.merchant).status is PaymentStatus.AUTHORISED
    book = lea.books(order.order_id)
    assert book is not None
    assert (book.amount, book.captured) == (Money(788), Money(0))


def test_lost_request_is_unknown(lea: Stage) -> None:
    order = replace(begin(lea.shop, purchase(lea)), payment_method="sandbox:never_arrived")
    with pytest.raises(UnavailableError):
        authorise(lea.shop, order, lea.merchant)
    assert lea.books(order.order_id) is None


def test_month_is_the_merchants_own(lea: Stage) -> None:
    midnight = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    assert spending_month(midnight, lea.merchant) == "2026-12"


def test_worker_that_slept_asks_for_no_money(lea: Stage) -> None:
    order = begin(lea.shop, purchase(lea))
    with pytest.raises(UnavailableError, match=f"{order.order_id} is left to the reconciler"):
        authorise(lea.wait(hours=1).shop, order, lea.merchant)
    assert lea.books(order.order_id) is None
