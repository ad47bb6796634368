from __future__ import annotations

from tests.stage import LEA, Stage

GATE = ("order_gate-summary", "order_gate-question")


def test_known_product_takes_two_turns(stage: Stage) -> None:
    before = len(stage.orders)
    assert stage.hears("ReorderProductIntent", product="kaffeefilter") == GATE
    stage.yes()
    assert len(stage.orders) == before + 1


def test_cart_is_neither_bought_nor_changed(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1)
    stage.reorder("kaffeefilter")
    stage.yes()
    assert stage.said == ("checkout-ordered", "checkout-still_in_cart")
    assert stage.lying == {"persil-discs-38": 1}


def test_nothing_named_is_asked_for(stage: Stage) -> None:
    assert stage.hears("ReorderProductIntent") == ("reorder_product-what",)


def test_unknown_beside_known_is_named(stage: Stage) -> None:
    said = stage.hears("ReorderProductIntent", product="kaffeefilter", product_two="xylophon")
    assert said == ("choose_option-not_found", *GATE)


def test_new_wish_replaces_the_open_one(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("ReorderProductIntent", product="finish tabs") == GATE
    assert stage.value("opening") == "then"
    stage.yes()
    assert stage.orders[0].skus == ("finish-tabs-60",)


def test_unclear_product_is_asked_back(stage: Stage) -> None:
    stage.as_customer(LEA).say("ReorderProductIntent", product="toilettenpapier")
    assert stage.asked == "choose"
    assert stage.dialog.quote is None


def test_order_without_a_product_is_no_consent(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("ReorderProductIntent") == ("order_gate-unclear", "order_gate-summary", "order_gate-question")
    assert stage.asked == "gate"
