"""Put the open question again after an answer that did not settle it."""

from __future__ import annotations

from skill.conversation.dialog import CODE, GATE, Ask
from skill.conversation.order_gate import ask_again
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say


def asked_again(scene: Scene, *lead: Say) -> Move | None:
    """Return sentences and then the open question once more, under a new id; None if none is open.

    The order gate says its whole summary again. Other questions are repeated in the words they
    were asked in, which are on record.
    """
    question = scene.question
    if question is None:
        return None
    if question.kind == GATE:
        return ask_again(scene, *lead)
    if question.kind == CODE:
        return Move(Reply(lead, Say("voice_code-once_more")), Ask(CODE, question.payload, scene.session.quote))
    words = next((a.reprompt or a.text for a in scene.session.answers if a.question_id == question.question_id), None)
    if words is None:
        return None
    return Move(Reply(lead, Say("repeat-words", {"words": words})), Ask(question.kind, question.payload))
