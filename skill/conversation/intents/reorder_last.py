"""Reorder the last completed order; what is gone or dearer is named first, never substituted."""

from __future__ import annotations

from skill.conversation.dialog import Ask
from skill.conversation.intent import Intent
from skill.conversation.order_gate import Manner, offer
from skill.conversation.scene import Move, Scene
from skill.domain.cart import CartLine
from skill.domain.order import Order
from skill.domain.quote import QuoteSource
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.quote_products import Draft
from skill.services.records.stock import available_in, stock_keys


def handle(scene: Scene) -> Move:
    """Quote the lines of the last order at today's prices."""
    if scene.customer.is_guest:
        return Move(Reply((Say("order_gate-link_for_orders", {"seller": scene.merchant.name}),), link_account=True))
    order = next((order for order in scene.orders if order.is_purchase and order.skus), None)
    if order is None:
        return Move(Reply((Say("reorder_last-none"),), Say("launch-what_do_you_need")), Ask("open"))
    lines, lead = _available(scene, order)
    if not lines:
        return Move(Reply(lead, Say("choose_option-what_instead")), Ask("open"))
    return offer(scene, Draft(lines, QuoteSource.LAST_ORDER), Manner(lead=lead, opening="brief" if lead else "new"))


def _available(scene: Scene, order: Order) -> tuple[tuple[CartLine, ...], tuple[Say, ...]]:
    """Return what can be ordered again, and what must be said first about the rest."""
    stock = scene.shop.table.get_many(stock_keys(scene.merchant.id, order.skus))
    lines: list[CartLine] = []
    says: list[Say] = []
    for line in order.lines:
        product = scene.product(line.sku)
        if not line.remaining:
            continue
        if product is None or available_in(stock, scene.merchant.id, line.sku) < line.remaining:
            known = scene.named(line.sku)
            says.append(Say("reorder_last-gone", {"name": known.spoken if known else line.name}))
            continue
        lines.append(CartLine(line.sku, line.remaining))
        if product.price > line.unit_price:
            values: dict[str, SpokenValue] = {"product": product, "price": product.price, "before": line.unit_price}
            says.append(Say("reorder_last-dearer", values))
    return tuple(lines), tuple(says)


INTENT = Intent("ReorderLastIntent", handle)
