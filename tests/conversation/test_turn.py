from __future__ import annotations

from skill.conversation.turn import Channel, SlotValue, Turn


def turn(**slots: str) -> Turn:
    values = {name: SlotValue(text) for name, text in slots.items()}
    return Turn("m1", Channel.TEXT, "s1", "r1", "u1", "de-AT", "AddToCartIntent", values)


def test_language_is_without_its_land() -> None:
    assert turn().language == "de"


def test_blank_slots_were_not_heard() -> None:
    assert turn(product=" milch ").slot("product") == "milch"
    assert turn(product="  ").slot("product") is None
    assert turn().slot("product") is None
