"""Reorder the last order, or one of a month or day; what is gone or dearer is named first, never substituted."""

from __future__ import annotations

from collections.abc import Sequence

from skill.conversation.dialog import Ask
from skill.conversation.gate_answers import decline
from skill.conversation.goods_meant import placed_on
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.open_question import asked_again
from skill.conversation.order_gate import Manner, offer
from skill.conversation.orders_meant import by_product
from skill.conversation.scene import Move, Scene
from skill.domain.cart import CartLine
from skill.domain.choice_words import position
from skill.domain.order import Order
from skill.domain.purchase_period import period_of
from skill.domain.quote import QuoteSource
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.quote_products import Draft
from skill.services.records.stock import available_in, stock_keys

WHICH = "reorder_which"
_SPOKEN = 3


def handle(scene: Scene) -> Move:
    """Quote the last order, or the one of the time that was said."""
    if scene.customer.is_guest:
        return Move(Reply((Say("order_gate-link_for_orders", {"seller": scene.merchant.name}),), link_account=True))
    orders = tuple(order for order in scene.orders if order.is_purchase and order.skus)
    if scene.turn.slot("month") or scene.turn.slot("day"):
        return _of_then(scene, orders)
    if not orders:
        return Move(Reply((Say("reorder_last-none"),), Say("launch-what_do_you_need")), Ask("open"), aside=True)
    return _again(scene, orders[0])


def _of_then(scene: Scene, orders: Sequence[Order]) -> Move:
    """Quote what was ordered in the month or on the day that was said; of several orders it is asked which."""
    month, day = (_id_of(scene, name) for name in ("month", "day"))
    if scene.question and scene.question.kind == WHICH and (meant := _on_day(scene, day)):
        return _again(scene, meant)
    period = period_of(month, int(day) if day.isdigit() else None, scene.local_now.date())
    then = [order for order in orders if period and placed_on(scene, order) in period]
    if not then:
        said = Say("reorder_last-none_then")
        return Move(Reply((said,), Say("launch-what_do_you_need")), Ask("open"), aside=True)
    return _again(scene, then[0]) if len(then) == 1 else _which(scene, then)


def _id_of(scene: Scene, slot: str) -> str:
    heard = scene.turn.slots.get(slot)
    return heard.ids[0] if heard and heard.ids else ""


def _which(scene: Scene, orders: Sequence[Order]) -> Move:
    """Ask which of the newest three is meant: by its day, or by its place where days do not tell them apart."""
    days = tuple(placed_on(scene, order) for order in orders[:_SPOKEN])
    same = len(set(days)) < len(days)
    ask = Ask(WHICH, {"orders": [order.order_id for order in (reversed(orders) if same else orders)]})
    if same:
        return Move(Reply(asks=Say("reorder_last-which_place")), ask)
    return Move(Reply(asks=Say("reorder_last-which", {"dates": days})), ask)


def _asked_about(scene: Scene) -> list[Order]:
    wanted = scene.question.payload.get("orders", ()) if scene.question else ()
    known = {order.order_id: order for order in scene.orders}
    return [known[order_id] for order_id in wanted if order_id in known]


def _on_day(scene: Scene, day: str) -> Order | None:
    on_day = [order for order in _asked_about(scene) if str(placed_on(scene, order).day) == day]
    return on_day[0] if len(on_day) == 1 else None


def _chosen(scene: Scene) -> Move:
    """Take the order that an answer means: by place among those that were named, or by what was in it."""
    if meant := _on_day(scene, _id_of(scene, "day")):
        return _again(scene, meant)
    orders = _asked_about(scene)
    place = position(scene.turn.slot("ordinal") or "", scene.turn.language)
    if place is not None and place <= len(orders[:_SPOKEN]):
        return _again(scene, orders[:_SPOKEN][place - 1 if place > 0 else place])
    order = by_product(scene, orders)
    return _again(scene, order) if order else _which_again(scene)


def _which_again(scene: Scene) -> Move:
    return asked_again(scene, Say("choose_option-not_among")) or Move(Reply((Say("order_gate-declined"),)))


def _again(scene: Scene, order: Order) -> Move:
    """Quote the lines of an order at today's prices."""
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


INTENT = Intent(
    "ReorderLastIntent",
    handle,
    {"month": SlotKind.MONTH, "day": SlotKind.DAY},
    {WHICH: Answers(_which_again, decline, _chosen)},
)
