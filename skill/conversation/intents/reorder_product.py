"""Reorder products: from the wish straight to the order gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skill.conversation.device_talk import Go, answered, asked_once_more, with_devices
from skill.conversation.dialog import DEVICE, GATE, Ask
from skill.conversation.gate_answers import decline
from skill.conversation.intent import NINE_SLOTS, Answers, Intent, SlotKind
from skill.conversation.intents import add_to_cart
from skill.conversation.order_gate import Manner, ask_again, offer
from skill.conversation.scene import Move, Scene
from skill.conversation.wanted import Wish, ask_which, not_found, refused_quantity, resolve, unknown_move, wishes
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
    return with_devices(scene, named, PURPOSE, order)


def order(scene: Scene, named: Sequence[Wish], told: tuple[Say, ...] = ()) -> Move:
    """Quote wishes whose devices are known; `told` is said of these first."""
    found = resolve(scene, named)
    if found.unclear:
        return ask_which(found, PURPOSE, *told)
    if not found.lines:
        return unknown_move(scene, found, PURPOSE)
    lead = (*told, *found.remarks, *not_found(found))
    replaced = scene.question is not None and scene.question.kind == GATE
    manner = Manner(lead=lead, opening="then" if replaced and not lead else "new")
    return offer(scene, Draft(found.lines, QuoteSource.REORDER), manner)


_GO: Mapping[str, Go] = {PURPOSE: order, add_to_cart.PURPOSE: add_to_cart.lay}


def _device_named(scene: Scene) -> Move:
    """Go on with the wish whose device was asked for; a product that is named instead is a wish of its own."""
    purpose = str(scene.question.payload.get("purpose")) if scene.question else PURPOSE
    go = _GO.get(purpose, order)
    return answered(scene, go) or with_devices(scene, wishes(scene), purpose, go)


INTENT = Intent(
    "ReorderProductIntent",
    handle,
    {**NINE_SLOTS, "device": SlotKind.DEVICE},
    {DEVICE: Answers(asked_once_more, decline, _device_named)},
)
