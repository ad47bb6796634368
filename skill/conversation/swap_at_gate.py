"""Change what the order gate offers for another variant, kind or brand of it, or for "die andere"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.conversation.baskets import store
from skill.conversation.counted_goods import merged
from skill.conversation.dialog import GATE
from skill.conversation.instead import (
    FEATURES,
    OTHER,
    brand_instead,
    brand_words,
    end_of_range,
    heard_ids,
    kind_instead,
    names_brand,
    others_of,
    unknown_words,
    variant_instead,
)
from skill.conversation.intents import reorder_product
from skill.conversation.open_question import asked_again
from skill.conversation.order_gate import Manner, offer
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import choice_move, quantity_in
from skill.domain.cart import CartLine
from skill.domain.product import Product
from skill.domain.quote import QuoteSource
from skill.domain.reply import Reply, Say
from skill.services.quote_products import Draft
from skill.services.table import Value

_BESIDE = "beside"
"""Where the gate's question keeps what had been offered beside the product that was chosen: "die andere"."""


def kept_beside(move: Move, options: Sequence[Product], chosen: str) -> Move:
    """Return the move with what else had been offered kept in the gate's question."""
    rest = [option.sku for option in options if option.sku != chosen]
    if move.ask is None or move.ask.kind != GATE or not rest:
        return move
    return replace(move, ask=replace(move.ask, payload={**move.ask.payload, _BESIDE: rest}))


def at_gate(scene: Scene, draft: Draft) -> Move:
    """Quote another variant, kind or brand of the product instead, in the same number; which one must be clear."""
    lines = draft.lines
    if OTHER in heard_ids(scene) and len(lines) == 1:
        return _other_at_gate(scene, draft, lines[0])
    for line in lines:
        product = scene.product(line.sku)
        other = variant_instead(scene, product) if product else None
        if other:
            return _swap(scene, draft, line, CartLine(other.sku, quantity_in(scene) or line.quantity))
    if names_brand(scene) or scene.turn.slot("product"):
        return _of_brand(scene, draft) if names_brand(scene) else _another_product(scene)
    product = scene.product(lines[0].sku) if len(lines) == 1 else None
    if product and (other := kind_instead(scene, product)):
        return _swap(scene, draft, lines[0], CartLine(other.sku, quantity_in(scene) or lines[0].quantity))
    return _no_such(scene, draft, product) if product else _kept(scene, Say("choose_option-no_such_variant"))


def _another_product(scene: Scene) -> Move:
    """Take a product that is named as a new wish; one that is not sold leaves the offer as it is."""
    unknown = unknown_words(scene)
    return _kept(scene, *unknown) if unknown else reorder_product.handle(scene)


def _no_such(scene: Scene, draft: Draft, product: Product) -> Move:
    """Say that there is nothing bigger, cheaper or without sugar; else ask which of the variants is meant."""
    if end := end_of_range(scene, product):
        return asked_again(scene, *end) or _kept(scene, *end)
    if unknown := unknown_words(scene):
        return _kept(scene, *unknown)
    siblings = scene.catalogue.variants(product)[:3]
    if heard_ids(scene) & FEATURES or not siblings:
        return _kept(scene, Say("choose_option-no_such_variant"))
    return which_of(draft.lines[0].quantity, siblings, Say("choose_option-not_among"), beside=product)


def _other_at_gate(scene: Scene, draft: Draft, line: CartLine) -> Move:
    """Take "die andere" at the gate: what had been offered beside it, else its only other variant."""
    kept = scene.question.payload.get(_BESIDE) if scene.question else None
    beside = [product for sku in kept or () if (product := scene.product(str(sku)))]
    product = scene.product(line.sku)
    others = tuple(beside) or (others_of(scene, product) if product else ())
    if not others:
        return _kept(scene, Say("choose_option-no_such_variant"))
    if len(others) > 1:
        return which_of(line.quantity, others, beside=product)
    move = _swap(scene, draft, line, CartLine(others[0].sku, quantity_in(scene) or line.quantity))
    return kept_beside(move, [product, *others], others[0].sku) if product else move


def _of_brand(scene: Scene, draft: Draft) -> Move:
    """Offer what the brand that was named has of the same use; where it has none, say so and keep the offer."""
    for line in draft.lines:
        product = scene.product(line.sku)
        found = brand_instead(scene, product) if product else ()
        quantity = quantity_in(scene) or line.quantity
        if len(found) == 1:
            return _swap(scene, draft, line, CartLine(found[0].sku, quantity))
        if found:
            return which_of(quantity, found)
    return _kept(scene, Say("choose_option-not_of_brand", {"words": brand_words(scene)}))


def _kept(scene: Scene, *says: Say) -> Move:
    """Return why there is nothing else, with the offer kept as it was."""
    resumed = scene.question is not None and scene.question.kind != GATE
    return (asked_again(scene, *says) if resumed else None) or Move(Reply(says), aside=True)


def which_of(quantity: int, options: Sequence[Product], *lead: Say, beside: Product | None = None) -> Move:
    """Ask which of at most three products it shall be instead of `beside`."""
    payload: dict[str, Value] = {
        "options": [option.sku for option in options],
        "quantity": quantity,
        "purpose": reorder_product.PURPOSE,
    }
    return choice_move(options, payload, *lead, beside=beside)


def _swap(scene: Scene, draft: Draft, old: CartLine, new: CartLine) -> Move:
    """Offer one product instead of another; what was quoted from the cart is swapped there too."""
    lines = merged([new if line.sku == old.sku else line for line in draft.lines])
    cart = scene.cart
    if draft.source is QuoteSource.CART:
        cart = replace(cart, lines=merged([new if line.sku == old.sku else line for line in cart.lines]))
        lines = tuple(line for line in cart.lines if line.sku in {line.sku for line in lines})
    move = offer(scene, replace(draft, lines=lines), Manner(opening="then", warned=True))
    return replace(move, focus_skus=(new.sku,), changes=(*store(scene, cart), *move.changes))
