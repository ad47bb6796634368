"""Leave in the cart what a voice put there that may not buy itself."""

from __future__ import annotations

from skill.conversation.baskets import LEFT_IN, ask_about_others, ask_till, goods_total
from skill.conversation.gate_answers import decline
from skill.conversation.intent import Answers, Intent
from skill.conversation.open_question import asked_again
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say
from skill.services.records import keys
from skill.services.records.customers import put_cart


def handle(scene: Scene) -> Move:
    """Accept the lines that were asked about, and ask whether to go to the till; else say that all stays as it is."""
    question = scene.question
    if scene.is_barred or question is None or question.kind != LEFT_IN:
        stays = Say("order_gate-cart_stays", {"lines": scene.cart_lines})
        return Move(Reply((stays,) if scene.cart_lines else (Say("read_cart-empty"),)), aside=True)
    cart = scene.cart.accepted(frozenset(question.payload["skus"]))
    lines = scene.cart_lines
    if not lines:
        return Move(Reply((Say("read_cart-empty"),)))
    kept = Say("keep_in_cart-kept", {"lines": lines, "total": goods_total(scene, lines)})
    move = ask_till(scene, cart, kept)
    return Move(move.reply, move.ask, (put_cart(keys.cart(scene.owner), cart),), focus_skus=move.focus_skus)


def _which(scene: Scene) -> Move:
    """Ask once more: a yes to "leave in or take out" is neither."""
    return asked_again(scene) or ask_about_others(scene) or decline(scene)


INTENT = Intent("KeepInCartIntent", handle, answers={LEFT_IN: Answers(_which, decline)})
