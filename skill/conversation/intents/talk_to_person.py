"""Ask for a person: the shop gets the conversation so far and calls back."""

from __future__ import annotations

from skill.conversation.intent import Intent
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say, SpokenValue
from skill.services.request_callback import request_callback


def handle(scene: Scene) -> Move:
    """Store the request and its mail to the shop, and say when people answer."""
    if scene.customer.is_guest:
        values: dict[str, SpokenValue] = {"hours": scene.merchant.support.hours, "phone": scene.merchant.support.phone}
        return Move(Reply((Say("talk_to_person-guest", values),)))
    conversation = "\n".join(f"U: {said.heard}\nA: {said.said}" for said in scene.session.exchanges)
    changes = request_callback(
        scene.shop,
        merchant=scene.merchant,
        customer_id=scene.customer.customer_id,
        conversation=conversation,
        locale=scene.turn.locale,
    )
    said: dict[str, SpokenValue] = {"hours": scene.merchant.support.hours}
    return Move(Reply((Say("talk_to_person-will_call", said),)), changes=changes)


INTENT = Intent("TalkToPersonIntent", handle)
