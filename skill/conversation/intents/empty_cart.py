"""Empty the cart, after asking once."""

from __future__ import annotations

from skill.conversation.baskets import store
from skill.conversation.dialog import Ask
from skill.conversation.intent import Answers, Intent
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say

REALLY = "empty_cart"


def handle(scene: Scene) -> Move:
    """Name what would go and ask; an empty cart needs no question."""
    lines = scene.cart_lines
    if not lines:
        return Move(Reply((Say("read_cart-empty"),)), changes=store(scene, scene.cart.emptied()))
    return Move(Reply((Say("empty_cart-warning", {"lines": lines}),), Say("empty_cart-really")), Ask(REALLY))


def _empty(scene: Scene) -> Move:
    return Move(Reply((Say("empty_cart-done"),)), changes=store(scene, scene.cart.emptied()))


def _keep(scene: Scene) -> Move:
    if not scene.cart_lines:
        return Move(Reply((Say("read_cart-empty"),)))
    return Move(Reply((Say("empty_cart-kept", {"lines": scene.cart_lines}),)))


INTENT = Intent("EmptyCartIntent", handle, answers={REALLY: Answers(_empty, _keep)})
