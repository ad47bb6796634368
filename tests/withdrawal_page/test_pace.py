from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skill.withdrawal_page import pace
from skill.withdrawal_page.pace import Pace

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_each_sender_has_its_own_pace() -> None:
    slow = Pace(2)
    assert [slow.allows("a", NOW) for _ in range(3)] == [True, True, False]
    assert slow.allows("b", NOW) is True


def test_hour_passes_and_all_is_well() -> None:
    slow = Pace(1)
    assert slow.allows("a", NOW) is True
    assert slow.allows("a", NOW + timedelta(minutes=59)) is False
    assert slow.allows("a", NOW + timedelta(minutes=60)) is True


def test_old_senders_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "_MOST_NAMES", 2)
    slow = Pace(1)
    for number in range(3):
        slow.allows(str(number), NOW)
    slow.allows("later", NOW + timedelta(hours=2))
    assert list(slow._seen) == ["later"]
