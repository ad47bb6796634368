from __future__ import annotations

from skill.services.import_catalog import import_catalog
from skill.settings import DEMO_MERCHANT
from tests.stage import Stage

GATE = ("order_gate-summary", "order_gate-question")


def test_cart_is_offered_whole(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1, elmex_zahnpasta_75ml=2)
    assert stage.hears("CheckoutIntent") == GATE


def test_empty_cart_has_nothing_to_buy(stage: Stage) -> None:
    assert stage.hears("CheckoutIntent") == ("read_cart-empty", "launch-what_do_you_need")


def test_beer_alone_is_not_offered(stage: Stage) -> None:
    stage.put_in_cart(krombacher_pils_20=1)
    assert stage.hears("CheckoutIntent") == ("checkout-not_by_voice",)
    assert stage.lying == {"krombacher-pils-20": 1}


def test_what_is_gone_is_as_good_as_empty(stage: Stage) -> None:
    stage.put_in_cart(elmex_zahnpasta_75ml=1)
    rest = [product for product in stage.catalogue.products.values() if product.sku != "elmex-zahnpasta-75ml"]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    assert stage.hears("CheckoutIntent")[0] == "read_cart-empty"


def test_till_at_the_gate_is_the_gate(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("CheckoutIntent") == GATE
    assert stage.value("opening") == "so"


def test_yes_goes_to_the_till(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1).say("ReadCartIntent")
    stage.yes()
    assert stage.said == GATE


def test_later_leaves_the_cart(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1).say("ReadCartIntent")
    stage.no()
    assert stage.said == ("order_gate-declined", "order_gate-cart_stays")
    assert stage.lying == {"melitta-filter-4-80": 1}
