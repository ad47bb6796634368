from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from skill.conversation.dialog import expected_intents
from skill.conversation.turn import Assent, Heard, Meant, SlotValue
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, MEHMET, Stage

ADD, TRACK, CANCEL = "AddToCartIntent", "TrackOrderIntent", "CancelOrderIntent"
REORDER, TALK = "ReorderProductIntent", "TalkToPersonIntent"
SPAGHETTI = {"product": SlotValue("barilla spaghetti")}


def guess(stage: Stage, intent: str, slots: Mapping[str, SlotValue] | None = None, *instead: Meant) -> tuple[str, ...]:
    turn = stage.turn(intent, Heard(text="so und so"), **(slots or {}))
    stage.hear(replace(turn, guessed=True, instead=instead[0] if instead else None))
    return stage.said


def test_sure_guess_that_tells_is_followed(stage: Stage) -> None:
    assert guess(stage, TRACK) == stage.hears(TRACK)


def test_sure_guess_to_buy_opens_the_gate(stage: Stage) -> None:
    assert guess(stage, REORDER, {"product": SlotValue("kaffeefilter")})[-1] == "order_gate-question"
    assert stage.asked == "gate"


def test_sure_guess_that_acts_is_asked(stage: Stage) -> None:
    assert guess(stage, ADD, SPAGHETTI) == ("wish_question-this",)
    assert (stage.value("first"), stage.value("words")) == ("add_to_cart", "barilla spaghetti")
    assert stage.lying == {}
    stage.yes()
    assert stage.lying == {"barilla-spaghetti-500g": 1}


def test_two_wishes_are_asked_between(stage: Stage) -> None:
    assert guess(stage, REORDER, SPAGHETTI, Meant(TRACK)) == ("wish_question-which",)
    assert stage.answers[-1].spoken.text == "Möchtest du die Spaghetti bestellen oder eine Bestellung verfolgen?"
    assert expected_intents(stage.shop, DEMO_MERCHANT, stage.session) >= {REORDER, TRACK, "ChooseOptionIntent"}


def test_english_asks_between_two(stage: Stage) -> None:
    stage.locale = "en-GB"
    guess(stage, REORDER, None, Meant(TRACK))
    assert stage.answers[-1].spoken.text == "Would you like to order something or to track an order?"


@pytest.mark.parametrize(("ordinal", "said"), [("erste", "order_gate-summary"), ("zweite", "track_order-none")])
def test_place_chooses_with_first_words_slots(stage: Stage, ordinal: str, said: str) -> None:
    guess(stage, REORDER, SPAGHETTI, Meant(TRACK))
    told = stage.hears("ChooseOptionIntent", ordinal=ordinal)
    assert said in told or (said.startswith("track") and told[0].startswith("track_order"))


def test_place_beyond_both_chooses_nothing(stage: Stage) -> None:
    guess(stage, REORDER, SPAGHETTI, Meant(TRACK))
    stage.hears("ChooseOptionIntent", ordinal="dritte")
    assert stage.asked != "gate"


def test_wish_named_again_keeps_its_slots(stage: Stage) -> None:
    guess(stage, REORDER, SPAGHETTI, Meant(TRACK))
    assert stage.hears(REORDER)[-1] == "order_gate-question"
    assert "Barilla Spaghetti" in stage.answers[-1].spoken.text


def test_statutory_words_are_no_consent_here(stage: Stage) -> None:
    before = len(stage.orders)
    guess(stage, REORDER, SPAGHETTI, Meant(TRACK))
    assert stage.hears("ConfirmOrderIntent", Heard(text="zahlungspflichtig bestellen"))[-1] == "order_gate-question"
    assert len(stage.orders) == before


def test_yes_to_two_is_no_choice(stage: Stage) -> None:
    guess(stage, REORDER, SPAGHETTI, Meant(TRACK))
    stage.yes()
    assert stage.said == ("wish_question-one_of_both", "repeat-words")
    assert stage.asked == "wish"


def test_doubtful_yes_follows_nothing(stage: Stage) -> None:
    guess(stage, ADD, SPAGHETTI)
    stage.yes(Assent.DOUBTFUL, "ja tor tor tor")
    assert stage.lying == {}
    assert stage.asked == "wish"


def test_no_lets_both_go(stage: Stage) -> None:
    guess(stage, ADD, SPAGHETTI, Meant(TRACK))
    stage.no()
    assert stage.said == ("wish_question-neither", "wish_question-other_words")
    assert stage.lying == {}


def test_another_sentence_goes_its_own_way(stage: Stage) -> None:
    guess(stage, ADD, SPAGHETTI, Meant(TRACK))
    assert stage.hears("ReadCartIntent")[0] == "read_cart-empty"


def test_guessed_answer_that_acts_is_asked_once_more(stage: Stage) -> None:
    guess(stage, ADD, SPAGHETTI, Meant(TRACK))
    assert guess(stage, ADD, SPAGHETTI) == ("wish_question-this",)
    stage.yes()
    assert stage.lying == {"barilla-spaghetti-500g": 1}


def test_guessed_answer_that_tells_is_followed(stage: Stage) -> None:
    guess(stage, ADD, SPAGHETTI, Meant(TRACK))
    assert guess(stage, TRACK)[0].startswith("track_order")


def test_guess_at_the_gate_comes_back_to_it(stage: Stage) -> None:
    before = len(stage.orders)
    stage.reorder("kaffeefilter")
    assert guess(stage, ADD, SPAGHETTI) == ("wish_question-this",)
    assert stage.asked == "wish"
    stage.yes()
    assert stage.asked == "gate"
    assert "Filtertüten" in stage.answers[-1].spoken.text
    assert "Barilla Spaghetti" in stage.answers[-1].spoken.text
    assert len(stage.orders) == before


def test_no_at_the_gate_asks_for_consent_again(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    guess(stage, ADD, SPAGHETTI)
    stage.no()
    assert stage.said == ("wish_question-neither", "order_gate-summary", "order_gate-question")
    assert stage.asked == "gate"


def test_yes_to_a_guess_orders_nothing(stage: Stage) -> None:
    before = len(stage.orders)
    stage.reorder("kaffeefilter")
    guess(stage, TALK)
    stage.yes()
    assert len(stage.orders) == before


def test_callback_is_asked_for_first(stage: Stage) -> None:
    assert guess(stage, TALK) == ("wish_question-this",)
    stage.yes()
    assert stage.said == ("talk_to_person-will_call",)


@pytest.mark.parametrize("customer", [ANNA, MEHMET])
def test_cancelling_asks_in_its_own_words(stage: Stage, customer: str) -> None:
    stage.as_customer(customer)
    assert not {say for say in guess(stage, CANCEL) if say.startswith("wish_question")}
