from __future__ import annotations

from skill.conversation.turn import SlotValue
from tests.stage import Stage

GATE = ("order_gate-summary", "order_gate-question")


def quoted(stage: Stage) -> dict[str, int]:
    quote = stage.dialog.quote
    return {line.sku: line.quantity for line in quote.lines} if quote else {}


def test_brand_at_the_gate_keeps_kind_and_number(stage: Stage) -> None:
    stage.reorder("kaffeefilter", quantity="zwei")
    assert stage.hears("ChooseOptionIntent", product="swirl") == GATE
    assert quoted(stage) == {"swirl-filter-4-100": 2}


def test_brand_with_different_kinds_is_asked_about(stage: Stage) -> None:
    stage.reorder("ariel")
    stage.say("ChooseOptionIntent", product="persil")
    assert stage.asked == "choose"
    assert quoted(stage) == {}


def test_feature_finds_another_product_of_its_kind(stage: Stage) -> None:
    stage.reorder("milch")
    assert stage.hears("ChooseOptionIntent", attribute=SlotValue("laktosefreie", ("lactose_free",))) == GATE
    assert quoted(stage) == {"minusl-h-milch-15-1l": 1}


def test_sugar_free_is_found_in_english(stage: Stage) -> None:
    stage.locale = "en-GB"
    stage.say("ReorderProductIntent", product="cola")
    assert stage.hears("ChooseOptionIntent", attribute=SlotValue("sugar free", ("sugar_free",))) == GATE
    assert quoted(stage) == {"coca-cola-zero-12": 1}
