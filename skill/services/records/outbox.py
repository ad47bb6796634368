"""Keep events in the same write as the change that caused them, until they are relayed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from skill.domain.privacy import NOT_PERSONAL, declare, withheld
from skill.services.records import codec, keys
from skill.services.table import Expect, Item, Put

_PASSING = withheld("lives until relayed; its content stands with the order and in the mail")

declare(
    "event",
    {
        "event_id": NOT_PERSONAL,
        "kind": NOT_PERSONAL,
        "payload": _PASSING,
        "created_at": NOT_PERSONAL,
        "attempts": NOT_PERSONAL,
    },
    lives=None,
)


@dataclass(frozen=True, slots=True)
class Event:
    """Carry one thing to be done after a commit: `kind` (`mail`, `capture`, …) and what it needs."""

    event_id: str
    kind: str
    payload: dict[str, Any]
    created_at: datetime
    attempts: int = 0
    version: int = 0


def put_event(merchant: str, event: Event, *, delay: timedelta = timedelta(0)) -> Put:
    """Return the change that stores an event, due at once or after a delay."""
    when = (event.created_at + delay).isoformat()
    return Put(
        keys.outbox(merchant, event.event_id),
        codec.to_attributes(event),
        expect=event.version or Expect.ABSENT,
        index=keys.due(merchant, f"event#{event.event_id}", when),
    )


def event_from(item: Item) -> Event:
    """Read an event back."""
    return codec.from_item(item, Event)
