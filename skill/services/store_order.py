"""Store a placed order where the jobs still find it."""

from __future__ import annotations

from skill.domain.merchant import Merchant
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.records import keys
from skill.services.records.orders import put_order
from skill.services.settle_order import DEBIT_ASKED_EVERY
from skill.services.shop import Shop
from skill.services.table import Put


def store_order(shop: Shop, order: Order, *, merchant: Merchant) -> Put:
    """Return the change that stores an order over the version it was read at; a debit on its way stays due."""
    key = keys.order(keys.customer(merchant.id, order.customer_id), order.order_id)
    # A cancelled order's debit is waited for by its refund.
    on_its_way = order.payment is PaymentState.PROCESSING and order.state is CheckoutState.COMPLETED
    due = (shop.clock.now() + DEBIT_ASKED_EVERY).isoformat() if on_its_way else None
    return put_order(key, order, merchant=merchant.id, due=due)
