from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from skill.domain.errors import InvalidInputError
from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.services.read_customers import PastLine, PastOrder, PastOrderState, PastShipment, read_customers

SKUS = {"a", "b"}
SHIPMENT: dict[str, Any] = {"tracking": "0034", "promised_days": -8, "delivered_days": -8}
ORDER: dict[str, Any] = {
    "number": "1234-5678",
    "days_ago": 10,
    "at": "19:12",
    "lines": [{"sku": "a"}],
    "shipment": SHIPMENT,
}
CUSTOMER: dict[str, Any] = {
    "id": "anna",
    "name": "Anna Berger",
    "email": "anna@kunden.example",
    "address": {"street": "Lindenallee 12", "postal_code": "10115", "city": "Berlin"},
    "payment_method": "sandbox:authorised",
    "orders": [ORDER],
}


def read_order(**fields: object) -> PastOrder:
    """Read one order with these fields changed."""
    customer = {**CUSTOMER, "orders": [{**ORDER, **fields}]}
    return read_customers({"customers": [customer]}, SKUS)[0].orders[0]


def test_customer_defaults_are_linked_and_disclosed() -> None:
    (anna,) = read_customers({"customers": [CUSTOMER]}, SKUS)
    assert (anna.linked, anna.disclosed, anna.voice_code, anna.phone) == (True, True, "", "")
    assert (anna.street, anna.postal_code, anna.city) == ("Lindenallee 12", "10115", "Berlin")


def test_plain_order_is_delivered_once() -> None:
    assert read_order() == PastOrder(
        number="1234-5678",
        days_ago=10,
        at=time(19, 12),
        state=PastOrderState.DELIVERED,
        lines=(PastLine("a", 1),),
        shipment=PastShipment("DHL", "0034", promised_days=-8, delivered_days=-8),
    )


def test_late_parcel_carries_new_day_and_reason() -> None:
    shipment = {
        "carrier": "Hermes",
        "tracking": "1",
        "promised_days": -2,
        "new_days": 1,
        "reason": {"de": "aufgehalten", "en": "held up"},
    }
    assert read_order(state="shipped", shipment=shipment).shipment == PastShipment(
        "Hermes", "1", promised_days=-2, new_days=1, reason=Localized("aufgehalten", "held up")
    )


def test_line_keeps_price_and_wrong_delivery() -> None:
    lines = [{"sku": "a", "quantity": 3, "cancelled": 1, "delivered_sku": "b", "unit_price": "2,29"}]
    order = read_order(lines=lines, state="partly_cancelled")
    assert order.lines == (PastLine("a", 3, 1, "b", Money(229)),)


def test_orders_go_from_old_to_new() -> None:
    orders = [
        {**ORDER, "number": f"0000-000{at}", "days_ago": days, "at": clock}
        for at, (days, clock) in enumerate([(1, "10:00"), (1, "09:00"), (300, "12:00")])
    ]
    (anna,) = read_customers({"customers": [{**CUSTOMER, "orders": orders}]}, SKUS)
    assert [order.number[-1] for order in anna.orders] == ["2", "1", "0"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"number": "12345678"}, "number must look like 1234-5678, not '12345678'"),
        ({"days_ago": -1}, "days_ago must be at least 0, not -1"),
        ({"lines": []}, "lines must hold at least one product"),
        ({"lines": [{"sku": "x"}]}, "lines[0].sku names 'x', which is not in the catalogue"),
        (
            {"lines": [{"sku": "a", "delivered_sku": "x"}]},
            "lines[0].delivered_sku names 'x', which is not in the catalogue",
        ),
        (
            {"lines": [{"sku": "a", "cancelled": 2}]},
            "lines[0].cancelled must not be more than the 1 ordered, not 2",
        ),
        (
            {"lines": [{"sku": "a", "cancelled": 1}]},
            "state must be cancelled exactly if all lines are, not 'delivered'",
        ),
        ({"state": "cancelled"}, "state must be cancelled exactly if all lines are, not 'cancelled'"),
        (
            {"lines": [{"sku": "a", "quantity": 2, "cancelled": 1}]},
            "state must be partly_cancelled exactly if some lines are, not 'delivered'",
        ),
        (
            {"state": "partly_cancelled"},
            "state must be partly_cancelled exactly if some lines are, not 'partly_cancelled'",
        ),
        ({"shipment": None}, "shipment does not fit an order that is delivered"),
        ({"state": "shipped"}, "shipment does not fit an order that is shipped"),
        ({"shipped": True}, "shipped is unknown; did you mean shipment?"),
    ],
)
def test_contradictions_of_an_order_are_named(fields: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        read_order(**fields)
    assert str(refusal.value) == f"customers[0].orders[0].{message}"


def test_cancelled_and_placed_orders_need_no_shipment() -> None:
    lines = [{"sku": "a", "cancelled": 1}]
    assert read_order(state="cancelled", lines=lines, shipment=None).state is PastOrderState.CANCELLED
    assert read_order(state="placed", shipment=None).shipment is None


@pytest.mark.parametrize("code", ["271", "27190", "zwei"])
def test_voice_code_has_four_digits(code: str) -> None:
    with pytest.raises(InvalidInputError, match=r"^customers\[0\]\.voice_code must be four digits in quotes$"):
        read_customers({"customers": [{**CUSTOMER, "voice_code": code}]}, SKUS)


def test_leading_zero_of_the_code_stays() -> None:
    (anna,) = read_customers({"customers": [{**CUSTOMER, "voice_code": "0123"}]}, SKUS)
    assert anna.voice_code == "0123"


def test_repeated_ids_and_numbers_are_refused() -> None:
    with pytest.raises(InvalidInputError, match="customers use the id anna more than once"):
        read_customers({"customers": [CUSTOMER, CUSTOMER]}, SKUS)
    with pytest.raises(InvalidInputError, match="customers use the order number 1234-5678 more than once"):
        read_customers({"customers": [CUSTOMER, {**CUSTOMER, "id": "ute"}]}, SKUS)
