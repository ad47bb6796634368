"""Take products out of the cart, all of them, some, or all but some."""

from __future__ import annotations

from dataclasses import replace

from skill.conversation.baskets import LEFT_IN, ask_till, goods_total, lines_in, store
from skill.conversation.dialog import CHOOSE, Ask
from skill.conversation.gate_answers import decline
from skill.conversation.instead import WITHOUT
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.intents import cancel_order, choose_option
from skill.conversation.intents.cancel_order import ordered_just_now
from skill.conversation.order_gate import Manner, draft_payload, offer
from skill.conversation.orders_meant import by_product
from skill.conversation.part_of_offer import (
    ask_part,
    ask_part_again,
    line_chosen,
    line_meant,
    offer_again,
    open_draft,
)
from skill.conversation.scene import Move, Scene
from skill.conversation.turn import SlotValue
from skill.conversation.wanted import quantity_in, wishes
from skill.domain.cart import CartLine
from skill.domain.product import Product
from skill.domain.quote import QuoteSource
from skill.domain.reply import Line, Reply, Say
from skill.services.quote_products import Draft
from skill.services.table import Value

_WITHOUT = {"de": "ohne", "en": "without"}
WHICH = "remove_which"
"""The question which product of an open offer goes."""


def handle(scene: Scene) -> Move:
    """Remove what is named, or the product talked about last; at the order gate, from what is about to be bought."""
    draft = open_draft(scene, WHICH)
    if draft and (line := line_meant(scene, draft)):
        return _from_draft(scene, draft, line)
    if draft and not wishes(scene):
        said: dict[str, Value] = {"quantity": quantity_in(scene), "remaining": quantity_in(scene, "remaining")}
        ask = Ask(WHICH, {**said, **draft_payload(draft)})
        return ask_part(scene, draft, ask, ("remove_from_cart-which_of", "remove_from_cart-which"))
    if without := _without(scene, draft):
        return without
    if others := _others(scene):
        return others
    product = product_in_cart(scene)
    if product is None:
        return _not_there(scene)
    lying = scene.cart.quantity_of(product.sku)
    left = _left(scene, lying)
    cart = scene.cart.with_quantity(product.sku, left)
    whole = lines_in(scene, cart)
    values = {
        "lines": (Line(product, left or lying),),
        "left": "some" if left else "none",
        "total": goods_total(scene, whole),
        "alone": "yes" if len(whole) <= 1 else "no",
    }
    return ask_till(scene, cart, Say("remove_from_cart-removed", values))


def _without(scene: Scene, draft: Draft | None) -> Move | None:
    """Take "ohne Zucker" as a kind of what is offered, where nothing of that name can be taken out."""
    named = wishes(scene)
    choosing = scene.question is not None and scene.question.kind == CHOOSE
    if not named or not (draft or choosing) or product_in_cart(scene):
        return None
    words = f"{_WITHOUT.get(scene.turn.language, '')} {named[0].words}".strip()
    turn = replace(scene.turn, slots={"attribute": SlotValue(words, (WITHOUT,))})
    return choose_option.handle(replace(scene, turn=turn))


def _others(scene: Scene) -> Move | None:
    """Take out all that was asked about, where a voice that may not buy had put it in; None for any other wish."""
    question = scene.question
    if question is None or question.kind != LEFT_IN or any(scene.turn.slots.values()):
        return None
    skus = frozenset(question.payload["skus"])
    gone = tuple(line for line in scene.cart_lines if line.product.sku in skus)
    if len(gone) <= 1:
        return None
    return ask_till(scene, scene.cart.without(skus), Say("remove_from_cart-removed_all", {"lines": gone}))


def _left(scene: Scene, lying: int) -> int:
    """Return how many of `lying` packs stay: all but the number that goes, or the number that shall remain."""
    asked = scene.question.payload if scene.question and scene.question.kind == WHICH else {}
    remaining, goes = (_or_asked(quantity_in(scene, name), asked.get(name)) for name in ("remaining", "quantity"))
    left = remaining if remaining is not None else lying - (goes or lying)
    return min(max(left, 0), lying)


def _or_asked(heard: int | None, asked: object) -> int | None:
    return asked if heard is None and isinstance(asked, int) else heard


def _take_chosen(scene: Scene) -> Move:
    draft, line = open_draft(scene, WHICH), line_chosen(scene)
    return _from_draft(scene, draft, line) if draft and line else ask_part_again(scene)


def _from_draft(scene: Scene, draft: Draft, line: CartLine) -> Move:
    """Offer what is left; of a cart's offer the cart loses as much."""
    left = _left(scene, line.quantity)
    kept = (replace(other, quantity=left) if other.sku == line.sku else other for other in draft.lines)
    lines = tuple(other for other in kept if other.quantity)
    cart = scene.cart.with_quantity(line.sku, left) if draft.source is QuoteSource.CART else scene.cart
    if not lines:
        return replace(decline(scene), changes=store(scene, cart))
    move = offer(scene, replace(draft, lines=lines), Manner(opening="then", warned=True))
    return replace(move, changes=(*store(scene, cart), *move.changes))


def product_in_cart(scene: Scene) -> Product | None:
    """Return the product of the cart that a turn means: the one named, else the only one or the last talked about."""
    lying = [line.product for line in scene.cart_lines]
    named = wishes(scene)
    if not named:
        skus = {product.sku for product in lying}
        focus = next((sku for sku in scene.session.focus_skus if sku in skus), None)
        return scene.product(focus) if focus else lying[0] if len(lying) == 1 else None
    index = scene.catalogue.index(scene.turn.language)
    match = index.find(named[0].words, history=[product.sku for product in lying], limit=10)
    wanted = {*named[0].ids, *(candidate.sku for candidate in match.candidates)}
    return next((product for product in lying if product.sku in wanted), None)


def _not_there(scene: Scene) -> Move:
    named = wishes(scene)
    words = named[0].words[:60] if named else ""
    say = Say("remove_from_cart-not_in_cart", {"words": words, "named": "yes" if words else "no"})
    order = ordered_just_now(scene)
    if order and by_product(scene, (order,)):
        return cancel_order.handle(scene)
    if not scene.cart_lines:
        return Move(Reply((Say("read_cart-empty"),)), aside=True)
    return Move(Reply((say, Say("read_cart-contents", {"lines": scene.cart_lines}))), aside=True)


INTENT = Intent(
    "RemoveFromCartIntent",
    handle,
    {
        "quantity": SlotKind.QUANTITY,
        "unit": SlotKind.UNIT,
        "product": SlotKind.PRODUCT,
        "remaining": SlotKind.QUANTITY,
    },
    {WHICH: Answers(ask_part_again, offer_again, _take_chosen)},
)
