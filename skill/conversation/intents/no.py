"""Take a no that no open question explains: nothing is ordered, and that is said, unless something just was."""

from __future__ import annotations

from skill.conversation.gate_answers import decline
from skill.conversation.intent import Intent
from skill.conversation.intents.cancel_order import ordered_just_now
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say


def handle(scene: Scene) -> Move:
    """Say that nothing is ordered; a no on the heels of an order neither undoes it nor hides it."""
    order = ordered_just_now(scene)
    if order is None:
        return decline(scene)
    return Move(Reply((Say("cancel_order-kept"), Say("cancel_order-how"))), focus_order=order.order_id)


INTENT = Intent("AMAZON.NoIntent", handle)
