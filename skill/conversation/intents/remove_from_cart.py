"""Take products out of the cart, all of them, some, or all but some."""

from __future__ import annotations

from skill.conversation.baskets import ask_till, goods_total, lines_in
from skill.conversation.intent import Intent, SlotKind
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import quantity_in, wishes
from skill.domain.product import Product
from skill.domain.reply import Line, Reply, Say


def handle(scene: Scene) -> Move:
    """Remove what is named, or the product talked about last."""
    product = product_in_cart(scene)
    if product is None:
        return _not_there(scene)
    lying = scene.cart.quantity_of(product.sku)
    remaining = quantity_in(scene, "remaining")
    quantity = quantity_in(scene)
    goes = lying if remaining is None else lying - remaining
    left = max(0, lying - (quantity if quantity and remaining is None else goes))
    left = min(left, lying)
    cart = scene.cart.with_quantity(product.sku, left)
    whole = lines_in(scene, cart)
    values = {
        "lines": (Line(product, left or lying),),
        "left": "some" if left else "none",
        "total": goods_total(scene, whole),
        "alone": "yes" if len(whole) <= 1 else "no",
    }
    return ask_till(scene, cart, Say("remove_from_cart-removed", values))


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
