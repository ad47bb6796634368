"""Help by situation: at the order gate what a yes means, else what can be said."""

from __future__ import annotations

from skill.conversation.dialog import CHOOSE, CODE, GATE, Ask
from skill.conversation.intent import Intent
from skill.conversation.open_question import asked_again
from skill.conversation.scene import Move, Scene
from skill.domain.reply import Reply, Say

_NO_QUESTION = frozenset({"", "open"})
_BY_QUESTION = {GATE: "help-at_gate", CODE: "help-at_code", CHOOSE: "help-choosing"}


def handle(scene: Scene) -> Move:
    """Explain what is possible here and put the open question again."""
    kind = scene.question.kind if scene.question else ""
    if kind in _NO_QUESTION:
        return _general(scene)
    key = _BY_QUESTION.get(kind, "help-yes_or_no")
    return asked_again(scene, Say(key)) or _general(scene)


def _general(scene: Scene) -> Move:
    key = "help-guest" if scene.customer.is_guest else "help-with_cart" if scene.cart_lines else "help-general"
    return Move(Reply((Say(key, {"seller": scene.merchant.name}),), Say("launch-what_do_you_need")), Ask("open"))


INTENT = Intent("AMAZON.HelpIntent", handle)
