"""Say the last answer again; at the order gate the whole summary and its question."""

from __future__ import annotations

from skill.conversation.dialog import GATE, Ask
from skill.conversation.intent import Intent
from skill.conversation.order_gate import Manner, draft_of, offer
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say


def handle(scene: Scene) -> Move:
    """Repeat under a new question id, so that a yes belongs to what was heard last."""
    question, quote = scene.question, scene.session.quote
    if question and question.kind == GATE and quote:
        return offer(scene, draft_of(quote), Manner(warned=True))
    last = scene.session.answers[-1] if scene.session.answers and not scene.turn.new_session else None
    if last is None:
        return Move(Reply((Say("repeat-nothing"),), Say("launch-what_do_you_need")), Ask("open"))
    words = Say("repeat-words", {"words": last.text})
    if question is None:
        return Move(Reply((words,)))
    return Move(Reply(asks=words), Ask(question.kind, question.payload, quote))


INTENT = Intent("AMAZON.RepeatIntent", handle)
