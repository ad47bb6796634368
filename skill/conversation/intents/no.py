"""Take a no that no open question explains: nothing is ordered, and that is said."""

from __future__ import annotations

from skill.conversation.gate_answers import decline
from skill.conversation.intent import Intent

INTENT = Intent("AMAZON.NoIntent", decline)
