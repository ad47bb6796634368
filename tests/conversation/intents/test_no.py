from __future__ import annotations

from tests.stage import Stage


def test_no_to_nothing_names_the_cart(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1).no()
    assert stage.said == ("order_gate-declined", "order_gate-cart_stays")
    assert stage.lying == {"persil-discs-38": 1}


def test_no_after_an_order_hides_nothing(stage: Stage) -> None:
    stage.say("ReorderProductIntent", product="kaffeefilter")
    stage.yes()
    stage.no()
    assert stage.said == ("cancel_order-kept", "cancel_order-how")
    assert stage.orders[0].skus == ("melitta-filter-4-80",)
