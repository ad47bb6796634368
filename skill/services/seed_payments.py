"""Give a demo shop's past orders their books at the provider, so that a refund of them works like any other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from skill.domain.errors import RefusedError, UnavailableError
from skill.domain.merchant import Merchant
from skill.domain.order import Order, PaymentState
from skill.services.ports import PaymentRequest, PaymentStatus
from skill.services.shop import Shop

REFUNDABLE = timedelta(days=60)
_PLAYED = "sandbox:"


def seed_payments(shop: Shop, orders: Iterable[Order], *, merchant: Merchant) -> int:
    """Charge what recent orders cost at the sandbox, once; return how many were charged now.

    Orders from before `REFUNDABLE` and methods of a real provider are left alone: no seeding moves real money.
    """
    since = shop.clock.now() - REFUNDABLE
    recent = [order for order in orders if order.placed_at >= since and order.payment is PaymentState.CAPTURED]
    return sum(_charge(shop, order, merchant) for order in recent if order.payment_method.startswith(_PLAYED))


def _charge(shop: Shop, order: Order, merchant: Merchant) -> bool:
    try:
        # Asked again for the same order it answers as before; a real provider refuses play money unasked.
        known = shop.payments.authorise(_request(order, merchant))
        if known.status is not PaymentStatus.AUTHORISED:
            return False
        shop.payments.capture(order.order_id, order.total)
    except (UnavailableError, RefusedError):
        return False
    return True


def _request(order: Order, merchant: Merchant) -> PaymentRequest:
    return PaymentRequest(
        order_id=order.order_id,
        customer_id=order.customer_id,
        method=order.payment_method,
        amount=order.total,
        seller=merchant.name,
        merchant_id=merchant.id,
    )
