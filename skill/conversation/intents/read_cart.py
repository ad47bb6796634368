"""Read what lies in the cart."""

from __future__ import annotations

from dataclasses import replace

from skill.conversation.baskets import ask_about_others, ask_till, goods_total
from skill.conversation.dialog import GATE, Ask
from skill.conversation.intent import Intent
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say, SpokenValue


def handle(scene: Scene) -> Move:
    """Name the lines and their sum, and ask whether to go to the till."""
    lines = scene.cart_lines
    at_gate = scene.question is not None and scene.question.kind == GATE
    if not lines:
        asks = None if at_gate else Say("launch-what_do_you_need")
        return Move(Reply((Say("read_cart-empty"),), asks), Ask("open") if asks else None, aside=True)
    if others := ask_about_others(scene):
        return replace(others, aside=True)
    values: dict[str, SpokenValue] = {
        "lines": lines,
        "total": goods_total(scene, lines),
        "alone": "yes" if len(lines) == 1 else "no",
    }
    return replace(ask_till(scene, scene.cart, Say("read_cart-total", values)), aside=True)


INTENT = Intent("ReadCartIntent", handle)
