"""Cancel an order, or some of its products, while nothing has left the warehouse."""

from __future__ import annotations

from dataclasses import replace

from skill.domain.merchant import Merchant
from skill.domain.order import Order, PaymentState
from skill.services.records.outbox import Event, put_event
from skill.services.settle_order import Settlement, letter
from skill.services.shop import Shop
from skill.services.stop_order import require_cancellable, stop_order


def cancel_order(shop: Shop, order: Order, skus: frozenset[str], *, merchant: Merchant, locale: str) -> Settlement:
    """Return the order with these products cancelled, and the changes that store it.

    Stock and budget are given back in the same write; the money follows from the outbox: what was
    charged is refunded, what was only authorised is released or will not be charged. Raises
    `ValueError` where the order can no longer be cancelled.
    """
    require_cancellable(order)
    packs = {line.sku: line.remaining for line in order.lines if line.sku in skus}
    stopped = stop_order(shop, order, packs, merchant=merchant)
    return Settlement(stopped.order, (*stopped.changes, put_event(merchant.id, _letter(shop, stopped.order, locale))))


def _letter(shop: Shop, order: Order, locale: str) -> Event:
    event = letter(shop, order, "order_cancelled", locale=locale)
    return replace(event, event_id=f"{event.event_id}-{order.version}")


def is_charged(order: Order) -> bool:
    """Tell whether money has left the customer's account already."""
    return order.payment is PaymentState.CAPTURED
