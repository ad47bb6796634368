from __future__ import annotations

from skill.services.import_catalog import import_catalog
from skill.settings import DEMO_MERCHANT
from tests.stage import Stage


def test_cart_is_emptied_after_asking(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1, elmex_zahnpasta_75ml=2)
    assert stage.hears("EmptyCartIntent") == ("empty_cart-warning", "empty_cart-really")
    assert len(stage.lying) == 2
    stage.yes()
    assert stage.said == ("empty_cart-done",)
    assert stage.lying == {}


def test_no_keeps_what_lies_there(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1).say("EmptyCartIntent")
    stage.no()
    assert stage.said == ("empty_cart-kept",)
    assert stage.lying == {"persil-discs-38": 1}


def test_empty_cart_needs_no_question(stage: Stage) -> None:
    assert stage.hears("EmptyCartIntent") == ("read_cart-empty",)
    assert stage.asked is None


def test_goods_off_sale_go_unnamed(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1).say("EmptyCartIntent")
    rest = [product for product in stage.catalogue.products.values() if product.sku != "persil-discs-38"]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    stage.no()
    assert stage.said == ("read_cart-empty",)
    assert stage.lying == {"persil-discs-38": 1}
    assert stage.hears("EmptyCartIntent") == ("read_cart-empty",)
    assert stage.lying == {}
