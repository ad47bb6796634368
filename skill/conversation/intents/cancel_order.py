"""Cancel an order or a product of it, after asking once; what has been sent is not promised back."""

from __future__ import annotations

from datetime import timedelta

from skill.conversation.case_talk import kept_from
from skill.conversation.dialog import Ask
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.intents.track_order import order_values
from skill.conversation.order_gate import leaving, lines_of
from skill.conversation.orders_meant import by_number, by_product, find_among, meant, number_in, placed
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import quantity_in, wishes
from skill.domain.cart import CartLine
from skill.domain.order import Order
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.cancel_order import cancel_order, is_charged
from skill.services.records.orders import find_order

REALLY = "cancel_order"
_JUST_NOW = timedelta(hours=1)


def handle(scene: Scene) -> Move:
    """Find the order, say what would be cancelled and for how much, and ask."""
    return leaving(scene, _begun(scene))


def _begun(scene: Scene) -> Move:
    kept = kept_from(scene)
    if kept is not None:
        return kept
    order = _order(scene)
    if order is None:
        return Move(Reply((Say("cancel_order-none"),)), aside=True)
    values = order_values(scene, order)
    if not order.is_cancellable:
        return Move(Reply((_why_not(scene, order),)), focus_order=order.order_id, aside=True)
    skus = _skus(scene, order)
    partly = len(skus) < len(order.skus)
    asked = _asked(scene, order, skus, values)
    asks = Say("cancel_order-question_part" if partly else "cancel_order-question_all", asked)
    some = (Say("cancel_order-all_packs_only"),) if _some_packs_only(scene, order, skus) else ()
    return Move(
        Reply((*some, Say("cancel_order-possible", asked)), asks),
        Ask(REALLY, {"order_id": order.order_id, "skus": sorted(skus)}),
        focus_order=order.order_id,
    )


def _why_not(scene: Scene, order: Order) -> Say:
    key = "cancel_order-too_late" if order.skus and order.shipment else "cancel_order-already"
    delivered = "yes" if order.shipment and order.shipment.delivered else "no"
    days = scene.merchant.returns.withdrawal_days
    arrived = order.shipment.delivered if order.shipment else None
    ended = arrived is not None and scene.local_now.date() > arrived + timedelta(days=days)
    values: dict[str, SpokenValue] = {"delivered": delivered, "days": days, "withdrawal": "ended" if ended else "open"}
    return Say(key, {**order_values(scene, order), **values})


def _order(scene: Scene) -> Order | None:
    orders = placed(scene)
    digits = number_in(scene)
    if digits:
        return by_number(orders, digits)
    if wishes(scene):
        return by_product(scene, orders)
    focused = next((order for order in orders if order.order_id == scene.session.focus_order), None)
    if focused is None or not focused.is_cancellable:
        focused = ordered_just_now(scene) or focused
    return focused or next((order for order in orders if order.is_cancellable), None) or meant(scene, orders)


def ordered_just_now(scene: Scene) -> Order | None:
    """Return the order of this hour that can still be cancelled, the newest."""
    return next(
        (order for order in placed(scene) if order.is_cancellable and scene.now - order.placed_at < _JUST_NOW), None
    )


def _skus(scene: Scene, order: Order) -> frozenset[str]:
    """Return the products to cancel: those named, else all."""
    named = wishes(scene)
    if not named:
        return frozenset(order.skus)
    return find_among(scene, named[0].words, order.skus) or frozenset(order.skus)


def _some_packs_only(scene: Scene, order: Order, skus: frozenset[str]) -> bool:
    """Tell whether fewer packs were named than were ordered: a product is cancelled as a whole or not at all."""
    packs = quantity_in(scene) if number_in(scene) else quantity_in(scene) or quantity_in(scene, "order_number")
    return packs is not None and 0 < packs < sum(line.remaining for line in order.lines if line.sku in skus)


def _asked(scene: Scene, order: Order, skus: frozenset[str], values: dict[str, SpokenValue]) -> dict[str, SpokenValue]:
    goes = [CartLine(line.sku, line.remaining) for line in order.lines if line.sku in skus]
    stays = [CartLine(line.sku, line.remaining) for line in order.lines if line.remaining and line.sku not in skus]
    amount = order.total - order.with_cancelled(skus).total
    return {
        **values,
        "lines": lines_of(scene, goes),
        "stays": lines_of(scene, stays),
        "amount": amount,
        "partly": "yes" if stays else "no",
        "charged": "yes" if is_charged(order) else "no",
        "more": "yes" if any(line.cancelled for line in order.lines) else "no",
        "just_now": "yes" if scene.now - order.placed_at < _JUST_NOW else "no",
    }


def _cancel(scene: Scene) -> Move:
    question = scene.question
    payload = question.payload if question else {}
    kept = kept_from(scene)
    if kept is not None:
        return kept
    order = find_order(scene.shop.table, scene.owner, str(payload.get("order_id", "")))
    if order is None:
        return Move(Reply((Say("cancel_order-none"),)))
    if not order.is_cancellable:
        return Move(Reply((_why_not(scene, order),)), focus_order=order.order_id)
    listed = payload.get("skus")
    skus = frozenset(str(sku) for sku in listed) if isinstance(listed, list | tuple) else frozenset(order.skus)
    asked = _asked(scene, order, skus, order_values(scene, order))
    settlement = cancel_order(scene.shop, order, skus, merchant=scene.merchant, locale=scene.turn.locale)
    return Move(Reply((Say("cancel_order-done", asked),)), changes=settlement.changes, focus_order=order.order_id)


def _keep(scene: Scene) -> Move:
    del scene
    return Move(Reply((Say("cancel_order-kept"),)))


INTENT = Intent(
    "CancelOrderIntent",
    handle,
    {"product": SlotKind.PRODUCT, "quantity": SlotKind.QUANTITY, "order_number": SlotKind.ORDER_NUMBER},
    {REALLY: Answers(_cancel, _keep)},
)
