"""Change the cart in the way several intents share: what is in it, said, and the way to the till."""

from __future__ import annotations

from collections.abc import Sequence

from skill.conversation.dialog import Ask
from skill.conversation.order_gate import sold_by_voice
from skill.conversation.scene import Move, Scene
from skill.domain.cart import Cart
from skill.domain.money import Money, total
from skill.domain.reply import Line, Reply, Say
from skill.services.records import keys
from skill.services.records.customers import put_cart
from skill.services.table import Change

TO_TILL = "to_till"


def goods_total(scene: Scene, lines: Sequence[Line]) -> Money:
    """Return the price of lines without deposit and delivery."""
    return total([line.product.price * line.quantity for line in lines], scene.merchant.currency)


def lines_in(scene: Scene, cart: Cart) -> tuple[Line, ...]:
    """Return the lines of a cart that are still on sale."""
    products = scene.catalogue.products
    return tuple(Line(products[line.sku], line.quantity) for line in cart.lines if line.sku in products)


def store(scene: Scene, cart: Cart) -> tuple[Change, ...]:
    """Return the change that stores the cart, none if it is as it was."""
    return (put_cart(keys.cart(scene.owner), cart),) if cart.lines != scene.cart.lines else ()


def ask_till(scene: Scene, cart: Cart, *says: Say) -> Move:
    """Say sentences about a cart that changed, and ask whether to go to the till, if anything lies in it."""
    lines = lines_in(scene, cart)
    if not lines:
        return Move(Reply((*says, Say("read_cart-now_empty"))), changes=store(scene, cart))
    if not sold_by_voice(scene, cart.lines):
        return Move(Reply((*says, Say("read_cart-pay_in_shop"))), changes=store(scene, cart))
    return Move(
        Reply(says, Say("read_cart-to_till")),
        Ask(TO_TILL),
        changes=store(scene, cart),
        focus_skus=tuple(line.product.sku for line in lines),
    )
