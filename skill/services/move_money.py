"""Do at the provider what committed changes asked for: charge, pay back, release, and listen to its news.

Each returns the changes that note what was done, to be written with the end of its event. Where nothing is
final yet, `UnavailableError` lets the event wait.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from skill.domain.errors import ProgrammingError, RefusedError, UnavailableError
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.learn_payment import learn_payment
from skill.services.ports import PaymentResult, PaymentStatus
from skill.services.records import keys
from skill.services.records.merchants import read_merchant
from skill.services.records.orders import find_order, put_order
from skill.services.records.outbox import Event
from skill.services.refundable import CHARGED, is_refundable
from skill.services.shop import Shop
from skill.services.table import Change, Key

TURN_LASTS = timedelta(seconds=10)
"""How long after an order was begun its own turn may still tell the customer how it ended."""


class OrderNotKnownYetError(UnavailableError):
    """Report news about an order that is not stored: it is parked, never dropped."""


def capture(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Charge what was held; an order cancelled meanwhile was voided and is left alone."""
    key, order = _order_of(shop, merchant_id, event)
    if order is None or order.state is not CheckoutState.COMPLETED or order.payment is not PaymentState.AUTHORISED:
        return ()
    result = _captured(shop, order, _amount(event, order))
    if result.status is PaymentStatus.CAPTURED:
        return (put_order(key, replace(order, payment=PaymentState.CAPTURED), merchant=merchant_id),)
    learned = learn_payment(shop, read_merchant(shop.table, merchant_id), order, result)
    if learned is None:
        msg = f"capture of {order.order_id} is not final yet: {result.status}"
        raise UnavailableError(msg)
    return learned.changes


def money_back(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Give back what a cancellation saved: refund what was charged, release what was only authorised.

    Part of an authorised order waits for its capture, if one was asked for: that may be on its way. Where none
    was, the later capture takes that much less. A debit on its way is waited for; an open invoice is lowered.
    """
    key, order = _order_of(shop, merchant_id, event)
    if order is None or order.payment is PaymentState.NOTHING_DUE:
        return ()
    whole = order.state is CheckoutState.CANCELED
    if not whole and not event.payload.get("asked", True):
        return ()
    # Read before the provider is asked: a capture that ends in between must not look like none.
    capture_waits = shop.table.get(keys.outbox(merchant_id, f"{order.order_id}-capture")) is not None
    known = shop.payments.look_up(order.order_id)
    if known.status not in CHARGED and whole:
        known = shop.payments.void(order.order_id)
    if is_refundable(order, known.status):
        shop.payments.refund(order.order_id, _amount(event, order), event.event_id)
        state = PaymentState.REFUNDED if whole else order.payment
    elif known.status is PaymentStatus.PROCESSING or (capture_waits and not whole):
        msg = f"the refund for {order.order_id} waits for the capture"
        raise UnavailableError(msg)
    elif not whole:
        return ()
    else:
        state = PaymentState.FAILED if known.status is PaymentStatus.DECLINED else PaymentState.VOIDED
    if state is order.payment:
        return ()
    return (put_order(key, replace(order, payment=state), merchant=merchant_id),)


def release(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Give back whatever the provider holds or took for an order that was given up."""
    key, order = _order_of(shop, merchant_id, event)
    if order is None or order.state is not CheckoutState.CANCELED:
        return ()
    known = shop.payments.void(order.order_id)
    if known.status is PaymentStatus.PROCESSING:
        msg = f"the debit for {order.order_id} can be paid back once it has ended"
        raise UnavailableError(msg)
    owed = Money(known.captured - known.refunded, order.delivery_cost.currency)
    if known.status is not PaymentStatus.CAPTURED or owed.amount <= 0:
        return ()
    shop.payments.refund(order.order_id, owed, event.event_id)
    return (put_order(key, replace(order, payment=PaymentState.REFUNDED), merchant=merchant_id),)


def payment_news(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Ask the provider about an order that it sent a message about; the message itself proves nothing.

    Raises `OrderNotKnownYetError` where the order is not stored.
    """
    _, order = _order_of(shop, merchant_id, event)
    if order is None:
        msg = f"news of {event.payload['order_id']}, which is not stored"
        raise OrderNotKnownYetError(msg)
    if order.state is CheckoutState.COMPLETE_IN_PROGRESS and shop.clock.now() < order.placed_at + TURN_LASTS:
        msg = f"{order.order_id} is left to the turn that began it"
        raise UnavailableError(msg)
    learned = learn_payment(shop, read_merchant(shop.table, merchant_id), order, shop.payments.look_up(order.order_id))
    return learned.changes if learned else ()


def _captured(shop: Shop, order: Order, amount: Money) -> PaymentResult:
    """Return what a capture came to; where the provider refused it, what it says of the payment instead."""
    try:
        return shop.payments.capture(order.order_id, amount)
    except RefusedError:
        known = shop.payments.look_up(order.order_id)
        if known.status in {PaymentStatus.AUTHORISED, PaymentStatus.ABSENT}:
            raise
        return known


def _order_of(shop: Shop, merchant_id: str, event: Event) -> tuple[Key, Order | None]:
    owner = keys.customer(merchant_id, str(event.payload["customer_id"]))
    order_id = str(event.payload["order_id"])
    return keys.order(owner, order_id), find_order(shop.table, owner, order_id)


def _amount(event: Event, order: Order) -> Money:
    amount = event.payload["amount"]
    if not isinstance(amount, int):
        msg = f"event {event.event_id} carries no amount"
        raise ProgrammingError(msg)
    return Money(amount, order.delivery_cost.currency)
