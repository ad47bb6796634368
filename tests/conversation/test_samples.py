from __future__ import annotations

import pytest

from skill.conversation.intent import SlotKind
from skill.conversation.samples import kind_of


def test_numbered_slots_share_a_kind() -> None:
    assert [kind_of(f"product{suffix}") for suffix in ("", "_two", "_three")] == [SlotKind.PRODUCT] * 3


def test_unknown_slot_has_no_kind() -> None:
    with pytest.raises(KeyError):
        kind_of("colour")
