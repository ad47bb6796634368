"""Correct how many: at the order gate in the quote, else in the cart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.conversation.baskets import ask_till, goods_total, lines_in, store
from skill.conversation.dialog import CHOOSE, Ask, Question
from skill.conversation.gate_answers import decline
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.intents import add_to_cart, choose_option
from skill.conversation.intents.remove_from_cart import product_in_cart
from skill.conversation.open_question import asked_again
from skill.conversation.order_gate import Manner, draft_from, draft_payload, offer
from skill.conversation.orders_meant import find_among
from skill.conversation.part_of_offer import ask_part, ask_part_again, line_chosen, line_meant, offer_again, open_draft
from skill.conversation.refusals import reason
from skill.conversation.scene import Move, Scene
from skill.conversation.turn import SlotValue
from skill.conversation.wanted import find, quantity_in, wishes
from skill.domain.cart import CartLine
from skill.domain.errors import ImpossibleQuantityError, QuantityLimitError
from skill.domain.product import Product
from skill.domain.quote import QuoteSource
from skill.domain.reply import Line, Reply, Say, SpokenValue
from skill.services.quote_products import Draft, check_quantity
from skill.services.records import codec

AS_MANY_AS_ALLOWED = "as_many_as_allowed"
WHICH = "change_which"
"""The question which product of an open offer shall be more or fewer."""


def handle(scene: Scene) -> Move:
    """Set the quantity of what is named, or of the product talked about last."""
    quantity = quantity_in(scene, "quantity_two") or quantity_in(scene)
    if quantity is None:
        return Move(Reply(asks=Say("change_quantity-how_many")), Ask("open"))
    if quantity < 0:
        said = reason(scene, ImpossibleQuantityError(""))
        return asked_again(scene, said) or Move(Reply((said,), Say("change_quantity-how_many")), Ask("open"))
    draft = open_draft(scene, WHICH)
    if draft and (line := line_meant(scene, draft)):
        return _of_line(scene, draft, line.sku, quantity)
    if draft and not wishes(scene):
        ask = Ask(WHICH, {"quantity": quantity, **draft_payload(draft)})
        return ask_part(scene, draft, ask, ("change_quantity-which_of", "change_quantity-which"))
    if draft:
        return Move(Reply(asks=Say("change_quantity-which")), Ask("open"), aside=True)
    return _answered(scene, scene.question, quantity) if scene.question else _in_cart(scene, quantity)


def _answered(scene: Scene, question: Question, quantity: int) -> Move:
    """Take another number than the one that a question offered; other questions leave the cart to be changed."""
    if question.kind == CHOOSE and scene.turn.slot("unit") and not wishes(scene):
        return choose_option.handle(_as_choice(scene))
    if "draft" in question.payload:
        return _in_draft(scene, draft_from(question.payload), quantity)
    if question.kind == add_to_cart.FEWER_IN_CART:
        return _of_fewer(scene, codec.from_plain(question.payload["lines"], tuple[CartLine, ...]), quantity)
    product = scene.product(str(question.payload.get("sku"))) if question.kind == AS_MANY_AS_ALLOWED else None
    if product and not wishes(scene):
        return _checked(scene, product, quantity)
    return _in_cart(scene, quantity)


def _as_choice(scene: Scene) -> Scene:
    """Return the scene with the counted words as what tells options apart: "16 Rollen" answers "16 oder 8 Rollen?"."""
    said = f"{scene.turn.slot('quantity')} {scene.turn.slot('unit')}"
    return replace(scene, turn=replace(scene.turn, slots={"attribute": SlotValue(said)}))


def _of_line(scene: Scene, draft: Draft, sku: str, quantity: int) -> Move:
    """Offer another number of one product; of a cart's offer the cart changes too."""
    dropped = _dropped(scene, [line.sku for line in draft.lines])
    kept = [replace(line, quantity=quantity) if line.sku == sku else line for line in draft.lines]
    changed = tuple(line for line in kept if line.quantity > 0 and line.sku not in dropped)
    if not changed:
        return Move(Reply((Say("order_gate-declined"),)))
    move = offer(scene, replace(draft, lines=changed), Manner(opening="then", warned=True))
    if draft.source is not QuoteSource.CART:
        return move
    cart = scene.cart.with_quantity(sku, quantity).without(dropped)
    return replace(move, changes=(*store(scene, cart), *move.changes))


def _of_chosen(scene: Scene) -> Move:
    """Change the product that was asked for, by the number said before."""
    draft, line = open_draft(scene, WHICH), line_chosen(scene)
    asked = scene.question.payload.get("quantity") if scene.question else None
    quantity = quantity_in(scene) or asked
    if draft is None or line is None or not isinstance(quantity, int):
        return ask_part_again(scene)
    return _of_line(scene, draft, line.sku, quantity)


def _in_draft(scene: Scene, draft: Draft, quantity: int) -> Move:
    """Correct what a warning was about: "nein, nur eine" is a yes to one."""
    sku = _line_meant(scene, draft.lines) or draft.lines[0].sku
    kept = [replace(line, quantity=quantity) if line.sku == sku else line for line in draft.lines]
    changed = tuple(line for line in kept if line.quantity > 0)
    if not changed:
        return Move(Reply((Say("order_gate-declined"),)))
    move = offer(scene, replace(draft, lines=changed), Manner(warned=True))
    if draft.source is not QuoteSource.CART:
        return move
    return replace(move, changes=(*store(scene, scene.cart.with_quantity(sku, quantity)), *move.changes))


def _line_meant(scene: Scene, lines: tuple[CartLine, ...]) -> str | None:
    named = wishes(scene)
    if not named:
        return lines[0].sku if len(lines) == 1 else None
    match = find(scene, named[0])
    wanted = {*named[0].ids, *(candidate.sku for candidate in match.candidates)}
    return next((line.sku for line in lines if line.sku in wanted), None)


def _in_cart(scene: Scene, quantity: int) -> Move:
    product = product_in_cart(scene)
    if product is None:
        if not scene.cart_lines:
            return Move(Reply((Say("read_cart-empty"),)))
        which = Say("read_cart-contents", {"lines": scene.cart_lines})
        return Move(Reply((which,), Say("change_quantity-which")), Ask("open"))
    return _checked(scene, product, quantity)


def _of_fewer(scene: Scene, lines: tuple[CartLine, ...], quantity: int) -> Move:
    """Take another number than the one that was offered, of what is not in the cart yet."""
    sku = _line_meant(scene, lines) or lines[0].sku
    changed = [replace(line, quantity=quantity) if line.sku == sku else line for line in lines]
    kept = [line for line in changed if line.quantity > 0]
    return add_to_cart.add(scene, kept) if kept else decline(scene)


def _dropped(scene: Scene, skus: Sequence[str]) -> frozenset[str]:
    """Return what goes in the same breath: "make it three milks and drop the pasta"."""
    goes = scene.turn.slot("product_two")
    if goes is None:
        return frozenset()
    found = find_among(scene, goes, skus)
    return frozenset([next(sku for sku in skus if sku in found)]) if found else frozenset()


def _checked(scene: Scene, product: Product, quantity: int) -> Move:
    if quantity == 0:
        return _set(scene, product, 0)
    try:
        check_quantity(product, quantity)
    except QuantityLimitError as error:
        asks = Say("errors-fewer_question", {"quantity": error.allowed})
        ask = Ask(AS_MANY_AS_ALLOWED, {"sku": product.sku, "quantity": error.allowed})
        return Move(Reply((reason(scene, error),), asks), ask)
    return _set(scene, product, quantity)


def _set(scene: Scene, product: Product, quantity: int) -> Move:
    dropped = _dropped(scene, [line.product.sku for line in scene.cart_lines])
    gone = tuple(line for line in scene.cart_lines if line.product.sku in dropped)
    cart = scene.cart.with_quantity(product.sku, quantity).without(dropped)
    whole = lines_in(scene, cart)
    lead = (Say("remove_from_cart-removed_all", {"lines": gone}),) if gone else ()
    values: dict[str, SpokenValue] = {
        "lines": (Line(product, max(quantity, 1)),),
        "total": goods_total(scene, whole),
        "left": "some" if quantity else "none",
        "alone": "yes" if len(whole) <= 1 else "no",
    }
    key = "change_quantity-changed" if quantity else "remove_from_cart-removed"
    return ask_till(scene, cart, *lead, Say(key, values))


def _set_allowed(scene: Scene) -> Move:
    payload = scene.question.payload if scene.question else {}
    product = scene.product(str(payload.get("sku")))
    if product is None:
        return Move(Reply((Say("errors-not_found"),)))
    return _set(scene, product, int(payload["quantity"]))


INTENT = Intent(
    "ChangeQuantityIntent",
    handle,
    {
        "quantity": SlotKind.QUANTITY,
        "unit": SlotKind.UNIT,
        "product": SlotKind.PRODUCT,
        "quantity_two": SlotKind.QUANTITY,
        "product_two": SlotKind.PRODUCT,
    },
    {AS_MANY_AS_ALLOWED: Answers(_set_allowed, decline), WHICH: Answers(ask_part_again, offer_again, _of_chosen)},
)
