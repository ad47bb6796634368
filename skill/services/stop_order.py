"""Withdraw from what has not left the warehouse: nothing is sent, and the money goes back at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from skill.domain.merchant import Merchant
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.low_value import exemption_unused
from skill.services.place_order import spender_of
from skill.services.records import keys, stock
from skill.services.records.outbox import Event, put_event
from skill.services.settle_order import releases, stopped
from skill.services.shop import Shop
from skill.services.spending import uncount_spending
from skill.services.store_order import store_order
from skill.services.table import Change

WITHDRAWN = "withdrawn"
_PAID = frozenset({PaymentState.CAPTURED, PaymentState.PROCESSING})


@dataclass(frozen=True, slots=True)
class StoppedOrder:
    """Carry the order without the packs, the changes that store it, what it saves, and whether that was charged."""

    order: Order
    changes: tuple[Change, ...]
    saved: Money
    was_charged: bool


def stop_order(shop: Shop, order: Order, packs: Mapping[str, int], *, merchant: Merchant) -> StoppedOrder:
    """Return the order without these packs, with stock, budget and money given back in the same write.

    An order whose payment is undecided is given up as a whole; what the provider still does about
    it is undone. Raises `ValueError` for an order that has left.
    """
    if order.is_undecided:
        return _given_up(shop, order, merchant)
    require_cancellable(order)
    changed = without_packs(order, packs)
    saved = order.total - changed.total
    owner = keys.customer(merchant.id, order.customer_id)
    back = [_money_back(shop, order, changed, saved, merchant=merchant)] if saved.amount else []
    return StoppedOrder(
        changed,
        (
            store_order(shop, changed, merchant=merchant),
            *stock.release_all(merchant.id, list(packs.items())),
            *uncount_spending(spender_of(owner, order), saved, merchant),
            *(put_event(merchant.id, event) for event in back),
        ),
        saved,
        order.payment in _PAID,
    )


def require_cancellable(order: Order) -> None:
    """Raise `ValueError` for an order that has left, or that is not placed."""
    if not order.is_cancellable:
        msg = f"{order.order_id} has left the warehouse or is not placed"
        raise ValueError(msg)


def without_packs(order: Order, packs: Mapping[str, int]) -> Order:
    """Return the order with some packs of its products cancelled; without any left it is cancelled as a whole."""
    lines = tuple(replace(line, cancelled=line.cancelled + packs.get(line.sku, 0)) for line in order.lines)
    changed = replace(order, lines=lines)
    return changed if changed.skus else changed.moved_to(CheckoutState.CANCELED)


def _money_back(shop: Shop, before: Order, after: Order, saved: Money, *, merchant: Merchant) -> Event:
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


def _given_up(shop: Shop, order: Order, merchant: Merchant) -> StoppedOrder:
    undone = stopped(order, PaymentState.DECLINED, WITHDRAWN, merchant)
    unused = (put_event(merchant.id, event) for event in exemption_unused(shop, order))
    changes = (*undone.changes, *unused, *releases(shop, order, merchant, at_once=True))
    return StoppedOrder(undone.order, changes, Money(0, merchant.currency), was_charged=False)
