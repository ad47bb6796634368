"""Go home, which ends the conversation like a stop."""

from __future__ import annotations

from skill.conversation.intent import Intent
from skill.conversation.intents.stop import handle

INTENT = Intent("AMAZON.NavigateHomeIntent", handle)
