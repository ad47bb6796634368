"""Do what committed changes asked for: send letters, move money; at least once, idempotently."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from skill.domain.errors import ProgrammingError, UnavailableError
from skill.domain.failures import describe_failure
from skill.services.book_invoice import WATCHES, remind_invoice
from skill.services.low_value import recount
from skill.services.move_money import OrderNotKnownYetError, capture, money_back, payment_news, release
from skill.services.reconcile_orders import due_items
from skill.services.records.outbox import Event, event_from, put_event
from skill.services.refund_case import refund_case
from skill.services.send_messages import send_mail, send_sms
from skill.services.shop import Shop
from skill.services.table import Change, ConflictError, Delete, Item

_LOG = logging.getLogger(__name__)
_LONGEST_PAUSE = timedelta(hours=1)
_LONGEST_PARKED = timedelta(days=1)


def relay_outbox(shop: Shop, merchant_id: str, *, limit: int = 25) -> int:
    """Handle events that are due and return how many were done."""
    return sum(_relay(shop, merchant_id, item) for item in due_items(shop, merchant_id, "event", limit=limit))


def _relay(shop: Shop, merchant_id: str, seen: Item) -> bool:
    item = shop.table.get(seen.key)
    if item is None:
        return False
    event, longest = event_from(item), _LONGEST_PAUSE
    try:
        changes = _handle(shop, merchant_id, event)
    except OrderNotKnownYetError:
        longest = _LONGEST_PARKED
        _LOG.warning("event %s is parked: nothing is stored of order %s", event.event_id, event.payload["order_id"])
    except UnavailableError:
        _LOG.warning("event %s of kind %s waits: it could not be ended yet", event.event_id, event.kind)
    except Exception as error:  # noqa: BLE001 - a later version may mend it; its neighbours must not wait for that
        why = describe_failure(error)
        _LOG.error("event %s of kind %s failed: %s", event.event_id, event.kind, why)
    else:
        return _write(shop, Delete(item.key, if_version=item.version), *changes)
    _write(shop, _later(shop, merchant_id, event, longest))
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


def _later(shop: Shop, merchant_id: str, event: Event, longest: timedelta) -> Change:
    pause = min(timedelta(seconds=5) * 2**event.attempts, longest)
    waited = shop.clock.now() - event.created_at
    return put_event(merchant_id, replace(event, attempts=min(event.attempts + 1, 16)), delay=waited + pause)


_HANDLERS: dict[str, Callable[[Shop, str, Event], tuple[Change, ...]]] = {
    "mail": send_mail,
    "sms": send_sms,
    "capture": capture,
    "money_back": money_back,
    "release": release,
    "payment_news": payment_news,
    "exemption": recount,
    "refund_case": refund_case,
    WATCHES: remind_invoice,
}
"""What each kind of event asks for; a handler returns the changes to be written with the event's end."""
