"""Name a way to pay as its owner knows it."""

from __future__ import annotations

import re

from skill.conversation.scene import Scene
from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.paying import stored_methods
from skill.domain.reply import SpokenValue

_LAST_DIGITS = re.compile(r"\d{4}$")
_OF_SEVERAL = {MethodKind.CARD: "that_card", MethodKind.SEPA_DEBIT: "that_debit"}


def payment_values(scene: Scene, method_id: str) -> dict[str, SpokenValue]:
    """Return what names a method in a phrase: `pays`, its kind, and `label`, which tells it from others of its kind."""
    methods = stored_methods(scene.customer, scene.merchant)
    method = next((known for known in methods if known.method_id == method_id), None)
    if method is None:
        return {"pays": MethodKind.CARD.value, "label": ""}
    alike = sum(other.kind is method.kind for other in methods)
    named = alike > 1 and bool(method.label) and method.kind in _OF_SEVERAL
    return {"pays": _OF_SEVERAL[method.kind] if named else method.kind.value, "label": _spoken(method)}


def written_method(scene: Scene, method_id: str) -> str:
    """Return a method's label for a card or screen, empty where it has none."""
    method = scene.customer.method(method_id)
    return method.label if method else ""


def _spoken(method: StoredMethod) -> str:
    """Return a label as it is heard: a card's name with its last digits in pairs, of an account the digits alone."""
    last = _LAST_DIGITS.search(method.label)
    if last is None:
        return method.label
    name = method.label[: last.start()].strip() if method.kind is MethodKind.CARD else ""
    return f"{name} {last[0][:2]} {last[0][2:]}".strip()
