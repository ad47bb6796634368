"""Read the demo shop's customers and their past orders, told in days relative to today."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.tree import Node, refuse

_NUMBER = re.compile(r"\d{4}-\d{4}")
_CODE = re.compile(r"\d{4}")


class PastOrderState(StrEnum):
    """Say how far a past order came; `PARTLY_CANCELLED` was delivered without what was cancelled."""

    PLACED = "placed"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    PARTLY_CANCELLED = "partly_cancelled"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class PastLine:
    """Carry one line; `cancelled` of `quantity` were not sent, `delivered_sku` names what came instead, if wrong.

    `unit_price` is what was paid for one, None where it was today's price.
    """

    sku: str
    quantity: int
    cancelled: int = 0
    delivered_sku: str = ""
    unit_price: Money | None = None


@dataclass(frozen=True, slots=True)
class PastShipment:
    """Carry one parcel; days count from today and are negative in the past.

    `new_days` is the day promised after a delay, `reason` what the carrier said about it.
    """

    carrier: str
    tracking: str
    promised_days: int
    new_days: int | None = None
    delivered_days: int | None = None
    reason: Localized | None = None


@dataclass(frozen=True, slots=True)
class PastOrder:
    """Carry one order, placed `days_ago` before today at `at` o'clock in the merchant's time zone."""

    number: str
    days_ago: int
    at: time
    state: PastOrderState
    lines: tuple[PastLine, ...]
    shipment: PastShipment | None = None


@dataclass(frozen=True, slots=True)
class DemoCustomer:
    """Carry one customer; an empty `voice_code` means none was set, orders go from old to new."""

    id: str
    name: str
    email: str
    phone: str
    street: str
    postal_code: str
    city: str
    payment_method: str
    payment_methods: tuple[StoredMethod, ...]
    voice_code: str
    linked: bool
    disclosed: bool
    orders: tuple[PastOrder, ...]


def read_customers(data: object, skus: Collection[str], currency: str = "EUR") -> tuple[DemoCustomer, ...]:
    """Read all customers in file order; `InvalidInputError` begins with the path of the bad field.

    Every sku of an order must be in `skus`, and customer ids and order numbers must not repeat.
    """
    node = Node.of(data).only("customers")
    customers = tuple(_customer(entry, skus, currency) for entry in node.children("customers"))
    _refuse_repeats("customers", "id", [customer.id for customer in customers])
    numbers = [order.number for customer in customers for order in customer.orders]
    _refuse_repeats("customers", "order number", numbers)
    return customers


def _refuse_repeats(path: str, what: str, values: list[str]) -> None:
    repeated = sorted({value for value in values if values.count(value) > 1})
    if repeated:
        refuse(path, f"use the {what} {', '.join(repeated)} more than once")


def _customer(node: Node, skus: Collection[str], currency: str) -> DemoCustomer:
    node.only(
        *("id", "name", "email", "phone", "address", "payment_method", "payment_methods"),
        *("voice_code", "linked", "disclosed", "orders"),
    )
    address = node.child("address").only("street", "postal_code", "city")
    code = node.text("voice_code", "")
    if code and not _CODE.fullmatch(code):
        refuse(node.where("voice_code"), "must be four digits in quotes")
    orders = [_order(entry, skus, currency) for entry in node.children("orders")]
    return DemoCustomer(
        id=node.text("id"),
        name=node.text("name"),
        email=node.text("email"),
        phone=node.text("phone", ""),
        street=address.text("street"),
        postal_code=address.text("postal_code"),
        city=address.text("city"),
        payment_method=node.text("payment_method"),
        payment_methods=_methods(node),
        voice_code=code,
        linked=node.flag("linked", default=True),
        disclosed=node.flag("disclosed", default=True),
        orders=tuple(sorted(orders, key=lambda order: (-order.days_ago, order.at))),
    )


def _methods(node: Node) -> tuple[StoredMethod, ...]:
    preferred = node.text("payment_method")
    stored = tuple(_method(entry) for entry in node.children("payment_methods")) if node.has("payment_methods") else ()
    if not any(method.method_id == preferred for method in stored):
        return (StoredMethod(preferred, MethodKind.CARD), *stored)
    return stored


def _method(node: Node) -> StoredMethod:
    node.only("id", "kind", "label", "expires")
    return StoredMethod(
        node.text("id"), node.choice("kind", MethodKind), node.text("label", ""), node.text("expires", "")
    )


def _order(node: Node, skus: Collection[str], currency: str) -> PastOrder:
    node.only("number", "days_ago", "at", "state", "lines", "shipment")
    number = node.text("number")
    if not _NUMBER.fullmatch(number):
        refuse(node.where("number"), "must look like 1234-5678", number)
    order = PastOrder(
        number=number,
        days_ago=node.integer("days_ago"),
        at=node.clock_time("at"),
        state=node.choice("state", PastOrderState, PastOrderState.DELIVERED),
        lines=tuple(_line(entry, skus, currency) for entry in node.children("lines")),
        shipment=_shipment(node.child("shipment")) if node.has("shipment") else None,
    )
    _check_state(node, order)
    return order


def _line(node: Node, skus: Collection[str], currency: str) -> PastLine:
    node.only("sku", "quantity", "cancelled", "delivered_sku", "unit_price")
    line = PastLine(
        sku=node.text("sku"),
        quantity=node.integer("quantity", 1, least=1),
        cancelled=node.integer("cancelled", 0),
        delivered_sku=node.text("delivered_sku", ""),
        unit_price=node.amount("unit_price", currency) if node.has("unit_price") else None,
    )
    for field, sku in (("sku", line.sku), ("delivered_sku", line.delivered_sku)):
        if sku and sku not in skus:
            refuse(node.where(field), f"names {sku!r}, which is not in the catalogue")
    if line.cancelled > line.quantity:
        refuse(node.where("cancelled"), f"must not be more than the {line.quantity} ordered", line.cancelled)
    return line


def _shipment(node: Node) -> PastShipment:
    node.only("carrier", "tracking", "promised_days", "new_days", "delivered_days", "reason")
    return PastShipment(
        carrier=node.text("carrier", "DHL"),
        tracking=node.text("tracking"),
        promised_days=node.integer("promised_days", least=None),
        new_days=node.integer("new_days", least=None) if node.has("new_days") else None,
        delivered_days=node.integer("delivered_days", least=None) if node.has("delivered_days") else None,
        reason=node.localized("reason") if node.has("reason") else None,
    )


_TRAVELLED: Mapping[PastOrderState, bool] = {
    PastOrderState.SHIPPED: False,
    PastOrderState.DELIVERED: True,
    PastOrderState.PARTLY_CANCELLED: True,
}


def _check_state(node: Node, order: PastOrder) -> None:
    if not order.lines:
        refuse(node.where("lines"), "must hold at least one product")
    open_lines = [line for line in order.lines if line.cancelled < line.quantity]
    if (order.state is PastOrderState.CANCELLED) == bool(open_lines):
        refuse(node.where("state"), "must be cancelled exactly if all lines are", order.state.value)
    if (order.state is PastOrderState.PARTLY_CANCELLED) != (
        bool(open_lines) and any(line.cancelled for line in order.lines)
    ):
        refuse(node.where("state"), "must be partly_cancelled exactly if some lines are", order.state.value)
    delivered = order.shipment is not None and order.shipment.delivered_days is not None
    if order.state in _TRAVELLED and (order.shipment is None or delivered != _TRAVELLED[order.state]):
        refuse(node.where("shipment"), f"does not fit an order that is {order.state.value}")
