from __future__ import annotations

from tests.stage import Stage

GATE = ("order_gate-summary", "order_gate-question")


def offered(stage: Stage) -> dict[str, int]:
    quote = stage.dialog.quote
    return {line.sku: line.quantity for line in quote.lines} if quote else {}


def milk_and_pasta(stage: Stage) -> None:
    stage.say("ReorderProductIntent", product="milch", product_two="nudeln")
    assert offered(stage) == {"weihenstephan-h-milch-35-1l": 1, "barilla-spaghetti-500g": 1}


def test_taking_out_of_several_asks_which(stage: Stage) -> None:
    milk_and_pasta(stage)
    assert stage.hears("RemoveFromCartIntent") == ("remove_from_cart-which_of",)
    assert stage.hears("ReorderProductIntent", product="die milch") == GATE
    assert offered(stage) == {"barilla-spaghetti-500g": 1}


def test_place_tells_what_goes_too(stage: Stage) -> None:
    milk_and_pasta(stage)
    stage.say("RemoveFromCartIntent")
    assert stage.hears("ChooseOptionIntent", ordinal="die zweite") == GATE
    assert offered(stage) == {"weihenstephan-h-milch-35-1l": 1}


def test_whole_sentence_answers_the_question(stage: Stage) -> None:
    milk_and_pasta(stage)
    stage.say("RemoveFromCartIntent")
    assert stage.hears("RemoveFromCartIntent", product="nudeln") == GATE
    assert offered(stage) == {"weihenstephan-h-milch-35-1l": 1}


def test_no_offers_everything_again(stage: Stage) -> None:
    milk_and_pasta(stage)
    stage.say("RemoveFromCartIntent")
    stage.no()
    assert stage.said == GATE
    assert offered(stage) == {"weihenstephan-h-milch-35-1l": 1, "barilla-spaghetti-500g": 1}


def test_yes_names_none_and_orders_nothing(stage: Stage) -> None:
    milk_and_pasta(stage)
    before = len(stage.orders)
    stage.say("RemoveFromCartIntent")
    stage.yes()
    assert stage.said == ("choose_option-not_among", "repeat-words")
    assert stage.asked == "remove_which"
    assert len(stage.orders) == before


def test_something_else_is_asked_again(stage: Stage) -> None:
    milk_and_pasta(stage)
    stage.say("RemoveFromCartIntent")
    assert stage.hears("ReorderProductIntent", product="kaffee")[0] == "choose_option-not_among"
    assert stage.asked == "remove_which"


def test_number_waits_for_its_product(stage: Stage) -> None:
    milk_and_pasta(stage)
    assert stage.hears("ChangeQuantityIntent", quantity="drei") == ("change_quantity-which_of",)
    assert stage.hears("ReorderProductIntent", product="nudeln") == GATE
    assert offered(stage) == {"weihenstephan-h-milch-35-1l": 1, "barilla-spaghetti-500g": 3}


def test_one_of_two_packs_goes_from_the_cart(stage: Stage) -> None:
    stage.put_in_cart(weihenstephan_h_milch_35_1l=2, barilla_spaghetti_500g=1).say("CheckoutIntent")
    stage.say("RemoveFromCartIntent", quantity="eine")
    stage.say("ReorderProductIntent", product="milch")
    assert offered(stage) == {"weihenstephan-h-milch-35-1l": 1, "barilla-spaghetti-500g": 1}
    assert stage.lying == {"weihenstephan-h-milch-35-1l": 1, "barilla-spaghetti-500g": 1}


def test_many_products_are_not_read_out(stage: Stage) -> None:
    stage.put_in_cart(weihenstephan_h_milch_35_1l=1, barilla_spaghetti_500g=1, persil_discs_38=1, finish_tabs_60=1).say(
        "CheckoutIntent"
    )
    assert stage.hears("RemoveFromCartIntent") == ("remove_from_cart-which",)
