"""Write down what was heard, as people read it and as evidence keeps it; never a voice code."""

from __future__ import annotations

from dataclasses import replace

from skill.conversation.masked_code import MASK, without_code
from skill.conversation.scene import Scene
from skill.services.records import codec
from skill.services.table import Value


def heard_words(scene: Scene) -> str:
    """Return what was heard as a person would read it."""
    turn = scene.turn
    if turn.intent == "ProvideCodeIntent":
        return MASK
    words = turn.heard.text
    if words is None:
        words = f"{turn.intent} {' '.join(value.text for value in turn.slots.values() if value.text)}".strip()
    return without_code(words, turn.language) if scene.voice_code else words


def heard_without_code(scene: Scene) -> Value:
    """Return all that the channel gave, as plain data."""
    heard = scene.turn.heard
    if heard.text is not None and scene.voice_code:
        heard = replace(heard, text=without_code(heard.text, scene.turn.language))
    return codec.to_plain(heard)
