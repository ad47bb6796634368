"""Stop: end the conversation; an open offer is not ordered, and that is said."""

from __future__ import annotations

from skill.conversation.dialog import CODE, GATE
from skill.conversation.gate_answers import decline
from skill.conversation.intent import Intent
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say


def handle(scene: Scene) -> Move:
    """Say goodbye, or that nothing was ordered where an offer was open."""
    if scene.session.question and scene.session.question.kind in {GATE, CODE}:
        return decline(scene)
    return Move(Reply((Say("stop-bye"),)))


INTENT = Intent("AMAZON.StopIntent", handle)
