"""Take from the memory table what costs time and is proved elsewhere, for thousands of interleavings."""

from __future__ import annotations

from contextlib import nullcontext
from functools import cached_property

import pytest

from skill.adapters.table import memory
from skill.conversation.scene import Scene


@pytest.fixture
def quick_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the memory table neither check nor copy what the repositories hand it; conditions stay as they are."""
    monkeypatch.setattr(memory, "checked", list)
    monkeypatch.setattr(memory, "_copy", lambda item: item)
    for found in vars(Scene).values():
        # Before Python 3.12 all threads share one lock per cached property: a task parked in it stops the others.
        if isinstance(found, cached_property) and hasattr(found, "lock"):
            monkeypatch.setattr(found, "lock", nullcontext())
