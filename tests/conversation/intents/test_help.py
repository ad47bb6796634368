from __future__ import annotations

from tests.stage import JONAS, LEA, MEHMET, Stage


def test_help_says_what_can_be_said(stage: Stage) -> None:
    assert stage.hears("AMAZON.HelpIntent")[0] == "help-general"
    stage.put_in_cart(persil_discs_38=1)
    assert stage.hears("AMAZON.HelpIntent")[0] == "help-with_cart"
    assert stage.as_customer(JONAS, linked=False).hears("AMAZON.HelpIntent")[0] == "help-guest"


def test_help_at_the_gate_asks_it_again(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("AMAZON.HelpIntent") == ("help-at_gate", "order_gate-summary", "order_gate-question")
    stage.yes()
    assert stage.said == ("checkout-ordered",)


def test_help_with_the_code_asks_for_it(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    assert stage.hears("AMAZON.HelpIntent")[0] == "help-at_code"
    assert stage.asked == "code"


def test_help_with_a_choice_names_it_again(stage: Stage) -> None:
    stage.as_customer(LEA).reorder("toilettenpapier")
    assert stage.hears("AMAZON.HelpIntent") == ("help-choosing", "repeat-words")
    assert stage.asked == "choose"
