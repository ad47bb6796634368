from __future__ import annotations

from skill.conversation.intent import NINE_SLOTS, SlotKind


def test_three_lines_have_nine_slots() -> None:
    assert len(NINE_SLOTS) == 9
    assert list(NINE_SLOTS)[:3] == ["quantity", "unit", "product"]
    assert NINE_SLOTS["product_three"] is SlotKind.PRODUCT
    assert NINE_SLOTS["quantity_two"] is SlotKind.QUANTITY


def test_built_in_kinds_are_amazons() -> None:
    built_in = {kind.value for kind in SlotKind if kind.value.startswith("AMAZON.")}
    assert built_in == {"AMAZON.NUMBER", "AMAZON.FOUR_DIGIT_NUMBER"}
