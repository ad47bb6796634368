from __future__ import annotations

from skill.domain.money import Money
from tests.stage import Stage


def test_cart_is_read_with_its_sum(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1, elmex_zahnpasta_75ml=2)
    assert stage.hears("ReadCartIntent") == ("read_cart-total", "read_cart-to_till")
    assert (stage.value("total"), stage.value("alone")) == (Money(2197), "no")
    assert stage.dialog.focus_skus == ("persil-discs-38", "elmex-zahnpasta-75ml")


def test_empty_cart_asks_what_is_needed(stage: Stage) -> None:
    assert stage.hears("ReadCartIntent") == ("read_cart-empty", "launch-what_do_you_need")


def test_reading_at_the_gate_leads_back(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    back = ("order_gate-not_ordered_yet", "order_gate-resume_question")
    assert stage.hears("ReadCartIntent") == ("read_cart-empty", *back)
    stage.yes()
    stage.put_in_cart(persil_discs_38=1)
    assert stage.hears("ReadCartIntent") == ("read_cart-total", *back)
