"""Do what committed changes asked for: send mails, capture money; at least once, idempotently."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

from skill.domain.errors import ProgrammingError, ShopError, UnavailableError
from skill.domain.failures import describe_failure
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.ports import PaymentStatus
from skill.services.reconcile_orders import due_items
from skill.services.records import keys
from skill.services.records.orders import find_order, put_order
from skill.services.records.outbox import Event, event_from, put_event
from skill.services.shop import Shop
from skill.services.table import Change, ConflictError, Delete, Item, Key
from skill.services.write_letters import write_letter

_LOG = logging.getLogger(__name__)
_LONGEST_PAUSE = timedelta(hours=1)
_CHARGED = frozenset({PaymentStatus.CAPTURED, PaymentStatus.REFUNDED})


def relay_outbox(shop: Shop, merchant_id: str, *, limit: int = 25) -> int:
    """Handle events that are due and return how many were done."""
    return sum(_relay(shop, merchant_id, item) for item in due_items(shop, merchant_id, "event", limit=limit))


def _relay(shop: Shop, merchant_id: str, seen: Item) -> bool:
    item = shop.table.get(seen.key)
    if item is None:
        return False
    event = event_from(item)
    try:
        changes = _handle(shop, merchant_id, event)
    except UnavailableError:
        _LOG.warning("event %s of kind %s waits: a dependency did not answer", event.event_id, event.kind)
    except ShopError as error:
        # It may be mended by a later version; its neighbours must not wait for that.
        why = describe_failure(error)
        _LOG.error("event %s of kind %s failed: %s", event.event_id, event.kind, why)
    else:
        return _write(shop, Delete(item.key, if_version=item.version), *changes)
    _write(shop, _later(shop, merchant_id, event))
    return False


def _handle(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    handler = _HANDLERS.get(event.kind)
    if handler is None:
        msg = f"nobody handles events of kind {event.kind!r}"
        raise ProgrammingError(msg)
    return handler(shop, merchant_id, event)


def _write(shop: Shop, *changes: Change) -> bool:
    try:
        shop.table.write(*changes)
    except ConflictError:
        return False
    return True


def _later(shop: Shop, merchant_id: str, event: Event) -> Change:
    pause = min(timedelta(seconds=5) * 2**event.attempts, _LONGEST_PAUSE)
    waited = shop.clock.now() - event.created_at
    return put_event(merchant_id, replace(event, attempts=min(event.attempts + 1, 16)), delay=waited + pause)


def _mail(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    mail = write_letter(shop, merchant_id, event)
    if mail is not None:
        shop.notifier.send(mail)
    return ()


def _capture(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Charge what was held; an order cancelled meanwhile was voided and is left alone."""
    key, order = _order_of(shop, merchant_id, event)
    if order is None or order.state is not CheckoutState.COMPLETED or order.payment is not PaymentState.AUTHORISED:
        return ()
    result = shop.payments.capture(order.order_id, _amount(event, order))
    if result.status is not PaymentStatus.CAPTURED:
        msg = f"capture of {order.order_id} is not final yet: {result.status}"
        raise UnavailableError(msg)
    return (put_order(key, replace(order, payment=PaymentState.CAPTURED), merchant=merchant_id),)


def _money_back(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Give back what a cancellation saved: refund what was charged, release what was only authorised.

    Part of an authorised order waits for its capture, if one was asked for: that may be on its way.
    Where none was, the later capture takes what the order then costs.
    """
    key, order = _order_of(shop, merchant_id, event)
    if order is None:
        return ()
    # Read before the provider is asked: a capture that ends in between must not look like none.
    capture_waits = shop.table.get(keys.outbox(merchant_id, f"{order.order_id}-capture")) is not None
    whole = order.state is CheckoutState.CANCELED
    known = shop.payments.look_up(order.order_id)
    if known.status not in _CHARGED and whole:
        known = shop.payments.void(order.order_id)
    if known.status in _CHARGED:
        known = shop.payments.refund(order.order_id, _amount(event, order), event.event_id)
        state = PaymentState.REFUNDED if whole else order.payment
    elif whole:
        state = PaymentState.VOIDED
    elif capture_waits:
        msg = f"the refund for {order.order_id} waits for the capture"
        raise UnavailableError(msg)
    else:
        return ()
    if state is order.payment:
        return ()
    return (put_order(key, replace(order, payment=state), merchant=merchant_id),)


def _release(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Give back whatever the provider holds or took for an order that was given up."""
    _, order = _order_of(shop, merchant_id, event)
    if order is None or order.state is not CheckoutState.CANCELED:
        return ()
    if shop.payments.void(order.order_id).status is PaymentStatus.CAPTURED:
        shop.payments.refund(order.order_id, order.total, event.event_id)
    return ()


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


_HANDLERS = {"mail": _mail, "capture": _capture, "money_back": _money_back, "release": _release}
