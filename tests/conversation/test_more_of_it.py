from __future__ import annotations

from tests.stage import Stage

GATE = ("order_gate-summary", "order_gate-question")
MILK, PASTA = "weihenstephan-h-milch-35-1l", "barilla-spaghetti-500g"


def offered(stage: Stage) -> dict[str, int]:
    quote = stage.dialog.quote
    return {line.sku: line.quantity for line in quote.lines} if quote else {}


def test_one_more_goes_into_the_cart(stage: Stage) -> None:
    stage.say("AddToCartIntent", product="milch")
    assert stage.hears("AddToCartIntent", quantity="eine")[0] == "add_to_cart-added"
    assert stage.lying == {MILK: 2}


def test_two_more_are_offered_at_the_gate(stage: Stage) -> None:
    stage.reorder("milch", quantity="zwei")
    assert stage.hears("AddToCartIntent", quantity="zwei") == GATE
    assert offered(stage) == {MILK: 4}
    assert stage.lying == {}


def test_more_at_the_till_is_laid_in_too(stage: Stage) -> None:
    stage.put_in_cart(weihenstephan_h_milch_35_1l=1).say("CheckoutIntent")
    stage.say("AddToCartIntent", quantity="eins")
    assert offered(stage) == {MILK: 2}
    assert stage.lying == {MILK: 2}


def test_more_of_several_offered_asks_which(stage: Stage) -> None:
    stage.say("ReorderProductIntent", product="milch", product_two="nudeln")
    assert stage.hears("AddToCartIntent", quantity="zwei") == ("change_quantity-which_of",)
    assert stage.hears("ReorderProductIntent", product="nudeln") == GATE
    assert offered(stage) == {MILK: 1, PASTA: 3}


def test_more_of_which_needs_a_product(stage: Stage) -> None:
    stage.say("ReorderProductIntent", product="milch", product_two="nudeln")
    stage.say("AddToCartIntent", quantity="zwei")
    assert stage.hears("ReorderProductIntent", product="kaffee")[0] == "choose_option-not_among"
    stage.no()
    assert offered(stage) == {MILK: 1, PASTA: 1}


def test_more_of_several_in_the_cart_asks_which(stage: Stage) -> None:
    stage.say("AddToCartIntent", product="milch", product_two="nudeln")
    assert stage.hears("AddToCartIntent", quantity="eins") == ("choose_option-which_name",)
    stage.say("ChooseOptionIntent", ordinal="erste")
    assert stage.lying == {MILK: 2, PASTA: 1}


def test_more_of_nothing_asks_what(stage: Stage) -> None:
    assert stage.hears("AddToCartIntent", quantity="eins") == ("add_to_cart-what",)
    assert stage.lying == {}
