"""Change the cart in the way several intents share: what is in it, said, and the way to the till."""

from __future__ import annotations

from collections.abc import Sequence

from skill.conversation.dialog import Ask
from skill.conversation.household import wanted_buyer
from skill.conversation.order_gate import sold_by_voice
from skill.conversation.scene import Move, Scene
from skill.domain.cart import Cart, CartLine
from skill.domain.money import Money, total
from skill.domain.reply import Line, Reply, Say, SpokenValue
from skill.services.records import codec, keys
from skill.services.records.customers import put_cart
from skill.services.table import Change, Value

TO_TILL = "to_till"
LEFT_IN = "left_in"
BEFORE, AFTER = "before", "after"
"""Where the question keeps the cart as it was and as it became, for what is taken back."""


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
    skus = tuple(line.product.sku for line in lines)
    if scene.is_barred:
        return Move(Reply((*says, *wanted_buyer(scene))), changes=store(scene, cart), focus_skus=skus)
    return Move(
        Reply(says, Say("read_cart-to_till")),
        Ask(TO_TILL, _changed(scene, cart)),
        changes=store(scene, cart),
        focus_skus=skus,
    )


def _changed(scene: Scene, cart: Cart) -> dict[str, Value]:
    if cart.lines == scene.cart.lines:
        return {}
    return {BEFORE: codec.to_plain(scene.cart.lines), AFTER: codec.to_plain(cart.lines)}


def ask_about_others(scene: Scene) -> Move | None:
    """Ask whether to leave in what a voice that may not buy put into the cart; None where nothing is to be asked."""
    found = [line for line in scene.cart.lines if line.by and scene.product(line.sku)]
    if scene.is_barred or not found:
        return None
    laid = lines_in(scene, Cart(tuple(found)))
    said = [_laid_by(scene, lines_in(scene, Cart(tuple(lines)))) for lines in _by_voice(found).values()]
    skus = frozenset(line.sku for line in found)
    rest = lines_in(scene, scene.cart.without(skus))
    if rest:
        said.append(Say("household-rest", {"lines": rest}))
    ask = Ask(LEFT_IN, {"skus": sorted(skus)})
    asks = Say("household-keep_or_take_out", {"lines": laid})
    return Move(Reply(tuple(said), asks), ask, focus_skus=tuple(line.sku for line in found))


def _by_voice(lines: Sequence[CartLine]) -> dict[str, list[CartLine]]:
    found: dict[str, list[CartLine]] = {}
    for line in lines:
        found.setdefault(line.by, []).append(line)
    return found


def _laid_by(scene: Scene, lines: tuple[Line, ...]) -> Say:
    by = next(line.by for line in scene.cart.lines if line.sku == lines[0].product.sku)
    voice = scene.customer.voice(by)
    values: dict[str, SpokenValue] = {
        "lines": lines,
        "total": goods_total(scene, lines),
        "who": "member" if voice else "stranger",
        "name": voice.name if voice else "",
    }
    return Say("household-laid_by", values)
