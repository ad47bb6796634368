"""Answer questions about a product: price, unit price, stock, delivery, variants, withdrawal, VAT."""

from __future__ import annotations

import re

from skill.conversation.baskets import ask_till
from skill.conversation.device_talk import instead_of
from skill.conversation.devices import device_meant, fitting_products, of_device, plainest_first, said_device
from skill.conversation.dialog import CODE, GATE, Ask
from skill.conversation.intent import Answers, Intent, SlotKind
from skill.conversation.intents import track_order
from skill.conversation.order_gate import Manner, draft_of, offer
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import ask_which, find, resolve, unknown_move, wishes
from skill.domain.cart import CartLine
from skill.domain.choices import variant_of
from skill.domain.delivery import delivery_cost, delivery_date
from skill.domain.match import Outcome
from skill.domain.product import Product
from skill.domain.quote import Quote, QuoteSource
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.quote_products import Draft
from skill.services.records import keys
from skill.services.records.stock import available_in

WANT_IT = "want_it"
PURPOSE = "question"
_FEW = 5
_ALLERGY = re.compile(r"allerg|unverträglich|intoleran|zöliakie|coeliac|celiac|anaphyla")
"""Words of what may be dangerous: neither a price nor a choice between sizes answers them."""


def handle(scene: Scene) -> Move:
    """Answer shortly; at the gate the gate follows, elsewhere the question whether it is wanted."""
    if _ALLERGY.search((scene.turn.heard.text or "").lower()):
        return Move(Reply((Say("product_question-allergy"),)), aside=True)
    if scene.turn.slot("device"):
        return about_device(scene)
    if _is_about_an_order(scene):
        return track_order.handle(scene)
    product, asked_back = _product(scene)
    if asked_back:
        return asked_back
    if product is None:
        return Move(Reply(asks=Say("product_question-which")), Ask("open"), aside=True)
    return _left_open(scene, product) or about(scene, product)


def about_device(scene: Scene) -> Move:
    """Answer whether something fits a device: yes and no by its list; what no list names nobody knows."""
    words = scene.turn.slot("device") or ""
    product, several = _meant(scene)
    if product is None:
        return Move(Reply(asks=Say("product_question-which")), Ask("open"), aside=True)
    match = device_meant(scene, words)
    fitting = fitting_products(scene, match) or [product]
    values = {**of_device(match.name or said_device(scene, words), fitting), "product": product}
    if not match.name or not product.fits:
        unknown = Say("devices-by_model" if match.family else "devices-not_known", values)
        return _offered_again(scene, unknown) or Move(Reply((unknown,)), aside=True)
    if product.sku in scene.catalogue.devices.skus(match):
        fits = Say("devices-it_fits", values)
        if several:
            return Move(Reply((fits,)), focus_skus=(product.sku,), aside=True)
        return _offered_again(scene, fits) or _want_it(scene, product, fits)
    return instead_of(scene, product, match)


def _meant(scene: Scene) -> tuple[Product | None, bool]:
    """Return the product that is asked about, and whether it stands for several: "die HP 305" is black or colour."""
    named = wishes(scene)
    quote = _offered(scene)
    if named:
        found = find(scene, named[0])
        known = {c.sku for c in found.candidates if found.outcome is not Outcome.NONE}
        skus = tuple(product.sku for product in plainest_first(scene, known))
    else:
        skus = tuple(line.sku for line in quote.lines)[:1] if quote else scene.session.focus_skus[:1]
    return (scene.product(skus[0]) if skus else None), len(skus) > 1


def _is_about_an_order(scene: Scene) -> bool:
    """Tell whether "when does it come" means what was ordered rather than what is on offer."""
    offered = scene.question is not None and scene.question.kind in {GATE, WANT_IT}
    ordered = bool(scene.session.focus_order) or not scene.session.focus_skus
    return _aspect(scene) == "delivery" and not wishes(scene) and not offered and ordered and not scene.cart_lines


def about(scene: Scene, product: Product) -> Move:
    """Answer the turn's question about this product."""
    wanted = scene.turn.slot("attribute")
    if wanted and (variant := _variant(scene, product, wanted)):
        return _offer_variant(scene, variant)
    if wanted and not scene.turn.slot("aspect"):
        missing = Say("product_question-no_variant", {"product": product, "words": wanted[:60]})
        return _offered_again(scene, missing) or _want_it(scene, product, missing)
    answered = _answer(scene, product, _aspect(scene))
    quote = _offered(scene)
    if quote and product.sku in quote.skus:
        return _offered_again(scene, answered) or _want_it(scene, product, answered)
    if quote:
        return Move(Reply((answered,)), aside=True)
    if _aspect(scene) == "withdrawal" and product.sku in scene.history:
        how = Say("product_question-how_to_withdraw", {"product": product})
        return Move(Reply((answered, how)), focus_skus=(product.sku,))
    return _want_it(scene, product, answered)


def rights_before_buying(scene: Scene) -> Move | None:
    """Return the answer what the law gives back for a product this customer never bought; None where none is named.

    "Can I return the eggs" asks for an exchange of what was delivered or for a right before buying: it is guessed, and
    who bought no eggs asks for the right.
    """
    named = wishes(scene) if scene.turn.guessed else ()
    product, asked_back = _product(scene) if named else (None, None)
    if product is None or asked_back or product.sku in scene.history:
        return None
    return _want_it(scene, product, _answer(scene, product, "withdrawal"))


def _left_open(scene: Scene, product: Product) -> Move | None:
    """Say that nobody here knows what is asked: what a product is made of, and what no aspect covers.

    A price in place of an answer about nuts may make somebody ill.
    """
    if _aspect(scene) == "contents":
        said = Say("product_question-contents", {"product": product})
    elif scene.turn.guessed and not (scene.turn.slots.get("aspect") or scene.turn.slot("attribute")):
        said = Say("product_question-not_known", {"product": product})
    else:
        return None
    return _offered_again(scene, said) or Move(Reply((said,)), focus_skus=(product.sku,), aside=True)


def _product(scene: Scene) -> tuple[Product | None, Move | None]:
    named = wishes(scene)
    if named:
        found = resolve(scene, named[:1])
        if found.unclear:
            return None, ask_which(found, PURPOSE)
        if found.lines:
            return scene.product(found.lines[0].sku), None
        return None, unknown_move(scene, found, PURPOSE)
    quote = _offered(scene)
    skus = tuple(line.sku for line in quote.lines) if quote else scene.session.focus_skus
    return (scene.product(skus[0]) if skus else None), None


def _offered(scene: Scene) -> Quote | None:
    """Return what is on offer: at the order gate, and while its voice code is asked for."""
    offered = scene.question is not None and scene.question.kind in {GATE, CODE}
    return scene.session.quote if offered else None


def _offered_again(scene: Scene, answered: Say) -> Move | None:
    """Return the answer with the whole gate behind it, from the code's question too: any other turn voids a yes."""
    quote = _offered(scene)
    if quote is None:
        return None
    street = _aspect(scene) == "delivery"
    return offer(scene, draft_of(quote), Manner((answered,), "so", warned=True, street=street))


def _aspect(scene: Scene) -> str:
    """Return the id of what is asked about; a question without one asks for the price."""
    value = scene.turn.slots.get("aspect")
    return value.ids[0] if value and value.ids else "price"


def _answer(scene: Scene, product: Product, aspect: str) -> Say:
    values: dict[str, SpokenValue] = {"product": product, "price": product.price, "seller": scene.merchant.name}
    if aspect in {"price", "unit_price"}:
        return _price(scene, product, aspect, values)
    if aspect in {"withdrawal", "vat"}:
        return _terms(scene, product, aspect, values)
    if aspect == "stock":
        left = available_in(
            scene.shop.table.get_many([keys.stock(scene.merchant.id, product.sku)]), scene.merchant.id, product.sku
        )
        level = "none" if left < 1 else "few" if left <= _FEW else "plenty"
        return Say("product_question-stock", {**values, "left": left, "level": level})
    if aspect == "delivery":
        cost = delivery_cost(scene.merchant.delivery, product.price)
        day = delivery_date(scene.merchant.delivery, scene.local_now)
        free = "yes" if not cost.amount else "no"
        street = scene.customer.addresses[0].street if scene.customer.addresses else ""
        known: dict[str, SpokenValue] = {"street": street, "to": "somewhere" if street else "nowhere"}
        key = "product_question-delivery_now" if scene.session.quote and street else "product_question-delivery"
        return Say(key, {**values, **known, "day": day, "cost": cost, "free": free})
    return _variants(scene, product, values)


def _price(scene: Scene, product: Product, aspect: str, values: dict[str, SpokenValue]) -> Say:
    """Say what one piece or unit costs where that was asked, or where the price itself was just said."""
    at_gate = scene.question is not None and scene.question.kind == GATE
    if (aspect == "unit_price" or at_gate) and product.piece_price:
        return Say("product_question-piece_price", values)
    if (aspect == "unit_price" or at_gate) and product.unit_price:
        return Say("product_question-unit_price", values)
    deposit = "yes" if product.deposit.amount else "no"
    return Say("product_question-price", {**values, "has_deposit": deposit, "deposit": product.deposit})


def _terms(scene: Scene, product: Product, aspect: str, values: dict[str, SpokenValue]) -> Say:
    if aspect == "withdrawal":
        days = scene.merchant.returns.withdrawal_days
        return Say("product_question-withdrawal", {**values, "kind": product.withdrawal.value, "days": days})
    vat = product.price.included_vat(product.vat_rate)
    return Say("product_question-vat", {**values, "rate": product.vat_rate, "vat": vat})


def _variants(scene: Scene, product: Product, values: dict[str, SpokenValue]) -> Say:
    siblings = scene.catalogue.variants(product)
    if not siblings:
        return Say("product_question-only_one", values)
    kinds = {sibling.variant: sibling for sibling in reversed(siblings) if sibling.variant != product.variant}
    others = tuple(kinds.values())[::-1]
    if others:
        return Say("product_question-variants", {**values, "options": others[:3], "by": "kind"})
    return Say("product_question-variants", {**values, "options": siblings[:3], "by": "size"})


def _variant(scene: Scene, product: Product, wanted: str) -> Product | None:
    siblings = scene.catalogue.variants(product)
    sku = variant_of(product, wanted, siblings, language=scene.turn.language)
    return scene.product(sku) if sku else None


def _offer_variant(scene: Scene, variant: Product) -> Move:
    cost = delivery_cost(scene.merchant.delivery, variant.price)
    values: dict[str, SpokenValue] = {
        "product": variant,
        "price": variant.price,
        "free": "yes" if not cost.amount else "no",
    }
    said = Say("product_question-variant_there", values)
    return Move(
        Reply((said,), Say("product_question-take_variant", values)),
        Ask(WANT_IT, {"sku": variant.sku, "quantity": _quantity(scene)}),
        focus_skus=(variant.sku,),
    )


def _quantity(scene: Scene) -> int:
    """Return how many packs the open quote is about, so that a variant is offered in the same number."""
    quote = scene.session.quote
    lines = draft_of(quote).lines if quote else ()
    return lines[0].quantity if len(lines) == 1 else 1


def _want_it(scene: Scene, product: Product, answered: Say) -> Move:
    """Ask whether it is wanted; what lies in the cart already only needs paying."""
    if scene.cart.quantity_of(product.sku):
        return ask_till(scene, scene.cart, answered)
    return Move(
        Reply((answered,), Say("product_question-want_it", {"product": product})),
        Ask(WANT_IT, {"sku": product.sku, "quantity": 1}),
        focus_skus=(product.sku,),
    )


def _take(scene: Scene) -> Move:
    payload = scene.question.payload if scene.question else {}
    quantity = payload.get("quantity")
    line = CartLine(str(payload.get("sku", "")), quantity if isinstance(quantity, int) else 1)
    return offer(scene, Draft((line,), QuoteSource.REORDER), Manner())


def _leave(scene: Scene) -> Move:
    del scene
    return Move(Reply((Say("order_gate-declined"),)))


INTENT = Intent(
    "ProductQuestionIntent",
    handle,
    {
        "product": SlotKind.PRODUCT,
        "device": SlotKind.DEVICE,
        "attribute": SlotKind.ATTRIBUTE,
        "aspect": SlotKind.ASPECT,
    },
    {WANT_IT: Answers(_take, _leave)},
)
