from __future__ import annotations

from dataclasses import replace

from skill.domain.cases import CaseKind, Remedy
from skill.domain.money import Money
from skill.services.import_catalog import import_catalog
from skill.settings import DEMO_MERCHANT
from tests.services.cases import PAMPERS_ORDER, declare, numbered
from tests.stage import JONAS, LEA, MEHMET, Stage

GATE = ("order_gate-summary", "order_gate-question")
INK = "hp-305-schwarz"


def quoted(stage: Stage) -> dict[str, int]:
    quote = stage.dialog.quote
    return {line.sku: line.quantity for line in quote.lines} if quote else {}


def test_last_order_is_quoted_again(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=2, elmex_zahnpasta_75ml=1).say("CheckoutIntent")
    stage.yes()
    assert stage.hears("ReorderLastIntent")[0] == "order_gate-duplicate"
    stage.yes()
    assert quoted(stage) == {"melitta-filter-4-80": 2, "elmex-zahnpasta-75ml": 1}


def test_what_is_dearer_is_named_first(stage: Stage) -> None:
    products = [
        replace(product, price=Money(1799)) if product.sku == INK else product
        for product in stage.catalogue.products.values()
    ]
    import_catalog(stage.shop, DEMO_MERCHANT, products)
    stage.as_customer(MEHMET)
    assert stage.hears("ReorderLastIntent") == ("reorder_last-dearer", *GATE)
    assert (stage.value("price"), stage.value("before")) == (Money(1799), Money(1599))


def test_what_is_gone_is_never_substituted(stage: Stage) -> None:
    stage.as_customer(MEHMET).set_stock(INK, 0)
    assert stage.hears("ReorderLastIntent") == ("reorder_last-gone", "choose_option-what_instead")
    assert quoted(stage) == {}
    rest = [product for product in stage.catalogue.products.values() if product.sku != INK]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    assert stage.hears("ReorderLastIntent") == ("reorder_last-gone", "choose_option-what_instead")


def test_rest_is_offered_without_what_is_gone(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=2, elmex_zahnpasta_75ml=1).say("CheckoutIntent")
    stage.yes()
    stage.set_stock("elmex-zahnpasta-75ml", 0)
    assert stage.hears("ReorderLastIntent")[0] == "reorder_last-gone"
    stage.yes()
    assert quoted(stage) == {"melitta-filter-4-80": 2}


def test_cancelled_lines_are_left_out(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=2, elmex_zahnpasta_75ml=1).say("CheckoutIntent")
    stage.yes()
    stage.say("CancelOrderIntent", product="zahnpasta")
    stage.yes()
    stage.say("ReorderLastIntent")
    stage.yes()
    assert quoted(stage) == {"melitta-filter-4-80": 2}


def test_without_history_there_is_no_last(stage: Stage) -> None:
    assert stage.as_customer(LEA).hears("ReorderLastIntent")[-2:] == ("reorder_last-none", "launch-what_do_you_need")


def test_guests_must_link_first(stage: Stage) -> None:
    assert stage.as_customer(JONAS, linked=False).hears("ReorderLastIntent") == ("order_gate-link_for_orders",)


def test_free_replacement_is_not_the_last_order(stage: Stage) -> None:
    stage.say("ReorderLastIntent")
    last = stage.value("lines")
    stage.no()
    declare(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WRONG_ITEM, Remedy.REPLACE)
    assert stage.orders[0].replaces
    stage.say("ReorderLastIntent")
    assert stage.value("lines") == last
