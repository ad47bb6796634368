from __future__ import annotations

from skill.services.import_catalog import import_catalog
from skill.settings import DEMO_MERCHANT
from tests.stage import MEHMET, Stage

FILTERS, ELMEX = "melitta-filter-4-80", "elmex-zahnpasta-75ml"
TILL = "read_cart-to_till"


def test_quantity_at_the_gate_makes_a_new_gate(stage: Stage) -> None:
    stage.reorder("kaffeefilter", quantity="zwei")
    assert stage.hears("ChangeQuantityIntent", quantity="eine") == ("order_gate-summary", "order_gate-question")
    assert stage.value("opening") == "then"
    stage.yes()
    assert stage.orders[0].lines[0].quantity == 1
    assert stage.lying == {}


def test_cart_follows_its_quote(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1, elmex_zahnpasta_75ml=2).say("CheckoutIntent")
    stage.say("ChangeQuantityIntent", quantity="drei", product="zahnpasta")
    assert stage.lying == {FILTERS: 1, ELMEX: 3}
    stage.say("ChangeQuantityIntent", quantity="null", product="zahnpasta")
    assert stage.lying == {FILTERS: 1}
    stage.yes()
    assert stage.orders[0].skus == (FILTERS,)


def test_none_left_at_the_gate_orders_nothing(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("ChangeQuantityIntent", quantity="null") == ("order_gate-declined",)


def test_several_lines_need_a_name(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1, elmex_zahnpasta_75ml=2).say("CheckoutIntent")
    assert stage.hears("ChangeQuantityIntent", quantity="drei") == ("change_quantity-which_of",)
    assert stage.lying == {FILTERS: 1, ELMEX: 2}


def test_answer_to_a_warning_is_a_number(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1)
    stage.reorder("kaffeefilter", quantity="drei")
    assert stage.asked == "duplicate"
    assert stage.hears("ChangeQuantityIntent", quantity="eine")[0] == "order_gate-summary"
    lines = stage.dialog.quote.lines if stage.dialog.quote else ()
    assert [line.quantity for line in lines] == [1]


def test_none_answers_a_warning_with_no(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1)
    stage.reorder("kaffeefilter")
    assert stage.hears("ChangeQuantityIntent", quantity="null") == ("order_gate-declined",)


def test_cart_is_changed_in_place(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1, elmex_zahnpasta_75ml=2)
    assert stage.hears("ChangeQuantityIntent", quantity="fünf", product="zahnpasta") == (
        "change_quantity-changed",
        TILL,
    )
    assert stage.lying == {FILTERS: 1, ELMEX: 5}
    assert stage.hears("ChangeQuantityIntent", quantity="null", product="zahnpasta") == (
        "remove_from_cart-removed",
        TILL,
    )
    assert stage.lying == {FILTERS: 1}


def test_only_product_needs_no_name(stage: Stage) -> None:
    stage.put_in_cart(elmex_zahnpasta_75ml=2).say("ChangeQuantityIntent", quantity="3")
    assert stage.lying == {ELMEX: 3}


def test_unread_number_is_asked_for(stage: Stage) -> None:
    stage.put_in_cart(elmex_zahnpasta_75ml=2)
    assert stage.hears("ChangeQuantityIntent") == ("change_quantity-how_many",)
    assert stage.hears("ChangeQuantityIntent", quantity="viele") == ("change_quantity-how_many",)


def test_unknown_product_is_asked_for(stage: Stage) -> None:
    assert stage.hears("ChangeQuantityIntent", quantity="2", product="zahnpasta") == ("read_cart-empty",)
    stage.put_in_cart(melitta_filter_4_80=1, elmex_zahnpasta_75ml=2)
    assert stage.hears("ChangeQuantityIntent", quantity="2", product="xylophon") == (
        "read_cart-contents",
        "change_quantity-which",
    )


def test_too_many_are_cut_to_what_is_allowed(stage: Stage) -> None:
    most = stage.catalogue.products[ELMEX].max_quantity
    stage.put_in_cart(elmex_zahnpasta_75ml=2)
    assert stage.hears("ChangeQuantityIntent", quantity="50") == ("errors-quantity_limit", "errors-fewer_question")
    assert stage.lying == {ELMEX: 2}
    stage.yes()
    assert stage.lying == {ELMEX: most}


def test_allowed_number_of_a_gone_product_is_none(stage: Stage) -> None:
    stage.put_in_cart(elmex_zahnpasta_75ml=2).say("ChangeQuantityIntent", quantity="50")
    rest = [product for product in stage.catalogue.products.values() if product.sku != ELMEX]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    stage.yes()
    assert stage.said == ("errors-not_found",)
    assert stage.lying == {ELMEX: 2}


def test_fewer_than_none_is_refused(stage: Stage) -> None:
    stage.put_in_cart(elmex_zahnpasta_75ml=2)
    said = stage.hears("ChangeQuantityIntent", quantity="minus zwei")
    assert said == ("errors-impossible_quantity", "change_quantity-how_many")
    assert stage.lying == {ELMEX: 2}


def test_offer_of_fewer_takes_another_number(stage: Stage) -> None:
    assert stage.hears("AddToCartIntent", product="zahnpasta", quantity="50")[-1] == "errors-fewer_question"
    assert stage.hears("ChangeQuantityIntent", quantity="drei") == ("add_to_cart-added", TILL)
    assert stage.lying == {ELMEX: 3}


def test_offer_of_fewer_takes_none_as_no(stage: Stage) -> None:
    stage.say("AddToCartIntent", product="zahnpasta", quantity="50")
    assert stage.hears("ChangeQuantityIntent", quantity="null") == ("order_gate-declined",)
    assert stage.lying == {}


def test_number_answers_what_was_too_many(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1, elmex_zahnpasta_75ml=2)
    stage.say("ChangeQuantityIntent", quantity="50", product="zahnpasta")
    assert stage.hears("ChangeQuantityIntent", quantity="drei") == ("change_quantity-changed", TILL)
    assert stage.lying == {FILTERS: 1, ELMEX: 3}


def test_number_answers_what_the_stock_lacks(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1, elmex_zahnpasta_75ml=5).set_stock(ELMEX, 3)
    assert stage.hears("CheckoutIntent")[-1] == "errors-fewer_question"
    assert stage.hears("ChangeQuantityIntent", quantity="zwei", product="zahnpasta")[-1] == "order_gate-question"
    assert stage.lying == {FILTERS: 1, ELMEX: 2}
    stage.yes()
    assert {line.sku: line.quantity for line in stage.orders[0].lines} == {FILTERS: 1, ELMEX: 2}


def test_corrected_number_and_what_goes_are_taken(stage: Stage) -> None:
    stage.put_in_cart(weihenstephan_h_milch_35_1l=2, barilla_spaghetti_500g=1)
    said = stage.hears("ChangeQuantityIntent", quantity="3", product="milch", quantity_two="4", product_two="nudeln")
    assert said == ("remove_from_cart-removed_all", "change_quantity-changed", "read_cart-to_till")
    assert stage.lying == {"weihenstephan-h-milch-35-1l": 4}


def test_what_goes_leaves_the_offer_too(stage: Stage) -> None:
    stage.say("ReorderProductIntent", product="milch", product_two="nudeln")
    stage.say("ChangeQuantityIntent", quantity="3", product="milch", product_two="nudeln")
    assert stage.dialog.quote is not None
    assert {line.sku: line.quantity for line in stage.dialog.quote.lines} == {"weihenstephan-h-milch-35-1l": 3}


def test_what_is_not_there_cannot_go(stage: Stage) -> None:
    stage.put_in_cart(weihenstephan_h_milch_35_1l=2)
    said = stage.hears("ChangeQuantityIntent", quantity="3", product="milch", product_two="batterien")
    assert said == ("change_quantity-changed", "read_cart-to_till")
    assert stage.lying == {"weihenstephan-h-milch-35-1l": 3}


def test_the_size_of_a_pack_is_a_choice(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hakle toilettenpapier")
    assert stage.hears("ChangeQuantityIntent", quantity="sechzehn", unit="rollen") == (
        "order_gate-summary",
        "order_gate-question",
    )
    quote = stage.dialog.quote
    assert quote is not None
    assert [(line.sku, line.quantity) for line in quote.lines] == [("hakle-toilettenpapier-16", 1)]
