from __future__ import annotations

import pytest

from skill.channels.alexa.fields import Fields
from skill.channels.alexa.slots import read_slots
from skill.conversation.turn import SlotValue
from tests.channels.alexa.envelopes import spoken


def read(slot: object) -> SlotValue | None:
    return read_slots(Fields({"slots": {"product": slot}})).get("product")


@pytest.mark.parametrize("slots", [None, [], "product", 7, {}, [{"product": {"value": "milch"}}]])
def test_slots_that_are_no_map_are_empty(slots: object) -> None:
    assert read_slots(Fields({"slots": slots})) == {}


@pytest.mark.parametrize(
    "slot",
    [
        None,
        [],
        "milch",
        {"value": None},
        {"value": "?"},
        {"value": "  "},
        {"value": 7},
        {"value": None, "slotValue": None},
        {"slotValue": {"type": "List", "values": None}},
        {"slotValue": {"type": "List", "values": [None]}},
    ],
)
def test_slot_in_which_nothing_was_heard(slot: object) -> None:
    assert read(slot) is None


def test_slot_value_object_counts_where_value_is_missing() -> None:
    inner = spoken("product", "milch", "MILK-15")
    assert read({"slotValue": inner | {"type": "Simple"}}) == SlotValue("milch", ("MILK-15",))
    assert read({"slotValue": {"type": "List", "values": [inner]}}) == SlotValue("milch", ("MILK-15",))


@pytest.mark.parametrize("code", ["ER_SUCCESS_NO_MATCH", "ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION", "", None])
def test_ids_count_only_when_alexa_matched(code: str) -> None:
    assert read(spoken("product", "milch", "MILK-15", code=code)) == SlotValue("milch")


def test_generic_word_is_no_product() -> None:
    assert read(spoken("product", "milch", "word-milch")) == SlotValue("milch")


def both(shop: str | None, own: str) -> SlotValue | None:
    """Return what is read where the model matched `shop` and the customer's own products matched `own`."""
    slot = spoken("product", "filter", own)
    (dynamic,) = slot["resolutions"]["resolutionsPerAuthority"]
    dynamic["authority"] = "amzn1.er-authority.echo-sdk.dynamic.amzn1.ask.skill.demo.PRODUCT"
    static = spoken("product", "filter", *([shop] if shop else ["none"]))["resolutions"]["resolutionsPerAuthority"]
    if shop is None:
        static[0] |= {"status": {"code": "ER_SUCCESS_NO_MATCH"}}
    slot["resolutions"]["resolutionsPerAuthority"] = [dynamic, *static]
    return read(slot)


def test_own_products_are_heard_by_their_sku() -> None:
    assert both(None, "MEL-4-80") == SlotValue("filter", ("MEL-4-80",))
    assert both("MEL-4-80", "MEL-4-80") == SlotValue("filter", ("MEL-4-80",))


def test_word_of_many_products_stays_a_word() -> None:
    assert both("word-filter", "MEL-4-80") == SlotValue("filter")


def test_disagreeing_matches_are_both_told() -> None:
    assert both("MEL-2-80", "MEL-4-80") == SlotValue("filter", ("MEL-2-80", "MEL-4-80"))


@pytest.mark.parametrize(
    "resolutions",
    [
        None,
        [],
        {"resolutionsPerAuthority": None},
        {"resolutionsPerAuthority": {}},
        {"resolutionsPerAuthority": [None, [], {"status": None}, {"status": {"code": "ER_SUCCESS_MATCH"}}]},
        {"resolutionsPerAuthority": [{"status": {"code": "ER_SUCCESS_MATCH"}, "values": {"value": {"id": "x"}}}]},
        {"resolutionsPerAuthority": [{"status": {"code": "ER_SUCCESS_MATCH"}, "values": [None, {"value": None}]}]},
        {"resolutionsPerAuthority": [{"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"id": 7}}]}]},
    ],
)
def test_broken_resolutions_leave_the_words(resolutions: object) -> None:
    assert read({"value": "milch", "resolutions": resolutions}) == SlotValue("milch")


def test_megabyte_of_words_is_cut() -> None:
    value = read({"value": "x" * 1_000_000})
    assert value is not None
    assert len(value.text) == 1_000


def test_lone_surrogates_cannot_reach_storage() -> None:
    assert read({"value": "milch \ud800"}) == SlotValue("milch ?")


def test_voice_code_keeps_leading_zeros() -> None:
    assert read_slots(Fields({"slots": {"code": {"value": "0042"}}})) == {"code": SlotValue("0042")}
