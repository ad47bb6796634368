"""Finish or undo orders that were cut between two steps; the provider's word decides, never a new key."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import timedelta

from skill.domain.errors import UnavailableError
from skill.domain.failures import describe_failure
from skill.domain.merchant import Merchant
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.learn_payment import learn_payment, refuse_order
from skill.services.ports import PaymentResult, PaymentStatus
from skill.services.records import keys
from skill.services.records.merchants import read_merchant
from skill.services.records.orders import order_from, put_order
from skill.services.settle_order import ASKED_EVERY, DEBIT_ASKED_EVERY, HELD_FOR
from skill.services.shop import Shop
from skill.services.table import Change, ConflictError, Item, Range

_LOG = logging.getLogger(__name__)


def due_items(shop: Shop, merchant_id: str, sort: str, *, limit: int, ahead: timedelta = timedelta(0)) -> list[Item]:
    """Return work of one kind (`order#` or `event`) that is due by now, or so far ahead, the oldest first."""
    within = Range(end=f"{(shop.clock.now() + ahead).isoformat()}~")
    found: list[Item] = []
    for partition in keys.due_partitions(merchant_id):
        page = shop.table.query(partition, within, limit=limit, index=True)
        found.extend(item for item in page.items if item.key.sort.startswith(sort))
    return sorted(found, key=lambda item: item.index.sort if item.index else "")[:limit]


def reconcile_orders(shop: Shop, merchant_id: str, *, limit: int = 25) -> int:
    """Settle orders whose step is overdue and return how many were settled."""
    items = due_items(shop, merchant_id, "order#", limit=limit)
    if not items:
        return 0
    merchant = read_merchant(shop.table, merchant_id)
    return sum(reconcile_item(shop, merchant, item) for item in items)


def reconcile_item(shop: Shop, merchant: Merchant, seen: Item) -> bool:
    """Settle one order as far as the provider's word goes; return whether anything was written."""
    item = shop.table.get(seen.key)
    if item is None:
        return False
    order = order_from(item)
    if not (order.is_undecided or _debit_is_on_its_way(order)):
        return False
    try:
        shop.table.write(*_decide(shop, merchant, order))
    except ConflictError:
        _postpone(shop, merchant, order)
    except Exception as error:  # noqa: BLE001 - an order that cannot be settled now stays due; the others go on
        _LOG.error("order %s could not be settled: %s", order.order_id, describe_failure(error))
        _postpone(shop, merchant, order)
    else:
        return True
    return False


def _postpone(shop: Shop, merchant: Merchant, order: Order) -> None:
    """Let an order stand behind the others for a while, unless another worker has changed it."""
    with suppress(ConflictError, UnavailableError):
        shop.table.write(_again(shop, merchant, order))


def _debit_is_on_its_way(order: Order) -> bool:
    return order.state is CheckoutState.COMPLETED and order.payment is PaymentState.PROCESSING


def _decide(shop: Shop, merchant: Merchant, order: Order) -> tuple[Change, ...]:
    try:
        result = shop.payments.look_up(order.order_id)
    except UnavailableError:
        return (_again(shop, merchant, order),)
    if reason := _overdue(shop, order, result):
        return refuse_order(shop, merchant, order, reason).changes
    learned = learn_payment(shop, merchant, order, result)
    return learned.changes if learned else (_again(shop, merchant, order),)


def _overdue(shop: Shop, order: Order, result: PaymentResult) -> str:
    """Return why an order waits no longer: nobody approved it in time, or the provider never heard of it."""
    if not order.is_undecided:
        return ""
    if result.status is PaymentStatus.REQUIRES_ACTION:
        return "" if shop.clock.now() < order.placed_at + HELD_FOR else "not_approved_in_time"
    if result.status is PaymentStatus.ABSENT:
        held = order.state is CheckoutState.REQUIRES_ESCALATION
        return "not_approved_in_time" if held else "payment_failed"
    return ""


def _again(shop: Shop, merchant: Merchant, order: Order) -> Change:
    owner = keys.customer(merchant.id, order.customer_id)
    pause = ASKED_EVERY if order.is_undecided else DEBIT_ASKED_EVERY
    later = (shop.clock.now() + pause).isoformat()
    return put_order(keys.order(owner, order.order_id), order, merchant=merchant.id, due=later)
