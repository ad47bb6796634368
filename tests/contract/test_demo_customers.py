"""Hold the demo customers to what the dialogues presuppose of them."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from skill.adapters.files import DEMO, read_text_file, read_yaml_file
from skill.domain.localized import Localized
from skill.domain.product import Product
from skill.services.read_catalog import read_catalog
from skill.services.read_customers import DemoCustomer, PastOrderState, read_customers


@cache
def products() -> dict[str, Product]:
    """Read the catalogue once."""
    return {product.sku: product for product in read_catalog(read_text_file(DEMO / "products.csv")).products}


@cache
def customers() -> dict[str, DemoCustomer]:
    """Read the customers once."""
    data = read_yaml_file(DEMO / "customers.yaml")
    return {customer.id: customer for customer in read_customers(data, products().keys())}


def last_days(customer: str) -> dict[str, int]:
    """Return how many days ago a customer last ordered each product."""
    return {line.sku: order.days_ago for order in customers()[customer].orders for line in order.lines}


ANNAS_KINDS = {
    "melitta-filter-4-80": "coffee_filters",
    "zewa-toilettenpapier-16": "toilet_paper",
    "finish-tabs-60": "dishwasher",
    "dolce-gusto-cappuccino-30": "coffee_capsules",
    "brita-maxtra-pro-3": "water_filters",
    "weihenstephan-h-milch-35-1l": "milk",
    "barilla-spaghetti-500g": "pasta",
    "lavazza-bohnen-1kg": "coffee",
    "pampers-baby-dry-4-104": "nappies",
    "gillette-fusion5-klingen-8": "razor_blades",
    "ariel-fluessig-55": "detergent",
}


@pytest.mark.parametrize("sku", ANNAS_KINDS)
def test_anna_last_bought_what_dialogues_say(sku: str) -> None:
    last = last_days("demo-anna")
    rivals = [other for other in last if products()[other].category == ANNAS_KINDS[sku] and last[other] <= last[sku]]
    assert rivals == [sku]


def test_anna_orders_all_year_long() -> None:
    orders = customers()["demo-anna"].orders
    assert 30 <= len(orders) <= 40
    assert orders[0].days_ago > 350
    assert [order.number for order in orders if order.state is PastOrderState.SHIPPED] == [orders[-1].number]
    assert all(order.state is PastOrderState.DELIVERED for order in orders[:-1])


def test_anna_never_bought_what_she_must_not_have() -> None:
    assert not {"leimer-semmelbroesel-400g", "haribo-goldbaeren-175g"} & set(last_days("demo-anna"))


def test_anna_waits_for_one_crate_of_water() -> None:
    order = customers()["demo-anna"].orders[-1]
    assert [(line.sku, line.quantity) for line in order.lines] == [("gerolsteiner-medium-12", 1)]
    assert order.shipment is not None
    assert (order.days_ago, order.shipment.promised_days) == (1, 1)


def test_anna_got_the_wrong_nappies_a_week_ago() -> None:
    (nappies, blades) = [order for order in customers()["demo-anna"].orders if order.days_ago == 7]
    assert nappies.lines[0].sku == "pampers-baby-dry-4-104"
    assert nappies.lines[0].delivered_sku == "pampers-baby-dry-5-92"
    assert [line.sku for line in blades.lines] == ["gillette-fusion5-klingen-8", "brita-maxtra-pro-3"]
    for order in (nappies, blades):
        assert order.shipment is not None
        assert order.shipment.delivered_days == -5


def test_ute_waits_for_a_late_parcel() -> None:
    late, cat_food = customers()["demo-ute"].orders[-2:]
    assert [line.sku for line in (*late.lines, *cat_food.lines)] == ["persil-discs-38", "felix-gelee-fleisch-44"]
    assert late.shipment is not None
    assert cat_food.shipment is not None
    assert (late.shipment.promised_days, late.shipment.new_days, cat_food.shipment.promised_days) == (-2, 1, 2)
    assert late.shipment.reason == Localized("im Paketzentrum aufgehalten", "held up at the parcel centre")
    assert [order.state for order in customers()["demo-ute"].orders].count(PastOrderState.PARTLY_CANCELLED) == 1


def test_other_customers_are_as_described() -> None:
    mehmet, jonas, lea = (customers()[f"demo-{name}"] for name in ("mehmet", "jonas", "lea"))
    assert (mehmet.voice_code, mehmet.orders[-1].lines[0].sku) == ("2719", "hp-305-schwarz")
    assert (jonas.linked, jonas.street) == (False, "Gartenstraße 5")
    assert (lea.orders, lea.disclosed) == ((), False)
    assert [customer.id for customer in customers().values() if not customer.linked] == ["demo-jonas"]
    assert [customer.id for customer in customers().values() if not customer.disclosed] == ["demo-lea"]
    assert {customer.payment_method for customer in customers().values()} == {"sandbox:authorised"}


def test_default_customer_comes_first() -> None:
    assert list(customers()) == ["demo-anna", "demo-ute", "demo-mehmet", "demo-jonas", "demo-lea"]
    assert customers()["demo-anna"].voice_code == ""


def test_people_are_out_of_reach() -> None:
    assert all(customer.email.endswith(".example") for customer in customers().values())


def test_order_numbers_do_not_sound_alike() -> None:
    """The assistant says the last four digits only, so they must tell a customer's orders apart."""
    for customer in customers().values():
        spoken = Counter(order.number[-4:] for order in customer.orders)
        assert [digits for digits, count in spoken.items() if count > 1] == []
