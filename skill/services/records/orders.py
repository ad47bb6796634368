"""Keep orders, their numbers, their evidence and what a customer spent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.domain.privacy import NOT_PERSONAL, declare, kept, pseudonymised
from skill.services.records import codec, keys
from skill.services.table import Add, Expect, Item, Key, Put, Range, Table

_TAX = "§ 147 AO and § 257 HGB: invoices and orders are kept for ten years"
_PROOF = "§ 312j BGB, § 147 AO: proof of consent is kept as long as the order"
_BOOKS = kept(_TAX)

declare(
    "order",
    {
        "order_id": _BOOKS,
        "number": _BOOKS,
        "customer_id": pseudonymised(_TAX),
        "state": _BOOKS,
        "payment": _BOOKS,
        "payment_method": _BOOKS,
        "lines": _BOOKS,
        "delivery_cost": _BOOKS,
        "delivery_day": _BOOKS,
        "address_id": _BOOKS,
        "placed_at": _BOOKS,
        "shipment": _BOOKS,
        "refused_because": _BOOKS,
        "notify_on_delivery": _BOOKS,
        "cart_version": NOT_PERSONAL,
        "locale": NOT_PERSONAL,
        "person_id": pseudonymised(_TAX),
        "low_value": NOT_PERSONAL,
        "replaces": _BOOKS,
        "delivery_credited": _BOOKS,
    },
    lives=None,
)
declare("number", {"customer_id": pseudonymised(_TAX), "order_id": _BOOKS}, lives=None)
declare(
    "evidence",
    {
        name: kept(_PROOF)
        for name in (
            "order_id",
            "quote_hash",
            "question_id",
            "question_text",
            "question_reprompt",
            "phrase_version",
            "locale",
            "channel",
            "person_id",
            "heard",
            "intent",
            "slots",
            "request_id",
            "consented_at",
            "answer_text",
            "total",
        )
    },
    lives=None,
)
declare("counter#spend", {"amount": kept(_TAX)}, lives=None)
declare("counter#low_value", {"amount": kept(_TAX), "count": kept(_TAX), "since": NOT_PERSONAL}, lives=None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Carry what proves consent: the exact words spoken, what was heard, when and where.

    `slots` never holds a voice code. `consented_at` is UTC.
    """

    order_id: str
    quote_hash: str
    question_id: str
    question_text: str
    question_reprompt: str
    phrase_version: str
    locale: str
    channel: str
    person_id: str
    heard: dict[str, Any]
    intent: str
    slots: dict[str, str]
    request_id: str
    consented_at: datetime
    total: Money


def order_from(item: Item) -> Order:
    """Read an order back."""
    return codec.from_item(item, Order)


def put_order(key: Key, order: Order, *, merchant: str, due: str | None = None) -> Put:
    """Return the change that stores an order; `due` puts it where the reconciler looks.

    An order whose debit is on its way is always found there, whatever else is written about it.
    """
    if due is None and order.payment is PaymentState.PROCESSING and order.state is CheckoutState.COMPLETED:
        due = order.placed_at.isoformat()
    index = keys.due(merchant, f"order#{key.partition}#{order.order_id}", due) if due else None
    return Put(key, codec.to_attributes(order), expect=order.version or Expect.ABSENT, index=index)


def put_order_number(merchant_id: str, order: Order) -> Put:
    """Return the change that takes an order's number for it; it conflicts where another order has that number."""
    names = {"customer_id": order.customer_id, "order_id": order.order_id}
    return Put(keys.order_number(merchant_id, order.number), names, expect=Expect.ABSENT)


def put_evidence(key: Key, evidence: Evidence) -> Put:
    """Return the change that stores evidence; it is written once and never changed."""
    return Put(key, codec.to_attributes(evidence), expect=Expect.ABSENT)


def add_spending(key: Key, amount: Money, limit: Money | None) -> Add:
    """Return the change that counts an amount towards a month's limit; negative amounts take it back."""
    ceiling = {"amount": limit.amount} if limit and amount.amount > 0 else {}
    return Add(key, {"amount": amount.amount}, ceiling=ceiling)


def recent_orders(table: Table, owner: str, limit: int = 60) -> tuple[Order, ...]:
    """Return a customer's orders, the newest first; one read however many there are."""
    page = table.query(owner, Range(prefix="order#"), limit=limit, descending=True)
    return tuple(order_from(item) for item in page.items)


def find_order(table: Table, owner: str, order_id: str) -> Order | None:
    """Return one order, if it exists."""
    item = table.get(keys.order(owner, order_id))
    return order_from(item) if item else None


def find_numbered(table: Table, merchant_id: str, number: str) -> Order | None:
    """Return the order that customers know by this number, if it exists."""
    item = table.get(keys.order_number(merchant_id, number)) if number else None
    if item is None:
        return None
    owner = keys.customer(merchant_id, str(item.attributes["customer_id"]))
    return find_order(table, owner, str(item.attributes["order_id"]))
