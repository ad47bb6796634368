"""Take products out of the cart, all of them, some, or all but some."""

from __future__ import annotations

from dataclasses import replace

from skill.conversation.baskets import LEFT_IN, ask_till, goods_total, lines_in, store
from skill.conversation.dialog import GATE
from skill.conversation.gate_answers import decline
from skill.conversation.intent import Intent, SlotKind
from skill.conversation.intents import cancel_order
from skill.conversation.intents.cancel_order import ordered_just_now
from skill.conversation.order_gate import Manner, draft_of, offer
from skill.conversation.orders_meant import by_product
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import quantity_in, wishes
from skill.domain.cart import CartLine
from skill.domain.product import Product
from skill.domain.quote import Quote, QuoteSource
from skill.domain.reply import Line, Reply, Say


def handle(scene: Scene) -> Move:
    """Remove what is named, or the product talked about last; at the order gate, from what is about to be bought."""
    quote = scene.session.quote
    if scene.question and scene.question.kind == GATE and quote and (line := _line_meant(scene, quote)):
        return _from_quote(scene, quote, line)
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
    remaining, goes = quantity_in(scene, "remaining"), quantity_in(scene)
    left = remaining if remaining is not None else lying - (goes or lying)
    return min(max(left, 0), lying)


def _line_meant(scene: Scene, quote: Quote) -> CartLine | None:
    """Return the line of the open offer that a turn means; without a name the only one."""
    lines = draft_of(quote).lines
    named = wishes(scene)
    if not named:
        return lines[0] if len(lines) == 1 else None
    index = scene.catalogue.index(scene.turn.language)
    match = index.find(named[0].words, history=[line.sku for line in lines], limit=10)
    wanted = {*named[0].ids, *(candidate.sku for candidate in match.candidates)}
    return next((line for line in lines if line.sku in wanted), None)


def _from_quote(scene: Scene, quote: Quote, line: CartLine) -> Move:
    """Offer what is left; of a cart's offer the cart loses as much."""
    left = _left(scene, line.quantity)
    kept = (replace(other, quantity=left) if other.sku == line.sku else other for other in draft_of(quote).lines)
    lines = tuple(other for other in kept if other.quantity)
    cart = scene.cart.with_quantity(line.sku, left) if quote.source is QuoteSource.CART else scene.cart
    if not lines:
        return replace(decline(scene), changes=store(scene, cart))
    move = offer(scene, replace(draft_of(quote), lines=lines), Manner(opening="then", warned=True))
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
)
