from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from skill.conversation.dialog import Question, put_session
from skill.conversation.turn import SlotValue
from skill.services.import_catalog import import_catalog
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, LEA, Stage

GATE = ("order_gate-summary", "order_gate-question")
OTHER = SlotValue("andere", ("other",))
NOTHING = ("choose_option-nothing_to_choose", "launch-what_do_you_need")


def asked(stage: Stage, purpose: str = "ReorderProductIntent", **slots: str) -> list[str]:
    """Let a newcomer be asked back, and return what was offered."""
    stage.as_customer(LEA).say(purpose, product="toilettenpapier", **slots)
    assert stage.dialog.question is not None
    options: list[str] = stage.dialog.question.payload["options"]
    return options


def quoted(stage: Stage) -> dict[str, int]:
    quote = stage.dialog.quote
    return {line.sku: line.quantity for line in quote.lines} if quote else {}


def test_ordinal_chooses_among_what_was_offered(stage: Stage) -> None:
    options = asked(stage, quantity="zwei")
    assert stage.hears("ChooseOptionIntent", ordinal="die zweite") == GATE
    assert quoted(stage) == {options[1]: 2}


def test_brand_chooses_too(stage: Stage) -> None:
    asked(stage)
    stage.say("ChooseOptionIntent", product="die von hakle", quantity="drei")
    assert all(sku.startswith("hakle") for sku in quoted(stage))
    assert list(quoted(stage).values()) == [3]


def test_choice_for_the_cart_goes_into_the_cart(stage: Stage) -> None:
    options = asked(stage, "AddToCartIntent")
    assert stage.hears("ChooseOptionIntent", ordinal="die erste")[0] == "add_to_cart-added"
    assert stage.lying == {options[0]: 1}


def test_choice_of_a_question_answers_it(stage: Stage) -> None:
    options = asked(stage, "ProductQuestionIntent")
    assert stage.hears("ChooseOptionIntent", ordinal="die erste") == (
        "product_question-price",
        "product_question-want_it",
    )
    stage.yes()
    assert quoted(stage) == {options[0]: 1}


def test_unfit_answer_is_asked_again(stage: Stage) -> None:
    options = asked(stage)
    assert stage.hears("ChooseOptionIntent", ordinal="die siebte")[0] == "choose_option-not_among"
    assert stage.dialog.question is not None
    assert stage.dialog.question.payload["options"] == options


def test_another_product_is_a_wish_of_its_own(stage: Stage) -> None:
    asked(stage)
    assert stage.hears("ChooseOptionIntent", product=SlotValue("finish tabs", ("finish-tabs-60",))) == GATE
    assert quoted(stage) == {"finish-tabs-60": 1}
    stage.no()
    asked(stage, "AddToCartIntent")
    stage.say("ChooseOptionIntent", product=SlotValue("finish tabs", ("finish-tabs-60",)))
    assert stage.lying == {"finish-tabs-60": 1}


def test_yes_to_several_is_no_choice(stage: Stage) -> None:
    options = asked(stage)
    stage.yes()
    assert stage.asked == "choose"
    assert stage.dialog.question is not None
    assert stage.dialog.question.payload["options"] == options


def test_yes_to_the_only_one_takes_it(stage: Stage) -> None:
    payload = {"options": ["finish-tabs-60"], "quantity": 2, "purpose": "reorder", "lines": []}
    question = Question("q-1", "choose", payload, stage.clock.now() + timedelta(minutes=1))
    session = replace(stage.dialog, question=question, customer_id=ANNA)
    stage.table.write(put_session(DEMO_MERCHANT, "s1", session, stage.clock.now()))
    stage.yes()
    assert stage.said == GATE
    assert quoted(stage) == {"finish-tabs-60": 2}


def test_none_of_them_orders_nothing(stage: Stage) -> None:
    asked(stage)
    stage.no()
    assert stage.said == ("choose_option-none_of_them",)


def test_vanished_options_are_no_choice(stage: Stage) -> None:
    options = asked(stage)
    rest = [product for product in stage.catalogue.products.values() if product.sku not in options]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    assert stage.hears("ChooseOptionIntent", ordinal="die erste") == NOTHING
    asked(stage)


def test_yes_to_vanished_options_is_no_choice(stage: Stage) -> None:
    options = asked(stage)
    rest = [product for product in stage.catalogue.products.values() if product.sku not in options]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    stage.yes()
    assert stage.said == NOTHING


def test_variant_of_what_was_talked_about(stage: Stage) -> None:
    stage.say("ProductQuestionIntent", product=SlotValue("x", ("melitta-filter-4-80",)))
    stage.no()
    assert stage.hears("ChooseOptionIntent", attribute="größe zwei", quantity="zwei") == GATE
    assert quoted(stage) == {"melitta-filter-2-100": 2}


def test_nothing_talked_about_is_no_choice(stage: Stage) -> None:
    assert stage.hears("ChooseOptionIntent", ordinal="die erste") == NOTHING
    assert stage.hears("ChooseOptionIntent") == NOTHING
    assert stage.hears("ChooseOptionIntent", product="kaffeefilter") == GATE


def test_pack_that_was_not_offered_is_found(stage: Stage) -> None:
    payload = {"options": ["brita-maxtra-pro-3", "philips-aquaclean-1"], "quantity": 1, "purpose": "reorder"}
    question = Question("q-1", "choose", payload, stage.clock.now() + timedelta(minutes=1))
    session = replace(stage.dialog, question=question, customer_id=ANNA)
    stage.table.write(put_session(DEMO_MERCHANT, "s1", session, stage.clock.now()))
    assert stage.hears("ChooseOptionIntent", attribute="sechserpack") == GATE
    assert quoted(stage) == {"brita-maxtra-pro-6": 1}


def test_size_that_nobody_has_is_asked_again(stage: Stage) -> None:
    options = asked(stage)
    assert "charmin-toilettenpapier-9" in options
    assert stage.hears("ChooseOptionIntent", attribute="acht rollen")[0] == "choose_option-not_among"
    assert (quoted(stage), stage.asked) == ({}, "choose")


def test_second_choice_follows_the_first(stage: Stage) -> None:
    options = asked(stage, "AddToCartIntent", product_two="küchenrolle")
    assert stage.hears("ChooseOptionIntent", ordinal="die erste") == ("choose_option-which_brand",)
    assert stage.lying == {}
    stage.say("ChooseOptionIntent", ordinal="die erste")
    assert stage.lying == {options[0]: 1, "zewa-kuechenrollen-4": 1}


def test_unknown_variant_of_the_talk_shows_the_others(stage: Stage) -> None:
    stage.say("ProductQuestionIntent", product=SlotValue("x", ("melitta-filter-4-80",)))
    stage.no()
    assert stage.hears("ChooseOptionIntent", attribute="karierte") == (
        "choose_option-not_among",
        "choose_option-which_full",
    )
    assert stage.hears("ChooseOptionIntent", ordinal="die erste") == GATE
    assert quoted(stage) == {"melitta-filter-2-100": 1}


def test_the_other_one_of_what_was_asked_names_none(stage: Stage) -> None:
    options = asked(stage)
    assert stage.hears("ChooseOptionIntent", attribute=OTHER)[0] == "choose_option-which_brand"
    assert stage.dialog.question is not None
    assert stage.dialog.question.payload["options"] == options


def test_brand_leaves_fewer_options(stage: Stage) -> None:
    stage.say("AddToCartIntent", product="batterien")
    stage.say("ChooseOptionIntent", product="varta")
    assert stage.dialog.question is not None
    assert stage.dialog.question.payload["options"] == ["varta-longlife-aa-10", "varta-9v-1"]


def test_unknown_brand_among_options_is_named(stage: Stage) -> None:
    options = asked(stage)
    assert stage.hears("ChooseOptionIntent", product="rossmann")[0] == "choose_option-not_found"
    assert stage.dialog.question is not None
    assert stage.dialog.question.payload["options"] == options
