"""Tell where an order is; lateness is owned up to, with the new day."""

from __future__ import annotations

from dataclasses import replace

from skill.conversation.dialog import Ask
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.order_gate import lines_of
from skill.conversation.orders_meant import by_number, by_product, meant, number_in, open_orders, placed
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import wishes
from skill.domain.cart import CartLine
from skill.domain.localized import Localized
from skill.domain.order import CheckoutState, Order
from skill.domain.reply import OrderNumber, Reply, Say, SpokenValue
from skill.services.records.orders import find_order
from skill.services.store_order import store_order

NOTIFY = "notify"


def handle(scene: Scene) -> Move:
    """Answer for the order that is meant; nothing is guessed where a number or product fits none."""
    if scene.customer.is_guest:
        return Move(Reply((Say("order_gate-link_for_orders", {"seller": scene.merchant.name}),), link_account=True))
    orders = placed(scene)
    if not orders:
        return Move(Reply((Say("track_order-none"),)), aside=True)
    digits = number_in(scene)
    if digits:
        order = by_number(orders, digits)
        if order is None:
            return Move(Reply((Say("track_order-no_such_number"),)), aside=True)
    elif wishes(scene):
        order = by_product(scene, orders)
        if order is None:
            words = wishes(scene)[0].words[:60]
            return Move(Reply((Say("track_order-no_such_product", {"words": words}),)), aside=True)
    else:
        order = _default(scene, orders)
    if order is None:
        return Move(Reply((Say("track_order-none"),)), aside=True)
    return _tell(scene, order)


def status(scene: Scene, order: Order) -> Say:
    """Return the sentence that says how an order stands."""
    values = order_values(scene, order)
    if order.state is CheckoutState.CANCELED:
        return Say("track_order-cancelled", values)
    if order.is_undecided:
        return Say("track_order-payment_open", values)
    shipment = order.shipment
    if shipment and shipment.delivered:
        return Say("track_order-delivered", {**values, "day": shipment.delivered})
    if order.is_overdue(scene.local_now.date()):
        return Say("track_order-overdue", values)
    if order.is_late:
        return Say("track_order-late", values)
    return Say("track_order-on_time" if shipment else "track_order-preparing", values)


def order_values(scene: Scene, order: Order) -> dict[str, SpokenValue]:
    """Return what phrases about an order may name."""
    left = [CartLine(line.sku, line.remaining) for line in order.lines if line.remaining]
    lines = lines_of(scene, left) or lines_of(scene, [CartLine(line.sku, line.quantity) for line in order.lines])
    shipment = order.shipment
    return {
        "lines": lines,
        "day": order.expected,
        "promised": shipment.promised if shipment else order.delivery_day,
        "carrier": shipment.carrier if shipment else scene.merchant.delivery.carrier,
        "number": OrderNumber(order.number),
        "placed": order.placed_at.astimezone(scene.local_now.tzinfo).date(),
        "total": order.total,
        "discreet": "yes" if scene.customer.discreet else "no",
    }


def _default(scene: Scene, orders: tuple[Order, ...]) -> Order | None:
    """Return the order meant by "meine Bestellung": the delay is asked about the one just told, else the late one."""
    if _asks_why(scene):
        return meant(scene, orders)
    late = next((order for order in open_orders(scene) if order.is_late), None)
    return late or next(iter(open_orders(scene)), orders[0])


def _asks_why(scene: Scene) -> bool:
    """Tell whether the reason of a delay is asked for; other questions about an order ask where it is."""
    aspect = scene.turn.slots.get("aspect")
    return aspect is not None and aspect.ids[:1] in {(), ("delay",)}


def _tell(scene: Scene, order: Order) -> Move:
    why = _asks_why(scene)
    values = order_values(scene, order)
    cancelled = lines_of(scene, [CartLine(line.sku, line.cancelled) for line in order.lines if line.cancelled])
    says = [_reason(order, values) if why else status(scene, order)]
    if cancelled and order.skus and not why:
        says.append(Say("track_order-partly_cancelled", {**values, "lines": cancelled}))
    late = _late_one(scene, order)
    if late is None or late.notify_on_delivery:
        return Move(Reply(tuple(says)), focus_order=order.order_id, focus_skus=(), aside=True)
    asks = Say("track_order-shall_i_write", order_values(scene, late))
    return Move(
        Reply(tuple(says), asks),
        Ask(NOTIFY, {"order_id": late.order_id}),
        focus_order=order.order_id,
        focus_skus=(),
        aside=True,
    )


def _late_one(scene: Scene, order: Order) -> Order | None:
    """Return the late order that a message was or can be promised for: this one, or the one just spoken of."""
    if order.is_open and order.is_late:
        return order
    question = scene.question
    if question is None or question.kind != NOTIFY:
        return None
    return next((other for other in scene.orders if other.order_id == question.payload.get("order_id")), None)


def _reason(order: Order, values: dict[str, SpokenValue]) -> Say:
    reason = order.shipment.reason if order.shipment else None
    if reason is None or not order.is_late:
        return Say("track_order-no_reason", values)
    return Say("track_order-reason", {**values, "reason": Localized(reason.de, reason.en)})


def _notify(scene: Scene) -> Move:
    question = scene.question
    order_id = str(question.payload["order_id"]) if question else ""
    order = find_order(scene.shop.table, scene.owner, order_id)
    if order is None:
        return Move(Reply((Say("track_order-none"),)))
    wanted = replace(order, notify_on_delivery=True)
    change = store_order(scene.shop, wanted, merchant=scene.merchant)
    return Move(Reply((Say("track_order-will_write", order_values(scene, order)),)), changes=(change,))


def _no_message(scene: Scene) -> Move:
    del scene
    return Move(Reply((Say("track_order-no_message"),)))


INTENT = Intent(
    "TrackOrderIntent",
    handle,
    {"product": SlotKind.PRODUCT, "order_number": SlotKind.ORDER_NUMBER, "aspect": SlotKind.ASPECT},
    {NOTIFY: Answers(_notify, _no_message)},
)
