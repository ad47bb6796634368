"""List the orders that are on their way."""

from __future__ import annotations

from skill.conversation.intent import Intent
from skill.conversation.intents.track_order import order_values, status
from skill.conversation.orders_meant import open_orders
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say

_SPOKEN = 3


def handle(scene: Scene) -> Move:
    """Name at most three open orders, with the day each arrives."""
    if scene.customer.is_guest:
        return Move(Reply((Say("order_gate-link_for_orders", {"seller": scene.merchant.name}),), link_account=True))
    orders = open_orders(scene)
    if not orders:
        return Move(Reply((Say("list_orders-none"),)), aside=True)
    if len(orders) == 1:
        return Move(Reply((status(scene, orders[0]),)), focus_order=orders[0].order_id, aside=True)
    says = [Say("list_orders-count", {"count": len(orders)})]
    says += [Say("list_orders-one", order_values(scene, order)) for order in orders[:_SPOKEN]]
    return Move(Reply(tuple(says)), focus_order=orders[0].order_id, aside=True)


INTENT = Intent("ListOrdersIntent", handle)
