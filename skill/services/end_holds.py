"""Free packs whose hold has run out, for whoever wants them now, before any job comes by."""

from __future__ import annotations

from collections.abc import Iterable

from skill.domain.merchant import Merchant
from skill.domain.order import CheckoutState, Order
from skill.services.reconcile_orders import due_items, reconcile_item
from skill.services.records.orders import order_from
from skill.services.settle_order import ASKED_EVERY, HELD_FOR
from skill.services.shop import Shop

_LOOKED_THROUGH = 25


def end_expired_holds(shop: Shop, skus: Iterable[str], *, merchant: Merchant) -> int:
    """Settle holds on these products that are over, as the reconciler would, and return how many were.

    The provider is asked as always: a payment approved in time still makes an order, and what is given up
    here is released there. Called only where packs are short, so that other turns pay nothing for it.
    """
    wanted = frozenset(skus)
    # The reconciler looks at them next: a hold that is over was due within the last minute.
    soon = due_items(shop, merchant.id, "order#", limit=_LOOKED_THROUGH, ahead=ASKED_EVERY)
    held = [item for item in soon if _is_over(shop, order_from(item), wanted)]
    return sum(reconcile_item(shop, merchant, item) for item in held)


def _is_over(shop: Shop, order: Order, wanted: frozenset[str]) -> bool:
    if order.state is not CheckoutState.REQUIRES_ESCALATION or not wanted & set(order.skus):
        return False
    return shop.clock.now() >= order.placed_at + HELD_FOR
