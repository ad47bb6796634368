"""Finish or undo orders that were cut between two steps; the provider's word decides, never a new key."""

from __future__ import annotations

import logging

from skill.domain.errors import ShopError, UnavailableError
from skill.domain.failures import describe_failure
from skill.domain.merchant import Merchant
from skill.domain.order import CheckoutState, Order
from skill.services.ports import PaymentResult, PaymentStatus
from skill.services.records import keys
from skill.services.records.customers import cart_from
from skill.services.records.merchants import settings_from
from skill.services.records.orders import order_from, put_order
from skill.services.records.outbox import put_event
from skill.services.settle_order import (
    ASKED_EVERY,
    HELD_FOR,
    LATE_ANSWERS,
    PAID,
    Terms,
    letter,
    released,
    settle,
    undo,
)
from skill.services.shop import Shop
from skill.services.table import Change, ConflictError, Item, Key, Range

_LOG = logging.getLogger(__name__)
_UNDECIDED = frozenset({CheckoutState.COMPLETE_IN_PROGRESS, CheckoutState.REQUIRES_ESCALATION})


def due_items(shop: Shop, merchant_id: str, sort: str, *, limit: int) -> list[Item]:
    """Return work of one kind (`order#` or `event`) that is due by now, the oldest first."""
    now = shop.clock.now().isoformat()
    found: list[Item] = []
    for partition in keys.due_partitions(merchant_id):
        page = shop.table.query(partition, Range(end=f"{now}~"), limit=limit, index=True)
        found.extend(item for item in page.items if item.key.sort.startswith(sort))
    return sorted(found, key=lambda item: item.index.sort if item.index else "")[:limit]


def reconcile_orders(shop: Shop, merchant_id: str, *, limit: int = 25) -> int:
    """Settle orders whose step is overdue and return how many were settled."""
    items = due_items(shop, merchant_id, "order#", limit=limit)
    if not items:
        return 0
    merchant = settings_from(shop.table.get(keys.settings(merchant_id)), merchant_id).merchant
    return sum(_reconcile(shop, merchant, item) for item in items)


def _reconcile(shop: Shop, merchant: Merchant, seen: Item) -> bool:
    item = shop.table.get(seen.key)
    if item is None:
        return False
    order = order_from(item)
    if order.state not in _UNDECIDED:
        return False
    try:
        changes = _decide(shop, merchant, order)
        shop.table.write(*changes)
    except ConflictError:
        return False
    except ShopError as error:
        # One order that cannot be settled now must not keep the others waiting; it stays due.
        _LOG.error("order %s could not be settled: %s", order.order_id, describe_failure(error))
        return False
    return True


def _decide(shop: Shop, merchant: Merchant, order: Order) -> tuple[Change, ...]:
    terms = Terms(merchant, _locale(merchant), cart_from(shop.table.get(_cart_key(merchant, order))))
    try:
        result = shop.payments.look_up(order.order_id)
        if result.status is PaymentStatus.REQUIRES_ACTION:
            if shop.clock.now() < order.placed_at + HELD_FOR:
                return _held(shop, order, result, terms)
            result = shop.payments.void(order.order_id)
    except UnavailableError:
        return (_again(shop, merchant, order),)
    if result.status in PAID:
        return settle(shop, order, result, terms).changes
    late = order.state is CheckoutState.REQUIRES_ESCALATION
    return _refused(shop, order, result.reason or ("not_approved_in_time" if late else "payment_failed"), terms)


def _cart_key(merchant: Merchant, order: Order) -> Key:
    return keys.cart(keys.customer(merchant.id, order.customer_id))


def _held(shop: Shop, order: Order, result: PaymentResult, terms: Terms) -> tuple[Change, ...]:
    """Wait on for the customer's approval, or begin to where the turn was cut before it could say so."""
    if order.state is CheckoutState.REQUIRES_ESCALATION:
        return (_again(shop, terms.merchant, order),)
    return settle(shop, order, result, terms).changes


def _again(shop: Shop, merchant: Merchant, order: Order) -> Change:
    owner = keys.customer(merchant.id, order.customer_id)
    later = (shop.clock.now() + ASKED_EVERY).isoformat()
    return put_order(keys.order(owner, order.order_id), order, merchant=merchant.id, due=later)


def _refused(shop: Shop, order: Order, reason: str, terms: Terms) -> tuple[Change, ...]:
    merchant = terms.merchant
    undone = undo(order, reason, terms)
    mail = letter(shop, undone.order, "order_refused", locale=terms.locale)
    return (
        *undone.changes,
        put_event(merchant.id, mail),
        put_event(merchant.id, released(shop, order), delay=LATE_ANSWERS),
    )


def _locale(merchant: Merchant) -> str:
    return f"de-{merchant.country}"
