"""Cancel what is going on, which ends the conversation like a stop; right after an order it is not what is undone."""

from __future__ import annotations

from skill.conversation.dialog import CODE, GATE
from skill.conversation.intent import Intent
from skill.conversation.intents import no, stop
from skill.conversation.intents.cancel_order import ordered_just_now
from skill.conversation.scene import Move, Scene


def handle(scene: Scene) -> Move:
    """End the conversation; on the heels of an order say that it stands, and how to cancel it."""
    offered = scene.question is not None and scene.question.kind in {GATE, CODE}
    return stop.handle(scene) if offered or ordered_just_now(scene) is None else no.handle(scene)


INTENT = Intent("AMAZON.CancelIntent", handle)
