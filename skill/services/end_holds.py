"""Free packs whose hold has run out, for whoever wants them now, before any job comes by."""

from __future__ import annotations

from collections.abc import Iterable

from skill.domain.merchant import Merchant
from skill.domain.order import CheckoutState, Order
from skill.services.reconcile_orders import reconcile_item
from skill.services.records import keys
from skill.services.records.orders import order_from
from skill.services.settle_order import ASKED_EVERY, HELD_FOR
from skill.services.shop import Shop
from skill.services.table import Item, Range

_LOOKED_THROUGH = 25


def end_expired_holds(shop: Shop, skus: Iterable[str], *, merchant: Merchant) -> int:
    """Settle holds on these products that are over, as the reconciler would, and return how many were.

    The provider is asked as always: a payment approved in time still makes an order, and what is given up
    here is released there. Called only where packs are short, so that other turns pay nothing for it.
    """
    wanted = frozenset(skus)
    held = [item for item in _soon_due(shop, merchant.id) if _is_over(shop, order_from(item), wanted)]
    return sum(reconcile_item(shop, merchant, item) for item in held)


def _soon_due(shop: Shop, merchant_id: str) -> list[Item]:
    """Return orders that the reconciler will look at next: a hold that is over was due within the last minute."""
    until = (shop.clock.now() + ASKED_EVERY).isoformat()
    found: list[Item] = []
    for partition in keys.due_partitions(merchant_id):
        page = shop.table.query(partition, Range(end=f"{until}~"), limit=_LOOKED_THROUGH, index=True)
        found += [item for item in page.items if item.key.sort.startswith("order#")]
    return found


def _is_over(shop: Shop, order: Order, wanted: frozenset[str]) -> bool:
    if order.state is not CheckoutState.REQUIRES_ESCALATION or not wanted & set(order.skus):
        return False
    return shop.clock.now() >= order.placed_at + HELD_FOR
