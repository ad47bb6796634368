"""Cancel an order, or some of its products, while nothing has left the warehouse."""

from __future__ import annotations

from dataclasses import replace

from skill.domain.merchant import Merchant
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.place_order import spender_of
from skill.services.records import keys, stock
from skill.services.records.outbox import Event, put_event
from skill.services.settle_order import Settlement, letter
from skill.services.shop import Shop
from skill.services.spending import uncount_spending
from skill.services.store_order import store_order


def cancel_order(shop: Shop, order: Order, skus: frozenset[str], *, merchant: Merchant, locale: str) -> Settlement:
    """Return the order with these products cancelled, and the changes that store it.

    Stock and budget are given back in the same write; the money follows from the outbox: what was
    charged is refunded, what was only authorised is released or will not be charged. Raises
    `ValueError` where the order can no longer be cancelled.
    """
    if not order.is_cancellable:
        msg = f"{order.order_id} has left the warehouse or is not placed"
        raise ValueError(msg)
    changed = order.with_cancelled(skus)
    saved = order.total - changed.total
    owner = keys.customer(merchant.id, order.customer_id)
    freed = [(line.sku, line.remaining) for line in order.lines if line.sku in skus]
    return Settlement(
        changed,
        (
            store_order(shop, changed, merchant=merchant),
            *stock.release_all(merchant.id, freed),
            *uncount_spending(spender_of(owner, order), saved, merchant),
            put_event(merchant.id, money_back(shop, order, changed, saved, merchant=merchant)),
            put_event(merchant.id, _letter(shop, changed, locale)),
        ),
    )


def money_back(shop: Shop, before: Order, after: Order, saved: Money, *, merchant: Merchant) -> Event:
    """Return the event that settles the money; its id is one per cancelled state, so that it happens once.

    `asked` says whether the saved amount was charged, or is to be: a charge that was not asked for yet, because it
    waits for the shipment, will be as much less.
    """
    capture = shop.table.get(keys.outbox(merchant.id, f"{before.order_id}-capture"))
    return Event(
        event_id=f"{before.order_id}-cancel-{before.version}",
        kind="money_back",
        payload={
            "customer_id": before.customer_id,
            "order_id": before.order_id,
            "amount": saved.amount,
            "whole": after.state is CheckoutState.CANCELED,
            "asked": before.payment is not PaymentState.AUTHORISED or capture is not None,
        },
        created_at=shop.clock.now(),
    )


def _letter(shop: Shop, order: Order, locale: str) -> Event:
    event = letter(shop, order, "order_cancelled", locale=locale)
    return replace(event, event_id=f"{event.event_id}-{order.version}")


def is_charged(order: Order) -> bool:
    """Tell whether money has left the customer's account already."""
    return order.payment is PaymentState.CAPTURED
