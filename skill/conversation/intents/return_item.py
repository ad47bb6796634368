"""Take goods back because the customer does not want them after all, or wants another kind of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from skill.conversation.case_talk import case_values, declare, declared_values, kept_from, reason_of
from skill.conversation.dialog import Ask
from skill.conversation.goods_meant import (
    Goods,
    chosen,
    goods_from,
    goods_meant,
    goods_payload,
    line_by_line,
    options_payload,
    standing_orders,
    which,
)
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.intents import cancel_order, product_question, withdraw
from skill.conversation.intents.track_order import order_values
from skill.conversation.open_question import asked_again
from skill.conversation.order_gate import leaving
from skill.conversation.refusals import reason
from skill.conversation.scene import Move, Scene
from skill.domain.case_rules import delivered_on, return_ends
from skill.domain.cases import CaseKind, CaseState, Remedy
from skill.domain.choices import choose, variant_of
from skill.domain.errors import RefusedError
from skill.domain.product import Product
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.table import Value

REALLY = "return_item"
WHICH = "return_which"
VARIANT = "return_variant"
_SPOKEN = 3


def handle(scene: Scene) -> Move:
    """Find the goods, then say how they come back and what for."""
    return leaving(scene, _begun(scene))


def _begun(scene: Scene) -> Move:
    if refused := kept_from(scene):
        return refused
    orders = standing_orders(scene)
    arrived = line_by_line(goods_meant(scene, [order for order in orders if delivered_on(order)]))
    if not arrived:
        return _not_arrived(scene, goods_meant(scene, orders))
    terms: dict[str, Value] = {"swap": _is_exchange(scene), "reason": reason_of(scene)}
    if len(arrived) > 1:
        payload = {**options_payload(scene, arrived), **terms, "attribute": scene.turn.slot("attribute") or ""}
        return Move(which(scene, arrived), Ask(WHICH, payload))
    return _about(scene, arrived[0], terms)


def _is_exchange(scene: Scene) -> bool:
    value = scene.turn.slots.get("giving_back")
    return bool(scene.turn.slot("attribute")) or (value is not None and value.ids[:1] == ("exchange",))


def _not_arrived(scene: Scene, coming: Sequence[Goods]) -> Move:
    """Cancel what has not left, withdraw from what is on its way, and say so where nothing fits."""
    if not coming:
        rights = product_question.rights_before_buying(scene)
        return rights or Move(Reply((Say("return_item-none"),)), aside=True)
    goods = coming[0]
    if goods.order.is_cancellable:
        return cancel_order.handle(scene)
    return withdraw.read_back(scene, goods, Say("return_item-on_its_way", order_values(scene, goods.order)))


def _about(scene: Scene, goods: Goods, terms: dict[str, Value]) -> Move:
    ends = return_ends(goods.order, scene.merchant)
    if ends and scene.local_now.date() > ends:
        late = Say("return_item-too_late", {**case_values(scene, goods, CaseKind.RETURN), "day": ends})
        return Move(Reply((late,)), focus_order=goods.order.order_id, aside=True)
    if not terms.get("swap"):
        return _ask(scene, goods, terms, None)
    product = scene.named(goods.skus[0])
    siblings = scene.catalogue.variants(product) if product else ()
    wanted = scene.turn.slot("attribute") or str(terms.get("attribute", ""))
    sku = variant_of(product, wanted, siblings, language=scene.turn.language) if product and wanted else None
    other = scene.product(sku) if sku and sku != goods.skus[0] else None
    if other is None and len(siblings) == 1:
        other = siblings[0]
    if other is None and siblings:
        return _which_variant(goods, siblings, terms)
    return _ask(scene, goods, terms, other)


def _which_variant(goods: Goods, siblings: Sequence[Product], terms: dict[str, Value]) -> Move:
    options = tuple(siblings[:_SPOKEN])
    payload: dict[str, Value] = {**goods_payload(goods), **terms, "variants": [product.sku for product in options]}
    reply = Reply(asks=Say("return_item-which_variant", {"options": options}))
    return Move(reply, Ask(VARIANT, payload), focus_order=goods.order.order_id, focus_skus=goods.skus)


def _ask(scene: Scene, goods: Goods, terms: dict[str, Value], other: Product | None) -> Move:
    values = case_values(scene, goods, CaseKind.RETURN)
    says = [Say("return_item-how", values)]
    if other:
        says.append(Say("return_item-then_other", {"product": other}))
    elif terms.get("swap"):
        says.insert(0, Say("return_item-no_other", values))
    payload: dict[str, Value] = {
        **goods_payload(goods),
        "kind": (CaseKind.EXCHANGE if other else CaseKind.RETURN).value,
        "reason": terms.get("reason", ""),
        "other": other.sku if other else "",
    }
    reply = Reply(tuple(says), Say("return_item-shall_i_register"))
    return Move(reply, Ask(REALLY, payload), focus_order=goods.order.order_id, focus_skus=goods.skus)


def _return(scene: Scene) -> Move:
    payload: dict[str, Any] = scene.question.payload if scene.question else {}
    goods = goods_from(scene, payload)
    if goods is None:
        return Move(Reply((Say("return_item-registered_before"),)))
    if refused := kept_from(scene):
        return refused
    try:
        declared = declare(scene, goods, {**payload, "remedy": Remedy.REFUND})
    except RefusedError as error:
        return Move(Reply((reason(scene, error),)))
    if declared.is_repeated:
        return Move(Reply((Say("return_item-registered_before"),)))
    values = {**case_values(scene, goods, CaseKind.RETURN), **declared_values(declared.case)}
    outcome = "judged" if declared.case.state is CaseState.DECLARED else "send_back"
    said = Say("return_item-done", {**values, "next": outcome})
    other = scene.product(str(payload.get("other", "")))
    if other is None:
        return Move(Reply((said,)), changes=declared.changes, focus_order=goods.order.order_id)
    packs = sum(goods.quantities.values())
    offered: dict[str, SpokenValue] = {"product": other, "price": other.price * packs}
    return Move(
        Reply((said,), Say("return_item-order_other", offered)),
        Ask(product_question.WANT_IT, {"sku": other.sku, "quantity": packs}),
        changes=declared.changes,
        focus_order=goods.order.order_id,
        focus_skus=(other.sku,),
    )


def _choose(scene: Scene) -> Move:
    goods = chosen(scene)
    terms = scene.question.payload if scene.question else {}
    return _about(scene, goods, dict(terms)) if goods else _again(scene)


def _choose_variant(scene: Scene) -> Move:
    """Take the kind that is wanted instead; while a plain return is asked about, that makes it an exchange."""
    payload: dict[str, Any] = scene.question.payload if scene.question else {}
    goods = goods_from(scene, payload)
    product = scene.named(goods.skus[0]) if goods else None
    if goods is None or product is None:
        return _again(scene) if goods else Move(Reply((Say("return_item-registered_before"),)))
    siblings = scene.catalogue.variants(product)
    listed = [found for sku in payload.get("variants", ()) if (found := scene.product(str(sku)))]
    said = {name: scene.turn.slot(name) for name in ("ordinal", "attribute", "product")}
    words = said["attribute"] or said["product"]
    sku = variant_of(product, words, siblings, language=scene.turn.language) if words else None
    sku = sku or choose(listed, **said, language=scene.turn.language)
    other = scene.product(sku) if sku and sku != product.sku else None
    return _ask(scene, goods, {**payload, "swap": True}, other) if other else _again(scene)


def _again(scene: Scene) -> Move:
    return asked_again(scene) or Move(Reply((Say("return_item-none"),)))


def _keep(scene: Scene) -> Move:
    del scene
    return Move(Reply((Say("return_item-kept"),)))


INTENT = Intent(
    "ReturnItemIntent",
    handle,
    {
        "product": SlotKind.PRODUCT,
        "attribute": SlotKind.ATTRIBUTE,
        "giving_back": SlotKind.GIVING_BACK,
        "order_number": SlotKind.ORDER_NUMBER,
    },
    {
        REALLY: Answers(_return, _keep, _choose_variant),
        WHICH: Answers(_again, _keep, _choose),
        VARIANT: Answers(_again, _keep, _choose_variant),
    },
)
