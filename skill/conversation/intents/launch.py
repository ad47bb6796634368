"""Greet: with the cart that was left, or what a newly linked account finds in it."""

from __future__ import annotations

from skill.conversation.baskets import TO_TILL, ask_till, goods_total, lines_in
from skill.conversation.dialog import Ask
from skill.conversation.intent import Answers, Intent
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.records import keys
from skill.services.records.customers import put_cart

OPEN = "open"


def handle(scene: Scene) -> Move:
    """Take over what a guest collected, else offer the cart that was left, else ask what is needed."""
    if not scene.customer.is_guest and scene.guest_cart.lines:
        return _linked(scene)
    greeting = (Say("launch-hello"),) if scene.customer.disclosed else ()
    lines = scene.cart_lines
    if lines:
        left = Say("launch-cart_left", {"lines": lines, "total": goods_total(scene, lines)})
        if scene.is_barred:
            return Move(Reply((*greeting, left), Say("launch-what_do_you_need")), Ask(OPEN))
        return Move(Reply((*greeting, left), Say("read_cart-to_till")), Ask(TO_TILL))
    welcome = Say("launch-welcome", {"seller": scene.merchant.name})
    if scene.customer.is_guest:
        hint = Say("launch-link_hint", {"seller": scene.merchant.name})
        return Move(Reply((*greeting, welcome, hint), Say("launch-what_do_you_need"), link_account=True), Ask(OPEN))
    return Move(Reply((*greeting, welcome), Say("launch-what_do_you_need")), Ask(OPEN))


def _linked(scene: Scene) -> Move:
    cart = scene.cart.merged_with(scene.guest_cart)
    lines = lines_in(scene, cart)
    values: dict[str, SpokenValue] = {"lines": lines, "total": goods_total(scene, lines)}
    move = ask_till(scene, cart, Say("launch-linked", values))
    guest = keys.cart(keys.guest(scene.merchant.id, scene.turn.user_id))
    return Move(
        move.reply, move.ask, (*move.changes, put_cart(guest, scene.guest_cart.emptied())), focus_skus=move.focus_skus
    )


def _what(scene: Scene) -> Move:
    del scene
    return Move(Reply(asks=Say("launch-what_do_you_need")), Ask(OPEN))


def _nothing(scene: Scene) -> Move:
    del scene
    return Move(Reply((Say("stop-bye"),)))


INTENT = Intent("LaunchRequest", handle, answers={OPEN: Answers(_what, _nothing)})
