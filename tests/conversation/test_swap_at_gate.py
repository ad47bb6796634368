from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from skill.conversation.dialog import Question, put_session
from skill.conversation.turn import SlotValue
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, Stage

GATE = ("order_gate-summary", "order_gate-question")
OTHER = SlotValue("andere", ("other",))


def quoted(stage: Stage) -> dict[str, int]:
    quote = stage.dialog.quote
    return {line.sku: line.quantity for line in quote.lines} if quote else {}


def test_variant_is_swapped_at_the_gate(stage: Stage) -> None:
    stage.reorder("kaffeefilter", quantity="zwei")
    assert stage.hears("ChooseOptionIntent", attribute="größe zwei") == GATE
    assert quoted(stage) == {"melitta-filter-2-100": 2}
    assert stage.lying == {}


def test_swap_at_the_till_changes_the_cart(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1, persil_discs_38=1, krombacher_pils_20=1).say("CheckoutIntent")
    stage.say("ChooseOptionIntent", attribute="größe zwei")
    assert quoted(stage) == {"melitta-filter-2-100": 1, "persil-discs-38": 1}
    assert stage.lying == {"melitta-filter-2-100": 1, "persil-discs-38": 1, "krombacher-pils-20": 1}
    stage.yes()
    assert stage.said[0] == "checkout-ordered"
    assert stage.lying == {"krombacher-pils-20": 1}


def test_unknown_variant_shows_the_others(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("ChooseOptionIntent", ordinal="die siebte")[0] == "choose_option-not_among"
    assert stage.asked == "choose"


def test_product_without_variants_has_none(stage: Stage) -> None:
    lone = "leimer-semmelbroesel-400g"
    assert stage.catalogue.variants(stage.catalogue.products[lone]) == ()
    stage.say("ReorderProductIntent", product=SlotValue("x", (lone,)))
    assert stage.hears("ChooseOptionIntent", attribute="riesig")[-2:] == (
        "order_gate-not_ordered_yet",
        "order_gate-resume_question",
    )


def test_product_at_the_gate_replaces_the_wish(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.say("ChooseOptionIntent", product=SlotValue("finish tabs", ("finish-tabs-60",)))
    assert quoted(stage) == {"finish-tabs-60": 1}


def test_other_kind_of_the_brand_is_swapped(stage: Stage) -> None:
    stage.reorder("ariel")
    assert quoted(stage) == {"ariel-fluessig-55": 1}
    assert stage.hears("ChooseOptionIntent", attribute="pulver") == GATE
    assert quoted(stage) == {"ariel-pulver-70": 1}


def test_nothing_said_at_the_gate_shows_the_others(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("ChooseOptionIntent") == ("choose_option-not_among", "choose_option-which_full")


def test_the_other_one_is_taken_if_only_one(stage: Stage) -> None:
    stage.reorder("ariel")
    assert stage.hears("ChooseOptionIntent", attribute=OTHER) == GATE
    assert quoted(stage) == {"ariel-fluessig-color-55": 1}


def test_the_other_one_of_several_is_asked_for(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("ChooseOptionIntent", attribute=OTHER) == ("choose_option-which_full",)
    assert stage.asked == "choose"


def test_the_other_one_goes_back_and_forth(stage: Stage) -> None:
    stage.reorder("finish tabs")
    for sku in ("finish-tabs-100", "finish-tabs-60"):
        assert stage.hears("ChooseOptionIntent", attribute=OTHER) == GATE
        assert quoted(stage) == {sku: 1}


def test_the_other_one_is_what_was_offered_beside(stage: Stage) -> None:
    payload = {"options": ["zewa-toilettenpapier-16", "hakle-toilettenpapier-16"], "quantity": 2, "purpose": "reorder"}
    question = Question("q-1", "choose", payload, stage.clock.now() + timedelta(minutes=1))
    session = replace(stage.dialog, question=question, customer_id=ANNA)
    stage.table.write(put_session(DEMO_MERCHANT, "s1", session, stage.clock.now()))
    stage.say("ChooseOptionIntent", ordinal="erste")
    for sku in ("hakle-toilettenpapier-16", "zewa-toilettenpapier-16"):
        assert stage.hears("ChooseOptionIntent", attribute=OTHER) == GATE
        assert quoted(stage) == {sku: 2}


def test_nothing_cheaper_is_said_and_asked_again(stage: Stage) -> None:
    stage.reorder("finish tabs")
    assert stage.hears("ChooseOptionIntent", attribute="günstigere") == ("choose_option-no_further", *GATE)
    assert stage.value("order") == "cheaper"
    assert quoted(stage) == {"finish-tabs-60": 1}


def test_brand_without_such_goods_keeps_the_offer(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    for brand, why in (("persil", "choose_option-not_of_brand"), ("rossmann", "choose_option-not_found")):
        assert stage.hears("ChooseOptionIntent", product=brand) == (
            why,
            "order_gate-not_ordered_yet",
            "order_gate-resume_question",
        )
        stage.yes()
        assert quoted(stage) == {"melitta-filter-4-80": 1}


def test_brand_after_an_unknown_one_is_taken(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.say("ChooseOptionIntent", product="rossmann")
    assert stage.hears("ChooseOptionIntent", product="swirl") == GATE
    assert quoted(stage) == {"swirl-filter-4-100": 1}


def test_feature_that_nothing_has_keeps_the_offer(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("ChooseOptionIntent", attribute=SlotValue("vegane", ("vegan",))) == (
        "choose_option-no_such_variant",
        "order_gate-not_ordered_yet",
        "order_gate-resume_question",
    )
