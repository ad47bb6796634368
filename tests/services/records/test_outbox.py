from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skill.services.records import keys
from skill.services.records.outbox import Event, event_from, put_event
from skill.services.table import ConflictError
from tests.stage import Stage

EVENT = Event("e-1", "mail", {"template": "code_reset"}, datetime(2026, 11, 23, 9, tzinfo=UTC))


def test_event_comes_back_as_it_was(stage: Stage) -> None:
    stage.table.write(put_event("m1", EVENT))
    item = stage.table.get(keys.outbox("m1", "e-1"))
    assert item is not None
    read = event_from(item)
    assert (read.kind, read.payload, read.created_at, read.attempts, read.version) == (
        "mail",
        {"template": "code_reset"},
        EVENT.created_at,
        0,
        1,
    )


def test_event_happens_once(stage: Stage) -> None:
    stage.table.write(put_event("m1", EVENT))
    with pytest.raises(ConflictError):
        stage.table.write(put_event("m1", EVENT))


def test_delay_moves_when_it_is_due() -> None:
    now, later = put_event("m1", EVENT).index, put_event("m1", EVENT, delay=timedelta(minutes=5)).index
    assert now is not None
    assert later is not None
    assert now.sort.startswith("2026-11-23T09:00:00")
    assert later.sort.startswith("2026-11-23T09:05:00")
    assert now.partition == later.partition
