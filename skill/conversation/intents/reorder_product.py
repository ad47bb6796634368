"""Reorder products: from the wish straight to the order gate."""

from __future__ import annotations

from skill.conversation.dialog import GATE, Ask
from skill.conversation.intent import NINE_SLOTS, Intent
from skill.conversation.order_gate import Manner, ask_again, offer
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import ask_which, not_found, refused_quantity, resolve, unknown_move, wishes
from skill.domain.quote import QuoteSource
from skill.domain.reply import Reply, Say
from skill.services.quote_products import Draft

PURPOSE = "reorder"


def handle(scene: Scene) -> Move:
    """Quote what is named; what is not clear is asked back, what is unknown is named."""
    if refused := refused_quantity(scene):
        return refused
    named = wishes(scene)
    if not named and (unclear := ask_again(scene, Say("order_gate-unclear"), opening="brief")):
        return unclear
    if not named:
        return Move(Reply(asks=Say("reorder_product-what")), Ask("open"))
    found = resolve(scene, named)
    if found.unclear:
        return ask_which(found, PURPOSE)
    if not found.lines:
        return unknown_move(scene, found, PURPOSE)
    lead = not_found(found)
    replaced = scene.question is not None and scene.question.kind == GATE
    manner = Manner(lead=lead, opening="then" if replaced and not lead else "new")
    return offer(scene, Draft(found.lines, QuoteSource.REORDER), manner)


INTENT = Intent("ReorderProductIntent", handle, NINE_SLOTS)
