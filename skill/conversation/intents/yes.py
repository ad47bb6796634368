"""Take a yes that no open question explains."""

from __future__ import annotations

from skill.conversation.gate_answers import stray_yes
from skill.conversation.intent import Intent

INTENT = Intent("AMAZON.YesIntent", stray_yes)
