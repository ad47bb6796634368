"""Send the way to a new voice code; a code is never set or changed by voice."""

from __future__ import annotations

from skill.conversation.dialog import CODE, GATE
from skill.conversation.intent import Intent
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say
from skill.services.send_code_link import send_code_link


def handle(scene: Scene) -> Move:
    """Mail a link that works once; who speaks does not matter, as it goes to the account's own address."""
    if scene.customer.is_guest:
        return Move(Reply((Say("order_gate-link_for_orders", {"seller": scene.merchant.name}),), link_account=True))
    link = send_code_link(
        scene.shop,
        merchant_id=scene.merchant.id,
        customer_id=scene.customer.customer_id,
        locale=scene.turn.locale,
    )
    waiting = scene.question is not None and scene.question.kind in {GATE, CODE}
    sent = Say("reset_voice_code-sent", {"first": "no" if scene.voice_code else "yes"})
    nothing = (Say("order_gate-declined"),) if waiting else ()
    return Move(Reply((sent, *nothing)), changes=link)


INTENT = Intent("ResetVoiceCodeIntent", handle)
