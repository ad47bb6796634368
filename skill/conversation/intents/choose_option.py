"""Take a choice: between products that were offered, or of another variant at the order gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.conversation.baskets import store
from skill.conversation.dialog import CHOOSE, GATE, Ask, Question
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.intents import add_to_cart, product_question, reorder_product
from skill.conversation.order_gate import Manner, draft_of, offer
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import Wish, ask_which, choice_move, merged, quantity_in, resolve, wishes
from skill.domain.cart import CartLine
from skill.domain.choices import choose, variant_of
from skill.domain.matching import Outcome
from skill.domain.product import Product
from skill.domain.quote import Quote, QuoteSource
from skill.domain.reply import Reply, Say
from skill.services.quote_products import Draft
from skill.services.records import codec
from skill.services.table import Value

_OTHER = "other"
"""The id of "die andere": the only other kind there is."""


def handle(scene: Scene) -> Move:
    """Choose among the options that were named, or swap the product at the gate."""
    question, quote = scene.question, scene.session.quote
    if question and question.kind == CHOOSE:
        return _among_options(scene, question)
    if question and question.kind == GATE and quote:
        return _at_gate(scene, quote)
    return _of_focus(scene)


def _among_options(scene: Scene, question: Question) -> Move:
    options = _options(scene, question)
    if not options:
        return _nothing_to_choose()
    sku = choose(
        options,
        ordinal=scene.turn.slot("ordinal"),
        attribute=scene.turn.slot("attribute"),
        product=scene.turn.slot("product"),
        language=scene.turn.language,
    )
    if sku is None and (other := _another_wish(scene, question)):
        return other
    if sku is None:
        sku = _unoffered_variant(scene, options)
    if sku is None:
        return choice_move(options, question.payload, Say("choose_option-not_among"))
    return _chosen(scene, question, sku)


def _unoffered_variant(scene: Scene, options: Sequence[Product]) -> str | None:
    """Return the one product that an attribute makes of the options ("den Sechserpack"), None if it makes several."""
    if scene.turn.slot("attribute") is None:
        return None
    others = {other.sku for option in options if (other := _variant(scene, option))}
    # What was on offer is none: "acht Rollen" must not come to the pack of nine whose name nothing speaks against.
    others -= {option.sku for option in options}
    return others.pop() if len(others) == 1 else None


def _another_wish(scene: Scene, question: Question) -> Move | None:
    """Take a product that was not offered, but is sold, as a wish of its own."""
    found = resolve(scene, wishes(scene))
    if not found.lines and not found.unclear:
        return None
    to_cart = question.payload.get("purpose") == add_to_cart.PURPOSE
    return add_to_cart.handle(scene) if to_cart else reorder_product.handle(scene)


def _chosen(scene: Scene, question: Question, sku: str) -> Move:
    """Go on where the question came from, with the product that is now clear."""
    payload = question.payload
    asked = payload.get("quantity")
    quantity = quantity_in(scene) or (asked if isinstance(asked, int) else 1)
    others = codec.from_plain(payload.get("lines") or [], tuple[CartLine, ...])
    lines = merged((*others, CartLine(sku, quantity)))
    later = resolve(scene, codec.from_plain(payload.get("later") or [], tuple[Wish, ...]))
    lines = merged((*lines, *later.lines))
    if later.unclear:
        return ask_which(replace(later, lines=lines), str(payload.get("purpose")))
    product = scene.product(sku)
    if payload.get("purpose") == add_to_cart.PURPOSE:
        return add_to_cart.add(scene, lines)
    if payload.get("purpose") == product_question.PURPOSE and product:
        return product_question.about(scene, product)
    return offer(scene, Draft(lines, QuoteSource.REORDER))


def _at_gate(scene: Scene, quote: Quote) -> Move:
    """Quote another variant of the product instead, in the same number; which one must be clear."""
    lines = draft_of(quote).lines
    for line in lines:
        product = scene.product(line.sku)
        other = _variant(scene, product) if product else None
        if other:
            return _swap(scene, quote, line, CartLine(other.sku, quantity_in(scene) or line.quantity))
    if scene.turn.slot("product"):
        return reorder_product.handle(scene)
    if len(lines) == 1 and (other := _of_the_brand(scene, lines[0].sku)):
        return _swap(scene, quote, lines[0], CartLine(other.sku, quantity_in(scene) or lines[0].quantity))
    first = scene.product(lines[0].sku) if len(lines) == 1 else None
    siblings = scene.catalogue.variants(first)[:3] if first else ()
    if first and siblings:
        payload: dict[str, Value] = {
            "options": [product.sku for product in siblings],
            "quantity": lines[0].quantity,
            "purpose": "reorder",
        }
        return choice_move(siblings, payload, *_not_among(scene))
    return Move(Reply((Say("choose_option-no_such_variant"),)), aside=True)


def _not_among(scene: Scene) -> tuple[Say, ...]:
    """Return the sentence that nothing was recognised; "die andere" was, and only needs a choice."""
    heard = scene.turn.slots.get("attribute")
    return () if heard and _OTHER in heard.ids else (Say("choose_option-not_among"),)


def _of_the_brand(scene: Scene, sku: str) -> Product | None:
    """Return another product of the same brand that an attribute names: Ariel's powder instead of its liquid."""
    product, wanted = scene.product(sku), scene.turn.slot("attribute")
    if product is None or not product.brand or wanted is None:
        return None
    match = scene.catalogue.index(scene.turn.language).find(f"{product.brand} {wanted}")
    found = scene.product(match.candidates[0].sku) if match.outcome is Outcome.SURE else None
    return found if found and found.sku != sku and found.category == product.category else None


def _swap(scene: Scene, quote: Quote, old: CartLine, new: CartLine) -> Move:
    """Offer one product instead of another; what was quoted from the cart is swapped there too."""
    lines = merged([new if line.sku == old.sku else line for line in draft_of(quote).lines])
    cart = scene.cart
    if quote.source is QuoteSource.CART:
        cart = replace(cart, lines=merged([new if line.sku == old.sku else line for line in cart.lines]))
        lines = tuple(line for line in cart.lines if line.sku in {line.sku for line in lines})
    move = offer(scene, replace(draft_of(quote), lines=lines), Manner(opening="then", warned=True))
    return replace(move, focus_skus=(new.sku,), changes=(*store(scene, cart), *move.changes))


def _variant(scene: Scene, product: Product) -> Product | None:
    wanted = scene.turn.slot("attribute") or scene.turn.slot("product") or scene.turn.slot("ordinal")
    if wanted is None:
        return None
    siblings = scene.catalogue.variants(product)
    heard = scene.turn.slots.get("attribute")
    if heard and _OTHER in heard.ids:
        return siblings[0] if len(siblings) == 1 else None
    sku = variant_of(product, wanted, siblings, language=scene.turn.language)
    return scene.product(sku) if sku else None


def _of_focus(scene: Scene) -> Move:
    """Take "die größere" without an open question as a wish for a variant of what was talked about."""
    for sku in scene.session.focus_skus:
        product = scene.product(sku)
        other = _variant(scene, product) if product else None
        if other:
            return offer(scene, Draft((CartLine(other.sku, quantity_in(scene) or 1),), QuoteSource.REORDER))
    if scene.turn.slot("product"):
        return reorder_product.handle(scene)
    product = next((found for sku in scene.session.focus_skus if (found := scene.product(sku))), None)
    siblings = scene.catalogue.variants(product)[:3] if product and scene.turn.slot("attribute") else ()
    if siblings:
        payload: dict[str, Value] = {"options": [sibling.sku for sibling in siblings], "quantity": 1}
        return choice_move(siblings, payload | {"purpose": reorder_product.PURPOSE}, *_not_among(scene))
    return _nothing_to_choose()


def _nothing_to_choose() -> Move:
    return Move(Reply((Say("choose_option-nothing_to_choose"),), Say("launch-what_do_you_need")), Ask("open"))


def _options(scene: Scene, question: Question) -> tuple[Product, ...]:
    listed = question.payload.get("options")
    skus = [str(sku) for sku in listed] if isinstance(listed, list | tuple) else []
    return tuple(product for sku in skus if (product := scene.product(sku)))


def _yes(scene: Scene) -> Move:
    """Take a yes where one product was offered; a yes to several is no choice."""
    question = scene.question
    options = _options(scene, question) if question else ()
    if question and len(options) == 1:
        return _chosen(scene, question, options[0].sku)
    if question and options:
        return choice_move(options, question.payload)
    return _nothing_to_choose()


def _no(scene: Scene) -> Move:
    del scene
    return Move(Reply((Say("choose_option-none_of_them"),)))


INTENT = Intent(
    "ChooseOptionIntent",
    handle,
    {
        "ordinal": SlotKind.ORDINAL,
        "attribute": SlotKind.ATTRIBUTE,
        "product": SlotKind.PRODUCT,
        "quantity": SlotKind.QUANTITY,
        "rejected": SlotKind.ATTRIBUTE,
    },
    {CHOOSE: Answers(_yes, _no)},
)
