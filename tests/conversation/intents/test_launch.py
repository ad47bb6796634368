from __future__ import annotations

from skill.domain.customer import StrangersRule
from skill.services.link_account import link_account
from skill.settings import DEMO_MERCHANT
from tests.stage import JONAS, LEA, Stage

NEED = "launch-what_do_you_need"


def test_regulars_are_greeted_shortly(stage: Stage) -> None:
    assert stage.hears("LaunchRequest")[-1] == NEED
    assert stage.asked == "open"


def test_newcomers_hear_who_speaks(stage: Stage) -> None:
    said = stage.as_customer(LEA).hears("LaunchRequest")
    assert said[0] == "launch-disclosure"
    assert "launch-hello" not in said


def test_guests_get_the_link(stage: Stage) -> None:
    answer = stage.as_customer(JONAS, linked=False).say("LaunchRequest")
    assert answer.link_account
    assert "launch-link_hint" in stage.said
    assert stage.asked == "open"


def test_cart_that_was_left_is_offered(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1)
    assert stage.hears("LaunchRequest")[-2:] == ("launch-cart_left", "read_cart-to_till")
    stage.yes()
    assert stage.said == ("order_gate-summary", "order_gate-question")


def test_guests_wishes_come_along(stage: Stage) -> None:
    stage.as_customer(JONAS, linked=False).put_in_cart(persil_discs_38=2)
    link_account(stage.shop, DEMO_MERCHANT, JONAS)
    stage.as_customer(JONAS).put_in_cart(persil_discs_38=1, elmex_zahnpasta_75ml=1)
    assert stage.hears("LaunchRequest")[-2:] == ("launch-linked", "read_cart-to_till")
    assert stage.lying == {"persil-discs-38": 2, "elmex-zahnpasta-75ml": 1}
    stage.customer = None
    assert stage.lying == {}


def test_yes_and_no_to_the_greeting(stage: Stage) -> None:
    stage.say("LaunchRequest")
    stage.yes()
    assert stage.said == (NEED,)
    stage.no()
    assert stage.said == ("stop-bye",)
    assert stage.answers[-1].ends


def test_strangers_are_not_led_to_the_till(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1).change_profile(strangers=StrangersRule.CART_ONLY)
    stage.person = "p-nobody"
    assert stage.hears("LaunchRequest")[-2:] == ("launch-cart_left", NEED)
    assert stage.asked == "open"
