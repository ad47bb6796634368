from __future__ import annotations

import pytest

from skill.conversation.turn import Heard, SlotValue
from tests.stage import Stage

UNDO = SlotValue("doch nicht", ("undo",))
MILK, PASTA = "weihenstephan-h-milch-35-1l", "barilla-spaghetti-500g"


def doch_nicht(stage: Stage, words: str = "doch nicht") -> tuple[str, ...]:
    return stage.hears("AMAZON.NoIntent", Heard(text=words))


def test_what_was_laid_in_goes_out_again(stage: Stage) -> None:
    stage.say("AddToCartIntent", product="milch")
    assert doch_nicht(stage) == ("read_cart-taken_back", "read_cart-now_empty")
    assert stage.lying == {}


def test_former_number_is_put_back(stage: Stage) -> None:
    stage.say("AddToCartIntent", product="milch")
    stage.say("ChangeQuantityIntent", quantity="drei")
    assert doch_nicht(stage, "ach nee, doch nicht") == (
        "read_cart-taken_back",
        "read_cart-contents",
        "read_cart-to_till",
    )
    assert stage.lying == {MILK: 1}


def test_what_was_taken_out_lies_in_again(stage: Stage) -> None:
    stage.put_in_cart(barilla_spaghetti_500g=1)
    stage.say("AddToCartIntent", product="milch")
    stage.say("RemoveFromCartIntent", product="nudeln")
    doch_nicht(stage)
    assert stage.lying == {PASTA: 1, MILK: 1}


def test_alexa_hears_it_as_an_attribute(stage: Stage) -> None:
    stage.say("AddToCartIntent", product="milch")
    assert stage.hears("ChooseOptionIntent", attribute=UNDO)[0] == "read_cart-taken_back"
    assert stage.lying == {}


@pytest.mark.parametrize("words", ["nein", "nein danke", "das will ich doch nicht bestellen", "später"])
def test_plain_no_leaves_the_cart(stage: Stage, words: str) -> None:
    stage.say("AddToCartIntent", product="milch")
    assert doch_nicht(stage, words) == ("order_gate-declined", "order_gate-cart_stays")
    assert stage.lying == {MILK: 1}


def test_cart_changed_elsewhere_is_left_alone(stage: Stage) -> None:
    stage.say("AddToCartIntent", product="milch")
    stage.put_in_cart(barilla_spaghetti_500g=2)
    assert doch_nicht(stage)[0] == "order_gate-declined"
    assert stage.lying == {MILK: 1, PASTA: 2}


def test_nothing_changed_is_a_plain_no(stage: Stage) -> None:
    stage.put_in_cart(barilla_spaghetti_500g=2).say("ReadCartIntent")
    assert doch_nicht(stage)[0] == "order_gate-declined"
    assert stage.lying == {PASTA: 2}


@pytest.mark.parametrize("on_alexa", [True, False])
def test_at_the_gate_nothing_is_ordered(stage: Stage, *, on_alexa: bool) -> None:
    stage.reorder("milch")
    before = len(stage.orders)
    said = stage.hears("ChooseOptionIntent", attribute=UNDO) if on_alexa else doch_nicht(stage)
    assert said == ("order_gate-declined",)
    assert len(stage.orders) == before


def test_english_words_do_the_same(stage: Stage) -> None:
    stage.locale = "en-GB"
    stage.say("AddToCartIntent", product="milk")
    assert doch_nicht(stage, "oh actually no")[0] == "read_cart-taken_back"
    assert stage.lying == {}
