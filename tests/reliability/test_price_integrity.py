"""R8: what is charged is what was spoken; whatever changed in between is read out again, and nothing is charged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.conversation.turn import SlotValue
from skill.domain.money import Money
from skill.services.catalogues import Catalogue
from skill.services.records import keys
from skill.services.records.customers import put_cart
from skill.services.records.merchants import StoredCatalogue, put_settings
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import new_orders, stock_of
from tests.reliability.house import FILTERS, JA, MILK, TABS, rest
from tests.reliability.ledger import faults
from tests.stage import LEA, Stage, open_stage

pytestmark = pytest.mark.promise("R8")

SKUS = (FILTERS, MILK, TABS)
PRICES = st.integers(min_value=1, max_value=3_000)


def sell_at(stage: Stage, prices: dict[str, int]) -> None:
    """Put a catalogue on sale in which some products cost something else."""
    version = stage.settings.catalogue + 1
    products = [
        replace(sold, price=Money(prices.get(sold.sku, sold.price.amount)))
        for sold in stage.catalogue.products.values()
        if sold.sku in SKUS
    ]
    stage.shop.catalogues._loaded[DEMO_MERCHANT, version] = Catalogue(StoredCatalogue(products))
    stage.table.write(put_settings(replace(stage.settings, catalogue=version)))


def fill_cart(stage: Stage, quantities: dict[str, int]) -> None:
    """Lay exactly this into the cart."""
    cart = stage.cart.emptied()
    for sku, quantity in quantities.items():
        cart = cart.with_quantity(sku, quantity)
    stage.table.write(put_cart(keys.cart(stage.owner), cart))


CARTS = st.dictionaries(st.sampled_from(SKUS), st.integers(min_value=1, max_value=4), min_size=1)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(CARTS, st.fixed_dictionaries(dict.fromkeys(SKUS, PRICES)))
def test_spoken_total_is_what_is_charged(cart: dict[str, int], prices: dict[str, int]) -> None:
    stage = open_stage().as_customer(LEA)
    sell_at(stage, prices)
    fill_cart(stage, cart)
    before = stock_of(stage.table)
    gate = stage.say("CheckoutIntent").gate
    goods = sum(prices[sku] * quantity for sku, quantity in cart.items())
    deposits = sum(stage.catalogue.products[sku].deposit.amount * quantity for sku, quantity in cart.items())
    if goods + deposits >= 10_000:
        stage.yes()
        assert new_orders(stage.table) == []
        return
    assert gate is not None
    assert gate.total.amount == goods + deposits + (0 if goods >= 2_900 else 290)
    stage.yes()
    order = new_orders(rest(stage).table)[0]
    book = stage.books(order.order_id)
    assert book is not None
    assert (order.total, book.amount, book.captured) == (gate.total, gate.total, gate.total)
    assert faults(stage.table, before) == []


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(CARTS, CARTS, st.fixed_dictionaries(dict.fromkeys(SKUS, PRICES)), st.integers(min_value=0, max_value=5))
def test_changed_terms_are_read_again(
    spoken: dict[str, int], now: dict[str, int], prices: dict[str, int], left: int
) -> None:
    stage = open_stage().as_customer(LEA)
    fill_cart(stage, spoken)
    first = stage.say("CheckoutIntent")
    assert first.gate is not None
    fill_cart(stage, now)
    sell_at(stage, prices)
    stage.set_stock(FILTERS, left)
    before = stock_of(stage.table)
    same_prices = all(prices[sku] == open_stage().catalogue.products[sku].price.amount for sku in spoken)
    same = spoken == now and same_prices and spoken.get(FILTERS, 0) <= left
    second = stage.say("AMAZON.YesIntent", JA)
    orders = new_orders(stage.table)
    assert (len(orders) == 1) is same
    if not same:
        assert second.order_id is None
        assert stock_of(stage.table) == before
        if second.gate is not None:
            assert second.question_id != first.question_id
            assert {line.product.sku: line.quantity for line in second.gate.lines} == now


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda stage: sell_at(stage, {FILTERS: 259}), "geändert"),
        (lambda stage: stage.set_stock(FILTERS, 0), "ausverkauft"),
        (lambda stage: stage.change_profile(payment_method="sandbox:declined"), "geändert"),
        (lambda stage: stage.change_profile(addresses=()), ""),
        (lambda stage: stage.change_profile(linked=False), ""),
    ],
    ids=["price", "stock", "method", "address", "link"],
)
def test_one_change_stops_the_order(change: object, said: str) -> None:
    stage = open_stage().as_customer(LEA)
    stage.say("ReorderProductIntent", product=SlotValue("kaffeefilter", (FILTERS,)))
    change(stage)  # type: ignore[operator]  # one of the changes above
    before = stock_of(stage.table)
    assert said in stage.yes()
    assert new_orders(stage.table) == []
    assert stock_of(stage.table) == before
