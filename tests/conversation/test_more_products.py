from __future__ import annotations

from skill.conversation.more_products import with_more_products
from skill.conversation.turn import SlotValue

MILK = {"product": SlotValue("milch"), "quantity": SlotValue("2")}


def named(*names: str) -> dict[str, SlotValue]:
    return {f"product{end}": SlotValue(name) for end, name in zip(("", "_two", "_three"), names, strict=False)}


def test_further_products_take_free_slots() -> None:
    coffee = {"product": SlotValue("kaffee"), "unit": SlotValue("packungen"), "quantity": SlotValue("3")}
    slots = with_more_products(MILK, coffee)
    assert slots is not None
    assert {name: value.text for name, value in slots.items()} == {
        "product": "milch",
        "quantity": "2",
        "product_two": "kaffee",
        "unit_two": "packungen",
        "quantity_two": "3",
    }


def test_nine_products_are_the_most() -> None:
    three = named("milch", "nudeln", "seife")
    six = with_more_products(three, three)
    assert six is not None
    nine = with_more_products(six, three)
    assert nine is not None
    assert nine["product_nine"].text == "seife"
    assert with_more_products(nine, MILK) is None


def test_what_is_for_a_device_stays_apart() -> None:
    cartridge = {"product": SlotValue("patrone"), "device": SlotValue("hp envy")}
    assert with_more_products(MILK, cartridge) is None
    assert with_more_products({}, MILK) is None
    assert with_more_products(MILK, {"quantity": SlotValue("2")}) is None
