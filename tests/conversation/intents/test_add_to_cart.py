from __future__ import annotations

from dataclasses import replace

from skill.conversation.turn import SlotValue
from skill.services.import_catalog import import_catalog
from skill.settings import DEMO_MERCHANT
from tests.stage import JONAS, LEA, Stage

TILL = "read_cart-to_till"
ELMEX = "elmex-zahnpasta-75ml"
TOOTHPASTE = SlotValue("elmex", (ELMEX,))


def test_three_products_are_laid_in_at_once(stage: Stage) -> None:
    said = stage.hears(
        "AddToCartIntent",
        quantity="zwei",
        product="milch",
        product_two="spaghetti",
        quantity_three="3",
        product_three=TOOTHPASTE,
    )
    assert said == ("add_to_cart-added", TILL)
    assert stage.lying == {"weihenstephan-h-milch-35-1l": 2, "barilla-spaghetti-500g": 1, ELMEX: 3}


def test_more_of_the_same_adds_up(stage: Stage) -> None:
    stage.put_in_cart(elmex_zahnpasta_75ml=2)
    stage.say("AddToCartIntent", product=TOOTHPASTE, quantity="zwei")
    assert stage.lying == {ELMEX: 4}
    assert stage.value("first") == "no"


def test_nothing_named_is_asked_for(stage: Stage) -> None:
    assert stage.hears("AddToCartIntent") == ("add_to_cart-what",)
    assert stage.lying == {}


def test_unknown_is_named_and_the_rest_added(stage: Stage) -> None:
    said = stage.hears("AddToCartIntent", product="xylophon", product_two=TOOTHPASTE)
    assert said == ("choose_option-not_found", "add_to_cart-added", TILL)
    assert stage.lying == {ELMEX: 1}
    assert stage.hears("AddToCartIntent", product="xylophon")[0] == "choose_option-not_found"
    assert stage.lying == {ELMEX: 1}


def test_unclear_product_is_asked_back(stage: Stage) -> None:
    stage.as_customer(LEA).say(
        "AddToCartIntent", product=TOOTHPASTE, product_two="toilettenpapier", quantity_two="zwei"
    )
    assert stage.asked == "choose"
    assert stage.lying == {}
    stage.say("ChooseOptionIntent", ordinal="die erste")
    assert stage.lying[ELMEX] == 1
    assert sorted(stage.lying.values()) == [1, 2]


def test_guests_may_fill_a_cart(stage: Stage) -> None:
    stage.as_customer(JONAS, linked=False)
    assert stage.hears("AddToCartIntent", product=TOOTHPASTE) == ("add_to_cart-added", TILL)
    assert stage.lying == {ELMEX: 1}


def test_at_the_gate_all_moves_into_the_cart(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1)
    stage.reorder("kaffeefilter")
    assert stage.hears("AddToCartIntent", product=TOOTHPASTE)[-1] == "order_gate-question"
    assert stage.lying == {"persil-discs-38": 1, "melitta-filter-4-80": 1, ELMEX: 1}
    assert stage.value("opening") == "also"
    stage.yes()
    assert stage.lying == {}


def test_too_many_are_offered_fewer(stage: Stage) -> None:
    stage.put_in_cart(elmex_zahnpasta_75ml=5)
    most = stage.catalogue.products[ELMEX].max_quantity
    said = stage.hears("AddToCartIntent", product=TOOTHPASTE, quantity="40")
    assert said == ("errors-quantity_limit", "errors-fewer_question")
    assert stage.value("quantity") == most - 5
    assert stage.lying == {ELMEX: 5}
    stage.yes()
    assert stage.said == ("add_to_cart-added", TILL)
    assert stage.lying == {ELMEX: most}
    assert stage.hears("AddToCartIntent", product=TOOTHPASTE) == ("errors-quantity_limit",)


def test_no_to_fewer_adds_nothing(stage: Stage) -> None:
    stage.say("AddToCartIntent", product=TOOTHPASTE, quantity="40")
    stage.no()
    assert stage.said == ("order_gate-declined",)
    assert stage.lying == {}


def test_full_cart_takes_no_more_kinds(stage: Stage) -> None:
    stage.change_merchant(limits=replace(stage.merchant.limits, lines=1)).put_in_cart(persil_discs_38=1)
    assert stage.hears("AddToCartIntent", product=TOOTHPASTE) == ("errors-too_many_lines",)
    assert stage.lying == {"persil-discs-38": 1}


def test_what_left_the_shop_is_not_added(stage: Stage) -> None:
    stage.as_customer(LEA).say("AddToCartIntent", product=TOOTHPASTE, product_two="toilettenpapier")
    rest = [product for product in stage.catalogue.products.values() if product.sku != ELMEX]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    assert stage.hears("ChooseOptionIntent", ordinal="die erste") == ("errors-not_found",)
    assert stage.lying == {}


def test_fewer_than_none_is_not_added(stage: Stage) -> None:
    said = stage.hears("AddToCartIntent", product="zahnpasta", quantity="minus zwei")
    assert said == ("errors-impossible_quantity", "launch-what_do_you_need")
    assert stage.lying == {}
