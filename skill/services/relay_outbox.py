"""Do what committed changes asked for: send mails, capture money; at least once, idempotently."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

from skill.domain.errors import ProgrammingError, UnavailableError
from skill.domain.money import Money
from skill.domain.order import CheckoutState, PaymentState
from skill.services.ports import PaymentStatus
from skill.services.reconcile_orders import due_items
from skill.services.records import keys
from skill.services.records.orders import find_order, put_order
from skill.services.records.outbox import Event, event_from, put_event
from skill.services.shop import Shop
from skill.services.table import Change, ConflictError, Delete, Item
from skill.services.write_letters import write_letter

_LOG = logging.getLogger(__name__)
_LONGEST_PAUSE = timedelta(hours=1)


def relay_outbox(shop: Shop, merchant_id: str, *, limit: int = 25) -> int:
    """Handle events that are due and return how many were done."""
    return sum(_relay(shop, merchant_id, item) for item in due_items(shop, merchant_id, "event", limit=limit))


def _relay(shop: Shop, merchant_id: str, seen: Item) -> bool:
    item = shop.table.get(seen.key)
    if item is None:
        return False
    event = event_from(item)
    try:
        changes = _HANDLERS[event.kind](shop, merchant_id, event)
    except UnavailableError:
        _LOG.warning("event %s of kind %s waits: a dependency did not answer", event.event_id, event.kind)
        _write(shop, _later(shop, merchant_id, event))
        return False
    return _write(shop, Delete(item.key, if_version=item.version), *changes)


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
    """Charge the order as it is now; one cancelled meanwhile was voided and is left alone."""
    owner = keys.customer(merchant_id, str(event.payload["customer_id"]))
    order = find_order(shop.table, owner, str(event.payload["order_id"]))
    if order is None or order.state is not CheckoutState.COMPLETED or order.payment is not PaymentState.AUTHORISED:
        return ()
    result = shop.payments.capture(order.order_id, order.total)
    if result.status is not PaymentStatus.CAPTURED:
        msg = f"capture of {order.order_id} is not final yet: {result.status}"
        raise UnavailableError(msg)
    captured = replace(order, payment=PaymentState.CAPTURED)
    return (put_order(keys.order(owner, order.order_id), captured, merchant=merchant_id),)


def _money_back(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Give back what a cancellation saved: refund what was charged, release what was only authorised.

    Part of an authorised order needs nothing: the capture takes what the order then costs.
    """
    owner = keys.customer(merchant_id, str(event.payload["customer_id"]))
    order = find_order(shop.table, owner, str(event.payload["order_id"]))
    if order is None:
        return ()
    known = shop.payments.look_up(order.order_id)
    if known.status in {PaymentStatus.CAPTURED, PaymentStatus.REFUNDED}:
        amount = Money(_minor_units(event), order.delivery_cost.currency)
        shop.payments.refund(order.order_id, amount, event.event_id)
        state = PaymentState.REFUNDED if event.payload.get("whole") else order.payment
    elif event.payload.get("whole"):
        shop.payments.void(order.order_id)
        state = PaymentState.VOIDED
    else:
        return ()
    if state is order.payment:
        return ()
    return (put_order(keys.order(owner, order.order_id), replace(order, payment=state), merchant=merchant_id),)


def _minor_units(event: Event) -> int:
    amount = event.payload["amount"]
    if not isinstance(amount, int):
        msg = f"event {event.event_id} carries no amount"
        raise ProgrammingError(msg)
    return amount


_HANDLERS = {"mail": _mail, "capture": _capture, "money_back": _money_back}
