from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from skill.services.records.declarations import (
    GuestDeclaration,
    find_declaration,
    put_declaration,
    recent_declarations,
)
from skill.services.table import ConflictError
from skill.settings import DEMO_MERCHANT
from tests.stage import Stage

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TYPED = GuestDeclaration("d-1", "Anna", "anna@kunden.example", "4688-2999", "die Klingen", "de-DE", AT)


def test_declaration_is_read_back(stage: Stage) -> None:
    stage.table.write(put_declaration(TYPED, merchant=DEMO_MERCHANT))
    assert find_declaration(stage.table, DEMO_MERCHANT, "d-1") == replace(TYPED, version=1)
    assert find_declaration(stage.table, DEMO_MERCHANT, "d-2") is None
    assert find_declaration(stage.table, "other", "d-1") is None


def test_newest_declarations_come_first(stage: Stage) -> None:
    later = replace(TYPED, declaration_id="d-0", declared_at=AT + timedelta(seconds=1))
    stage.table.write(put_declaration(TYPED, merchant=DEMO_MERCHANT), put_declaration(later, merchant=DEMO_MERCHANT))
    stage.wait(minutes=1)
    found = recent_declarations(stage.table, DEMO_MERCHANT)
    assert [declaration.declaration_id for declaration in found] == ["d-0", "d-1"]
    assert len(recent_declarations(stage.table, DEMO_MERCHANT, limit=1)) == 1


def test_declaration_is_not_written_over(stage: Stage) -> None:
    stage.table.write(put_declaration(TYPED, merchant=DEMO_MERCHANT))
    with pytest.raises(ConflictError, match="exists conflict"):
        stage.table.write(put_declaration(TYPED, merchant=DEMO_MERCHANT))
