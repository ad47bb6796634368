"""Answer what was not understood or is no business of a shop: the limit, and what can be done."""

from __future__ import annotations

from skill.conversation.dialog import CODE, GATE, Ask
from skill.conversation.foreign_topics import OTHER, foreign_topic, is_about_things
from skill.conversation.intent import Intent
from skill.conversation.open_question import asked_again
from skill.conversation.scene import Move, Scene
from skill.conversation.unsold_goods import unsold_goods
from skill.conversation.wanted import Found, Wish, resolve, unknown_move
from skill.domain.reply import Reply, Say


def handle(scene: Scene) -> Move:
    """Say so once; a question that is open is put again, the order gate only after asking whether to go on."""
    kind = scene.question.kind if scene.question else ""
    said = scene.turn.heard.text
    if said is not None and not said.strip():
        nothing = Say("fallback-nothing_heard")
        return asked_again(scene, nothing) or Move(Reply((nothing,), Say("launch-what_do_you_need")), Ask("open"))
    topic = foreign_topic(said, scene.turn.language)
    limit = Say("fallback-limit", {"topic": topic})
    unsold = _not_found(scene, topic) if kind in {"", "open", GATE} else None
    if unsold:
        return unsold
    if kind == GATE:
        return Move(Reply((limit,)), aside=True)
    if kind == CODE:
        return asked_again(scene, Say("voice_code-digits_only")) or _what_then()
    if kind and kind != "open":
        return asked_again(scene, Say("fallback-not_understood") if topic == OTHER else limit) or _what_then()
    return _what_then() if topic == OTHER else _what_then(limit, Say("fallback-can_do"))


def _not_found(scene: Scene, topic: str) -> Move | None:
    """Return that the shop has none of what is ordered; None where it has, or where no goods are."""
    goods = unsold_goods(scene.turn.heard.text, scene.turn.language) if is_about_things(topic) else ()
    found = resolve(scene, [Wish(words, (), 0) for words in goods])
    if not found.unknown or found.lines or found.unclear:
        return None
    # What is merely alike is not offered: nobody understood these words as an order of it.
    return unknown_move(scene, Found(unknown=found.unknown), "")


def _what_then(*says: Say) -> Move:
    return Move(Reply(says or (Say("fallback-examples"),), Say("launch-what_do_you_need")), Ask("open"))


INTENT = Intent("AMAZON.FallbackIntent", handle)
