from __future__ import annotations

import pytest

from skill.conversation.turn import SlotValue
from skill.domain.customer import StrangersRule
from skill.domain.money import Money
from tests.stage import Stage

ELMEX, PERSIL, FILTERS = "elmex-zahnpasta-75ml", "persil-discs-38", "melitta-filter-4-80"
GATE = ("order_gate-summary", "order_gate-question")
TILL = ("remove_from_cart-removed", "read_cart-to_till")


def offered(stage: Stage) -> dict[str, int]:
    quote = stage.dialog.quote
    return {line.sku: line.quantity for line in quote.lines} if quote else {}


@pytest.fixture
def filled(stage: Stage) -> Stage:
    return stage.put_in_cart(persil_discs_38=1, elmex_zahnpasta_75ml=5)


@pytest.mark.parametrize(
    ("slots", "left"),
    [
        ({}, 0),
        ({"quantity": "zwei"}, 3),
        ({"quantity": "9"}, 0),
        ({"remaining": "eine"}, 1),
        ({"remaining": "9"}, 5),
        ({"remaining": "null"}, 0),
    ],
)
def test_all_some_or_all_but_some_go(filled: Stage, slots: dict[str, str], left: int) -> None:
    assert filled.hears("RemoveFromCartIntent", product="zahnpasta", **slots) == TILL
    assert filled.lying == ({PERSIL: 1, ELMEX: left} if left else {PERSIL: 1})
    assert filled.value("left") == ("some" if left else "none")


def test_last_product_leaves_an_empty_cart(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1)
    assert stage.hears("RemoveFromCartIntent") == ("remove_from_cart-removed", "read_cart-now_empty")
    assert stage.lying == {}
    assert stage.answers[-1].ends


def test_what_was_talked_about_is_meant(filled: Stage) -> None:
    filled.say("AddToCartIntent", product="zahnpasta")
    filled.say("ChangeQuantityIntent", product="persil", quantity="zwei")
    assert filled.hears("RemoveFromCartIntent") == TILL
    assert sum(sku in filled.lying for sku in (PERSIL, ELMEX)) == 1


def test_other_products_are_not_in_the_cart(filled: Stage) -> None:
    assert filled.hears("RemoveFromCartIntent", product="xylophon") == (
        "remove_from_cart-not_in_cart",
        "read_cart-contents",
    )
    assert filled.value("named") == "yes"
    assert filled.lying == {PERSIL: 1, ELMEX: 5}


def test_unnamed_among_several_is_not_guessed(filled: Stage) -> None:
    assert filled.hears("RemoveFromCartIntent")[0] == "remove_from_cart-not_in_cart"
    assert filled.value("named") == "no"
    assert filled.lying == {PERSIL: 1, ELMEX: 5}


def test_nothing_can_leave_an_empty_cart(stage: Stage) -> None:
    assert stage.hears("RemoveFromCartIntent", product="zahnpasta") == ("read_cart-empty",)


def test_fewer_at_the_gate_are_offered_anew(stage: Stage) -> None:
    stage.reorder("kaffeefilter", quantity="drei")
    assert stage.hears("RemoveFromCartIntent", quantity="eine") == GATE
    assert (offered(stage), stage.value("total")) == ({FILTERS: 2}, Money(2 * 249 + 290))
    assert stage.lying == {}
    stage.yes()
    assert [(line.sku, line.quantity) for line in stage.orders[0].lines] == [(FILTERS, 2)]


def test_none_left_at_the_gate_buys_nothing(stage: Stage) -> None:
    before = len(stage.orders)
    stage.reorder("kaffeefilter")
    assert stage.hears("RemoveFromCartIntent") == ("order_gate-declined",)
    stage.yes()
    assert len(stage.orders) == before


def test_named_line_leaves_gate_and_cart(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1, elmex_zahnpasta_75ml=2).say("CheckoutIntent")
    assert stage.hears("RemoveFromCartIntent", product="zahnpasta") == GATE
    assert (offered(stage), stage.lying) == ({FILTERS: 1}, {FILTERS: 1})


def test_all_that_a_stranger_laid_goes(stage: Stage) -> None:
    stage.change_profile(strangers=StrangersRule.CART_ONLY)
    stage.person = "p-nobody"
    sweets = (SlotValue("haribo", ("haribo-goldbaeren-175g",)), SlotValue("milka", ("milka-nuss-100g",)))
    stage.say("AddToCartIntent", product=sweets[0], product_two=sweets[1])
    stage.person = None
    stage.put_in_cart(persil_discs_38=1).say("ReadCartIntent")
    assert stage.asked == "left_in"
    assert stage.hears("RemoveFromCartIntent") == ("remove_from_cart-removed_all", "read_cart-to_till")
    assert stage.lying == {PERSIL: 1}


def test_what_was_ordered_just_now_is_cancelled(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    assert stage.hears("RemoveFromCartIntent", product="kaffeefilter")[-1] == "cancel_order-question_all"
    stage.yes()
    assert stage.orders[0].skus == ()


def test_without_sugar_chooses_among_options(stage: Stage) -> None:
    stage.say("ReorderProductIntent", product="cola")
    assert stage.asked == "choose"
    assert stage.hears("RemoveFromCartIntent", product="zucker") == ("order_gate-summary", "order_gate-question")
    assert stage.dialog.quote is not None
    assert stage.dialog.quote.skus == frozenset({"coca-cola-zero-12"})


def test_without_what_nothing_has_keeps_the_offer(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("RemoveFromCartIntent", product="zucker") == (
        "choose_option-no_such_variant",
        "order_gate-not_ordered_yet",
        "order_gate-resume_question",
    )


def test_what_lies_in_the_cart_still_goes(stage: Stage) -> None:
    stage.put_in_cart(barilla_spaghetti_500g=1).reorder("kaffeefilter")
    stage.say("RemoveFromCartIntent", product="nudeln")
    assert stage.lying == {}
