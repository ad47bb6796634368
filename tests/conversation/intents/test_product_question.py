from __future__ import annotations

from dataclasses import replace

import pytest

from skill.conversation.turn import Heard, SlotValue
from skill.domain.money import Money
from skill.services.import_catalog import import_catalog
from skill.settings import DEMO_MERCHANT
from tests.stage import LEA, MEHMET, Stage

ASK = "ProductQuestionIntent"
WANT = "product_question-want_it"
GATE = ("order_gate-summary", "order_gate-question")
FILTERS = SlotValue("filtertüten", ("melitta-filter-4-80",))
BRITA = SlotValue("wasserfilter", ("brita-maxtra-pro-3",))


def aspect(name: str) -> SlotValue:
    return SlotValue(name, (name,))


def sku(name: str) -> SlotValue:
    return SlotValue(name, (name,))


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("price", "product_question-price"),
        ("unit_price", "product_question-piece_price"),
        ("stock", "product_question-stock"),
        ("delivery", "product_question-delivery"),
        ("variants", "product_question-variants"),
        ("vat", "product_question-vat"),
    ],
)
def test_every_aspect_has_its_answer(stage: Stage, asked: str, key: str) -> None:
    assert stage.hears(ASK, product=FILTERS, aspect=aspect(asked)) == (key, WANT)


def test_withdrawing_is_no_wish_to_buy(stage: Stage) -> None:
    said = stage.hears(ASK, product=FILTERS, aspect=aspect("withdrawal"))
    assert said == ("product_question-withdrawal", "product_question-how_to_withdraw")
    other = stage.hears(ASK, product=sku("haribo-goldbaeren-175g"), aspect=aspect("withdrawal"))
    assert other == ("product_question-withdrawal", WANT)


def test_question_while_the_code_is_asked_keeps_the_order(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    assert stage.hears(ASK, aspect=aspect("price"))[-1] == "order_gate-question"
    stage.yes()
    assert stage.hears("ProvideCodeIntent", code="2719") == ("checkout-ordered",)


def test_question_without_aspect_is_for_the_price(stage: Stage) -> None:
    stage.say(ASK, product=FILTERS)
    assert stage.value("price") == Money(249)
    assert stage.value("has_deposit") == "no"
    stage.say(ASK, product=sku("gerolsteiner-medium-12"))
    assert stage.value("deposit") == Money(330)


def test_grams_cost_by_the_kilogram(stage: Stage) -> None:
    assert stage.hears(ASK, product=sku("barilla-spaghetti-500g"), aspect=aspect("unit_price"))[0] == (
        "product_question-unit_price"
    )


@pytest.mark.parametrize(("left", "level"), [(0, "none"), (1, "few"), (5, "few"), (6, "plenty")])
def test_stock_is_told_roughly(stage: Stage, left: int, level: str) -> None:
    stage.set_stock("melitta-filter-4-80", left).say(ASK, product=FILTERS, aspect=aspect("stock"))
    assert stage.value("level") == level


def test_delivery_is_free_from_a_sum(stage: Stage) -> None:
    stage.say(ASK, product=FILTERS, aspect=aspect("delivery"))
    assert (stage.value("free"), stage.value("cost")) == ("no", Money(290))
    stage.say(ASK, product=sku("brita-maxtra-pro-6"), aspect=aspect("delivery"))
    assert stage.value("free") == "yes"


def test_lone_products_have_no_variants(stage: Stage) -> None:
    crumbs = sku("leimer-semmelbroesel-400g")
    assert stage.hears(ASK, product=crumbs, aspect=aspect("variants"))[0] == "product_question-only_one"


def test_yes_takes_what_was_asked_about(stage: Stage) -> None:
    stage.say(ASK, product=FILTERS)
    stage.yes()
    assert stage.said == GATE
    assert stage.dialog.quote is not None
    assert stage.dialog.quote.total == Money(539)


def test_no_leaves_it(stage: Stage) -> None:
    stage.say(ASK, product=FILTERS)
    stage.no()
    assert stage.said == ("order_gate-declined",)


def test_question_at_the_gate_repeats_it(stage: Stage) -> None:
    stage.say("ReorderProductIntent", product=BRITA)
    assert stage.hears(ASK, aspect=aspect("price")) == ("product_question-piece_price", *GATE)
    stage.yes()
    assert stage.said == ("checkout-ordered",)


def test_other_variant_is_offered_from_the_gate(stage: Stage) -> None:
    stage.say("ReorderProductIntent", product=BRITA, quantity="zwei")
    assert stage.hears(ASK, attribute="sechserpack") == (
        "product_question-variant_there",
        "product_question-take_variant",
    )
    assert stage.value("free") == "yes"
    stage.yes()
    quote = stage.dialog.quote
    assert quote is not None
    assert [(line.sku, line.quantity) for line in quote.lines] == [("brita-maxtra-pro-6", 2)]


def test_missing_variant_is_said(stage: Stage) -> None:
    assert stage.hears(ASK, product=FILTERS, attribute="karierte") == ("product_question-no_variant", WANT)
    stage.reorder("kaffeefilter")
    assert stage.hears(ASK, attribute="karierte") == ("product_question-no_variant", *GATE)


def test_other_products_at_the_gate_lead_back(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears(ASK, product=BRITA)[-2:] == ("order_gate-not_ordered_yet", "order_gate-resume_question")


def test_what_was_talked_about_is_meant(stage: Stage) -> None:
    assert stage.hears(ASK) == ("product_question-which",)
    stage.say(ASK, product=FILTERS)
    assert stage.hears(ASK, aspect=aspect("vat")) == ("product_question-vat", WANT)
    assert stage.value("vat") == Money(40)


def test_unclear_product_is_asked_back(stage: Stage) -> None:
    stage.as_customer(LEA).say(ASK, product="toilettenpapier")
    assert stage.asked == "choose"


def test_unknown_product_is_named(stage: Stage) -> None:
    assert stage.hears(ASK, product="xylophon")[0] == "choose_option-not_found"


def test_delivery_after_tracking_is_of_the_order(stage: Stage) -> None:
    stage.say("TrackOrderIntent", order_number="4192")
    assert stage.hears(ASK, aspect=aspect("delivery")) == ("track_order-on_time",)


def test_sizes_of_one_kind_are_named_as_sizes(stage: Stage) -> None:
    jelly = stage.catalogue.products["felix-gelee-fleisch-12"]
    kinds = [item for item in stage.catalogue.variants(jelly) if item.variant != jelly.variant]
    rest = [item for item in stage.catalogue.products.values() if item not in kinds]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    assert stage.hears(ASK, product=sku(jelly.sku), aspect=aspect("variants")) == ("product_question-variants", WANT)
    assert stage.value("by") == "size"
    options = stage.value("options")
    assert isinstance(options, tuple)
    assert [getattr(option, "sku", "") for option in options] == ["felix-gelee-fleisch-44"]


def test_what_lies_in_the_cart_goes_to_the_till(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1)
    assert stage.hears(ASK, product=FILTERS) == ("product_question-price", "read_cart-to_till")


def test_what_is_inside_is_left_to_the_pack(stage: Stage) -> None:
    assert stage.hears(ASK, product=FILTERS, aspect=aspect("contents")) == ("product_question-contents",)
    stage.reorder("kaffeefilter")
    assert stage.hears(ASK, aspect=aspect("contents"))[:1] == ("product_question-contents",)
    assert stage.asked == "gate"


def test_what_nobody_knows_is_not_answered_with_a_price(stage: Stage) -> None:
    stage.hear(replace(stage.turn(ASK, product=FILTERS), guessed=True))
    assert stage.said == ("product_question-not_known",)


def test_guessed_question_is_answered_where_its_aspect_is_heard(stage: Stage) -> None:
    stage.hear(replace(stage.turn(ASK, product=FILTERS, aspect=aspect("stock")), guessed=True))
    assert stage.said[0] == "product_question-stock"


def test_an_allergy_is_answered_before_anything_else(stage: Stage) -> None:
    heard = Heard("ich hab eine nussallergie, kann ich die filtertüten essen")
    assert stage.hears(ASK, heard, product=FILTERS, aspect=aspect("price")) == ("product_question-allergy",)
    assert stage.asked is None
