"""Take the statutory words as consent; decided where a yes is."""

from __future__ import annotations

from skill.conversation.gate_answers import stray_yes
from skill.conversation.intent import Intent, SlotKind

INTENT = Intent("ConfirmOrderIntent", stray_yes, {"consent": SlotKind.CONSENT})
