"""Let an order leave the house and arrive: stock, money and letters follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from skill.domain.errors import NotFoundError, RefusedError
from skill.domain.merchant import Merchant
from skill.domain.order import Order, PaymentState, Shipment
from skill.services.after_conflicts import after_conflicts
from skill.services.learn_payment import locale_of
from skill.services.records import keys, stock
from skill.services.records.orders import find_numbered
from skill.services.records.outbox import put_event
from skill.services.settle_order import Settlement, capture, letter
from skill.services.shop import Shop
from skill.services.store_order import store_order

_UNPAID = frozenset({PaymentState.FAILED, PaymentState.DECLINED, PaymentState.VOIDED, PaymentState.REFUNDED})


class NotReadyError(RefusedError):
    """Report an order that cannot take the step: not placed, not paid, on its way already, arrived, or not on that day."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Carry what the merchant knows of a parcel; `expected` is None where it comes on the promised day."""

    carrier: str
    tracking: str
    expected: date | None = None


def ship_order(shop: Shop, order: Order, parcel: Parcel, *, merchant: Merchant) -> Settlement:
    """Return the order as sent, with its packs taken out of stock, and charged where that waited for this.

    Raises `NotReadyError`.
    """
    if not order.is_cancellable or order.payment in _UNPAID:
        msg = f"order {order.number} is {order.state.value}, payment {order.payment.value}: it cannot be sent"
        raise NotReadyError(msg)
    expected = parcel.expected or order.delivery_day
    if parcel.expected and parcel.expected < _today(shop, merchant):
        msg = f"{parcel.expected} has passed: a parcel that leaves now cannot come then"
        raise NotReadyError(msg)
    sent = replace(order, shipment=Shipment(parcel.carrier, parcel.tracking, order.delivery_day, expected))
    waited = order.payment is PaymentState.AUTHORISED and not _is_asked_for(shop, order, merchant)
    return Settlement(
        sent,
        (
            store_order(shop, sent, merchant=merchant),
            *stock.ship_all(merchant.id, [(line.sku, line.remaining) for line in order.lines]),
            *((put_event(merchant.id, capture(shop, sent)),) if waited else ()),
        ),
    )


def deliver_order(shop: Shop, order: Order, *, merchant: Merchant, day: date | None = None) -> Settlement:
    """Return the order as arrived, today or on `day`, with a letter where the customer wants to know.

    Raises `NotReadyError`.
    """
    if order.shipment is None or not order.is_open:
        msg = f"order {order.number} is not on its way: it cannot arrive"
        raise NotReadyError(msg)
    today, placed = _today(shop, merchant), merchant.local(order.placed_at).date()
    if day and not placed <= day <= today:
        # The period for withdrawing begins with this day.
        msg = f"order {order.number} of {placed} cannot have arrived on {day}: it is {today}"
        raise NotReadyError(msg)
    arrived = replace(order, shipment=replace(order.shipment, delivered=day or today))
    told = letter(shop, arrived, "order_delivered", locale=locale_of(order, merchant))
    return Settlement(
        arrived,
        (
            store_order(shop, arrived, merchant=merchant),
            *((put_event(merchant.id, told),) if order.notify_on_delivery else ()),
        ),
    )


def _today(shop: Shop, merchant: Merchant) -> date:
    return merchant.local(shop.clock.now()).date()


def change_numbered(shop: Shop, merchant: Merchant, number: str, step: Callable[[Order], Settlement]) -> Order:
    """Take one step with the order of this number and return it as it is then.

    Raises `NotFoundError`, what the step raises, and `BusyError` where others kept changing the order.
    """

    def stepped() -> Order:
        order = find_numbered(shop.table, merchant.id, number)
        if order is None:
            msg = f"no order has the number {number!r}"
            raise NotFoundError(msg)
        settlement = step(order)
        shop.table.write(*settlement.changes)
        return settlement.order

    return after_conflicts(stepped, busy=f"others kept changing order {number}")


def _is_asked_for(shop: Shop, order: Order, merchant: Merchant) -> bool:
    """Tell whether the charge waits in the outbox; the merchant may have another rule now than when it was ordered."""
    return shop.table.get(keys.outbox(merchant.id, f"{order.order_id}-capture")) is not None
