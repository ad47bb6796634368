"""Put up to three products into the cart; at the order gate, add them to what is about to be bought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.conversation.baskets import ask_till, goods_total, lines_in, store
from skill.conversation.device_talk import with_devices
from skill.conversation.dialog import GATE, Ask
from skill.conversation.gate_answers import decline
from skill.conversation.household import LAY_IN_CART
from skill.conversation.intent import NINE_SLOTS, Answers, Intent, SlotKind
from skill.conversation.more_of_it import ANSWERS as MORE
from skill.conversation.more_of_it import more_of_it
from skill.conversation.order_gate import Manner, draft_from, draft_of, lines_of, offer
from skill.conversation.refusals import reason
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import (
    Wish,
    ask_which,
    not_found,
    quantity_in,
    refused_quantity,
    resolve,
    unknown_move,
    wishes,
)
from skill.domain.cart import Cart, CartLine
from skill.domain.errors import ImpossibleQuantityError, NotFoundError, QuantityLimitError, TooManyLinesError
from skill.domain.quote import Quote, QuoteSource
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.quote_products import Draft, check_lines, check_quantity, product_of
from skill.services.records import codec

PURPOSE = "cart"
FEWER_IN_CART = "fewer_in_cart"
_COUNTED = 3
"""How many products are named with their pack before a list is too long to be heard."""


def handle(scene: Scene) -> Move:
    """Add what is named; what is not clear is asked back, what is unknown is named."""
    if refused := refused_quantity(scene):
        return refused
    named = wishes(scene)
    if not named and (packs := quantity_in(scene)):
        return more_of_it(scene, packs, PURPOSE, add)
    if not named:
        return Move(Reply(asks=Say("add_to_cart-what")), Ask("open"))
    return with_devices(scene, named, PURPOSE, lay)


def lay(scene: Scene, named: Sequence[Wish], told: tuple[Say, ...] = ()) -> Move:
    """Add wishes whose devices are known; `told` is said of these first."""
    found = resolve(scene, named)
    if found.unclear:
        return ask_which(found, PURPOSE, *told)
    if not found.lines:
        return unknown_move(scene, found, PURPOSE)
    return add(scene, found.lines, *told, *found.remarks, *not_found(found))


def add(scene: Scene, lines: Sequence[CartLine], *lead: Say) -> Move:
    """Add lines to the open quote, if there is one, else to the cart; the cart is what was there and these."""
    quote = scene.session.quote
    at_gate = scene.question is not None and scene.question.kind == GATE
    if quote and at_gate and not scene.customer.is_guest and not scene.is_barred:
        return _to_quote(scene, quote, lines, lead)
    cart = scene.cart
    try:
        for line in lines:
            cart = cart.with_added(line.sku, line.quantity, scene.laid_by)
            check_quantity(product_of(scene.catalogue, line.sku), cart.quantity_of(line.sku))
        check_lines(scene.merchant, len(cart.lines))
    except QuantityLimitError as error:
        return _offer_fewer(scene, lines, error)
    except (NotFoundError, ImpossibleQuantityError, TooManyLinesError) as error:
        return Move(Reply((reason(scene, error),)))
    return _added(scene, cart, lines, lead)


def _offer_fewer(scene: Scene, lines: Sequence[CartLine], error: QuantityLimitError) -> Move:
    """Say why the cart takes no more, and offer to add as many as still fit; nothing was added yet."""
    fits = error.allowed - scene.cart.quantity_of(error.sku)
    if fits < 1:
        return Move(Reply((reason(scene, error),)))
    fewer = [replace(line, quantity=fits) if line.sku == error.sku else line for line in lines]
    asks = Say("errors-fewer_question", {"quantity": fits})
    return Move(Reply((reason(scene, error),), asks), Ask(FEWER_IN_CART, {"lines": codec.to_plain(fewer)}))


def _add_fewer(scene: Scene) -> Move:
    payload = scene.question.payload if scene.question else {}
    return add(scene, codec.from_plain(payload.get("lines", []), tuple[CartLine, ...]))


def _added(scene: Scene, cart: Cart, lines: Sequence[CartLine], lead: Sequence[Say]) -> Move:
    whole = lines_in(scene, cart)
    added = lines_of(scene, lines)
    if scene.is_barred:
        return ask_till(scene, cart, *lead, Say("household-laid", {"lines": added}))
    values: dict[str, SpokenValue] = {
        "lines": added,
        "total": goods_total(scene, whole),
        "price": goods_total(scene, added),
        "familiar": "yes" if scene.is_as_last_time([line.sku for line in lines]) else "no",
        "first": "yes" if scene.cart.is_empty else "no",
        "alone": "yes" if len(whole) == 1 else "no",
        "many": "yes" if len(added) > _COUNTED else "no",
    }
    return ask_till(scene, cart, *lead, Say("add_to_cart-added", values))


def _to_quote(scene: Scene, quote: Quote, lines: Sequence[CartLine], lead: Sequence[Say]) -> Move:
    """Move what was offered into the cart, add the rest, and quote the cart."""
    offered = draft_of(quote)
    cart = scene.cart.merged_with(Cart(offered.lines))
    for line in lines:
        cart = cart.with_added(line.sku, line.quantity)
    move = offer(
        scene, Draft(cart.lines, QuoteSource.CART, offered.method), Manner(tuple(lead), opening="also", warned=True)
    )
    return replace(move, changes=(*store(scene, cart), *move.changes))


def _lay(scene: Scene) -> Move:
    payload = scene.question.payload if scene.question else {}
    return add(scene, draft_from(payload).lines) if "draft" in payload else handle(scene)


INTENT = Intent(
    "AddToCartIntent",
    handle,
    {**NINE_SLOTS, "device": SlotKind.DEVICE},
    {FEWER_IN_CART: Answers(_add_fewer, decline), LAY_IN_CART: Answers(_lay, decline), **MORE},
)
