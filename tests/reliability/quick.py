"""Take from the memory table what costs time and is proved elsewhere, for thousands of interleavings."""

from __future__ import annotations

import pytest

from skill.adapters.table import memory


@pytest.fixture
def quick_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the memory table neither check nor copy what the repositories hand it; conditions stay as they are."""
    monkeypatch.setattr(memory, "checked", list)
    monkeypatch.setattr(memory, "_copy", lambda item: item)
