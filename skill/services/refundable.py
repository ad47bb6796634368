"""Tell what of an order's payment can be given back."""

from __future__ import annotations

from skill.domain.order import Order
from skill.domain.paying import ON_INVOICE
from skill.services.ports import PaymentStatus

CHARGED = frozenset({PaymentStatus.CAPTURED, PaymentStatus.REFUNDED})


def is_refundable(order: Order, status: PaymentStatus) -> bool:
    """Tell whether a refund can be asked for now: money came in, or an open invoice can be lowered."""
    is_open_invoice = order.payment_method == ON_INVOICE.method_id and status is PaymentStatus.PROCESSING
    return status in CHARGED or is_open_invoice
