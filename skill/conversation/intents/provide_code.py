"""Take the digits of the voice code; they go nowhere but into the check."""

from __future__ import annotations

from skill.conversation.gate_answers import give_code
from skill.conversation.intent import Intent, SlotKind
from skill.conversation.numbers import read_digits
from skill.conversation.scene import Move, Scene

ONE_BY_ONE = ("digit", "digit_two", "digit_three", "digit_four")
_DIGITS = 4


def handle(scene: Scene) -> Move:
    """Check four digits; a question mark, silence or another number of digits is not counted as a try."""
    return give_code(scene, digits_in(scene))


def digits_in(scene: Scene, slot: str = "code") -> str | None:
    """Return four digits as a text, so that a leading zero stays, or None."""
    words = scene.turn.slot(slot) or _one_by_one(scene)
    if words is None:
        return None
    digits = read_digits(words.lower().split(), scene.turn.language)
    return digits if digits and len(digits) == _DIGITS else None


def _one_by_one(scene: Scene) -> str | None:
    """Return digits heard in slots of their own, for locales in which Alexa has no slot for four of them."""
    heard = [scene.turn.slot(slot) for slot in ONE_BY_ONE]
    return " ".join(digit for digit in heard if digit) or None


INTENT = Intent("ProvideCodeIntent", handle, {"code": SlotKind.CODE, **dict.fromkeys(ONE_BY_ONE, SlotKind.QUANTITY)})
