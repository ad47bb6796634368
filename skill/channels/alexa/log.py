"""Write log lines that carry no personal data: names, ids and places in our code only."""

from __future__ import annotations

import json
import logging
import re

from skill.channels.alexa.request import Incoming
from skill.domain.failures import failure_places

_LOGGER = logging.getLogger("zuruf.alexa")
_TYPE = re.compile(r"[A-Za-z][A-Za-z.]{0,99}")


def note(level: int, what: str, incoming: Incoming, **more: str | list[str]) -> None:
    """Write one line of JSON: what happened to which request.

    `more` must come from our code or a closed list, never from a slot, user or message.
    """
    kind = incoming.type if _TYPE.fullmatch(incoming.type) else "unreadable"
    _LOGGER.log(level, "%s", json.dumps({"event": what, "request": incoming.request_id, "type": kind, **more}))


def note_failure(incoming: Incoming, error: BaseException) -> None:
    """Write which error came from where; its message may quote a customer and is left out."""
    note(logging.ERROR, "failed", incoming, error=type(error).__name__, at=failure_places(error))
