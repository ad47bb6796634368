"""What a stranger put into the cart stays in it once somebody said so who may buy."""

from __future__ import annotations

from skill.conversation.turn import SlotValue
from skill.domain.customer import StrangersRule
from skill.services.import_catalog import import_catalog
from skill.settings import DEMO_MERCHANT
from tests.stage import Stage

HARIBO = "haribo-goldbaeren-175g"


def laid_by_a_stranger(stage: Stage) -> Stage:
    stage.change_profile(strangers=StrangersRule.CART_ONLY)
    stage.person = "p-nobody"
    stage.say("AddToCartIntent", product=SlotValue("haribo", (HARIBO,)))
    stage.person = None
    return stage


def test_kept_lines_are_the_owners(stage: Stage) -> None:
    laid_by_a_stranger(stage).say("ReadCartIntent")
    assert stage.hears("KeepInCartIntent") == ("keep_in_cart-kept", "read_cart-to_till")
    assert [line.by for line in stage.cart.lines] == [""]
    assert stage.hears("CheckoutIntent")[-1] == "order_gate-question"


def test_a_yes_chooses_nothing(stage: Stage) -> None:
    laid_by_a_stranger(stage).say("ReadCartIntent")
    stage.yes()
    assert stage.asked == "left_in"
    assert [line.by for line in stage.cart.lines] == ["stranger"]


def test_unasked_it_changes_nothing(stage: Stage) -> None:
    laid_by_a_stranger(stage)
    assert stage.hears("KeepInCartIntent") == ("order_gate-cart_stays",)
    assert [line.by for line in stage.cart.lines] == ["stranger"]


def test_strangers_cannot_keep_their_own(stage: Stage) -> None:
    laid_by_a_stranger(stage).say("ReadCartIntent")
    stage.person = "p-nobody"
    stage.say("KeepInCartIntent")
    assert [line.by for line in stage.cart.lines] == ["stranger"]


def test_taken_out_lines_are_gone(stage: Stage) -> None:
    laid_by_a_stranger(stage).say("ReadCartIntent")
    stage.say("RemoveFromCartIntent")
    assert stage.lying == {}


def test_goods_gone_since_leave_nothing(stage: Stage) -> None:
    laid_by_a_stranger(stage).say("ReadCartIntent")
    rest = [product for product in stage.catalogue.products.values() if product.sku != HARIBO]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    assert stage.hears("KeepInCartIntent") == ("read_cart-empty",)
