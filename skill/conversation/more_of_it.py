"""Add packs of what is talked about: "noch so eins", "two more of those"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from skill.conversation.baskets import store
from skill.conversation.dialog import Ask
from skill.conversation.intent import Answers
from skill.conversation.order_gate import Manner, draft_payload, offer
from skill.conversation.part_of_offer import ask_part, ask_part_again, line_chosen, offer_again, open_draft
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import choice_move
from skill.domain.cart import CartLine
from skill.domain.quote import QuoteSource
from skill.domain.reply import Reply, Say
from skill.services.quote_products import Draft
from skill.services.table import Value

MORE_OF_WHICH = "more_of_which"
_MOST_OPTIONS = 3

Add = Callable[[Scene, Sequence[CartLine]], Move]


def more_of_it(scene: Scene, packs: int, purpose: str, add: Add) -> Move:
    """Offer more of what is offered, else add more of what was talked about; of several it is asked which."""
    draft = open_draft(scene, MORE_OF_WHICH)
    if draft and len(draft.lines) > 1:
        ask = Ask(MORE_OF_WHICH, {"quantity": packs, **draft_payload(draft)})
        return ask_part(scene, draft, ask, ("change_quantity-which_of", "change_quantity-which"))
    if draft:
        return _offered(scene, draft, draft.lines[0], packs)
    products = [product for sku in scene.session.focus_skus if (product := scene.product(sku))][:_MOST_OPTIONS]
    if not products:
        return Move(Reply(asks=Say("add_to_cart-what")), Ask("open"))
    if len(products) > 1:
        options: dict[str, Value] = {"options": [product.sku for product in products]}
        return choice_move(products, {**options, "quantity": packs, "purpose": purpose})
    return add(scene, [CartLine(products[0].sku, packs)])


def _offered(scene: Scene, draft: Draft, line: CartLine, packs: int) -> Move:
    """Offer more of one product; of a cart's offer the cart grows too."""
    more = tuple(replace(other, quantity=other.quantity + packs) if other == line else other for other in draft.lines)
    move = offer(scene, replace(draft, lines=more), Manner(opening="then", warned=True))
    if draft.source is not QuoteSource.CART:
        return move
    return replace(move, changes=(*store(scene, scene.cart.with_added(line.sku, packs)), *move.changes))


def _of_chosen(scene: Scene) -> Move:
    draft, line = open_draft(scene, MORE_OF_WHICH), line_chosen(scene)
    packs = scene.question.payload.get("quantity") if scene.question else None
    if draft is None or line is None or not isinstance(packs, int):
        return ask_part_again(scene)
    return _offered(scene, draft, line, packs)


ANSWERS = {MORE_OF_WHICH: Answers(ask_part_again, offer_again, _of_chosen)}
