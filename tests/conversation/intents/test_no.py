from __future__ import annotations

from tests.stage import Stage


def test_no_to_nothing_names_the_cart(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1).no()
    assert stage.said == ("order_gate-declined", "order_gate-cart_stays")
    assert stage.lying == {"persil-discs-38": 1}
