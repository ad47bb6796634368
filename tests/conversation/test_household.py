"""Voices that may not buy fill the cart, whatever was asked before and by whom."""

from __future__ import annotations

import pytest

from skill.conversation.household import wanted_buyer
from skill.conversation.turn import Assent, Heard, SlotValue
from skill.domain.customer import HouseholdVoice, StrangersRule
from tests.stage import MEHMET, Stage

JA = Heard(text="ja", assent=Assent.CLEAR)
HARIBO, FILTERS = "haribo-goldbaeren-175g", "melitta-filter-4-80"
WISH = SlotValue("haribo", (HARIBO,))


@pytest.fixture
def home(stage: Stage) -> Stage:
    stage.change_profile(
        strangers=StrangersRule.CART_ONLY,
        voices=(HouseholdVoice("p-anna", "Anna"), HouseholdVoice("p-tim", "Tim", cart_only=True)),
    )
    return stage


def test_no_order_follows_a_strangers_wish(home: Stage) -> None:
    home.person = "p-nobody"
    before = len(home.orders)
    said = home.hears("ReorderProductIntent", product=WISH, quantity="10")
    assert said == ("household-barred", "household-lay_question")
    assert home.hears("AMAZON.YesIntent", JA) == ("household-laid", "household-buyer")
    assert (home.lying, len(home.orders)) == ({HARIBO: 10}, before)


def test_absurd_numbers_are_asked_as_one(home: Stage) -> None:
    home.person = "p-nobody"
    home.say("ReorderProductIntent", product=WISH, quantity="100")
    assert home.replies[-1].asks is not None
    assert home.words("AMAZON.RepeatIntent").endswith("Soll ich eine Tüte Haribo Goldbären hineinlegen?")
    assert home.hears("ChangeQuantityIntent", quantity="100") == ("household-too_many", "household-add_fewer")
    home.say("AMAZON.YesIntent", JA)
    assert home.lying == {HARIBO: 10}


def test_a_code_from_a_stranger_is_not_looked_at(stage: Stage) -> None:
    stage.as_customer(MEHMET).change_profile(
        strangers=StrangersRule.CART_ONLY, voices=(HouseholdVoice("p-mehmet", "Mehmet"),)
    )
    stage.person = "p-mehmet"
    stage.say("ReorderProductIntent", product=SlotValue("filter", (FILTERS,)))
    stage.say("AMAZON.YesIntent", JA)
    assert stage.asked == "code"
    stage.person = "p-nobody"
    before = len(stage.orders)
    assert stage.hears("ProvideCodeIntent", code="2719")[0] == "household-barred"
    assert len(stage.orders) == before


def test_strangers_cannot_go_to_the_till(home: Stage) -> None:
    home.put_in_cart(haribo_goldbaeren_175g=2)
    home.person = "p-nobody"
    assert home.hears("CheckoutIntent") == ("household-barred", "household-buyer", "order_gate-cart_stays")


def test_members_hear_who_may_buy(home: Stage) -> None:
    home.person = "p-tim"
    home.say("AddToCartIntent", product=WISH)
    assert home.value("kind") == "member"


def test_owners_are_asked_what_stays(home: Stage) -> None:
    home.person = "p-tim"
    home.say("AddToCartIntent", product=WISH)
    home.person = "p-anna"
    assert home.hears("CheckoutIntent") == ("household-laid_by", "household-keep_or_take_out")
    assert home.value("name") == "Tim"


def test_impossible_quantities_stay_out(home: Stage) -> None:
    home.person = "p-nobody"
    assert home.hears("ReorderProductIntent", product=WISH, quantity="0")[0] == "errors-impossible_quantity"
    assert home.lying == {}


def test_voices_that_may_buy_need_nobody(home: Stage) -> None:
    assert wanted_buyer(home.scene("CheckoutIntent")) == ()
    home.person = "p-tim"
    (said,) = wanted_buyer(home.scene("CheckoutIntent"))
    assert (said.key, said.values["kind"]) == ("household-buyer", "member")
