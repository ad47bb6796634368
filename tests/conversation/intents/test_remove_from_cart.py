from __future__ import annotations

import pytest

from tests.stage import Stage

ELMEX, PERSIL = "elmex-zahnpasta-75ml", "persil-discs-38"
TILL = ("remove_from_cart-removed", "read_cart-to_till")


@pytest.fixture
def filled(stage: Stage) -> Stage:
    return stage.put_in_cart(persil_discs_38=1, elmex_zahnpasta_75ml=5)


@pytest.mark.parametrize(
    ("slots", "left"),
    [
        ({}, 0),
        ({"quantity": "zwei"}, 3),
        ({"quantity": "9"}, 0),
        ({"remaining": "eine"}, 1),
        ({"remaining": "9"}, 5),
        ({"remaining": "null"}, 0),
    ],
)
def test_all_some_or_all_but_some_go(filled: Stage, slots: dict[str, str], left: int) -> None:
    assert filled.hears("RemoveFromCartIntent", product="zahnpasta", **slots) == TILL
    assert filled.lying == ({PERSIL: 1, ELMEX: left} if left else {PERSIL: 1})
    assert filled.value("left") == ("some" if left else "none")


def test_last_product_leaves_an_empty_cart(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1)
    assert stage.hears("RemoveFromCartIntent") == ("remove_from_cart-removed", "read_cart-now_empty")
    assert stage.lying == {}
    assert stage.answers[-1].ends


def test_what_was_talked_about_is_meant(filled: Stage) -> None:
    filled.say("AddToCartIntent", product="zahnpasta")
    filled.say("ChangeQuantityIntent", product="persil", quantity="zwei")
    assert filled.hears("RemoveFromCartIntent") == TILL
    assert sum(sku in filled.lying for sku in (PERSIL, ELMEX)) == 1


def test_other_products_are_not_in_the_cart(filled: Stage) -> None:
    assert filled.hears("RemoveFromCartIntent", product="xylophon") == (
        "remove_from_cart-not_in_cart",
        "read_cart-contents",
    )
    assert filled.value("named") == "yes"
    assert filled.lying == {PERSIL: 1, ELMEX: 5}


def test_unnamed_among_several_is_not_guessed(filled: Stage) -> None:
    assert filled.hears("RemoveFromCartIntent")[0] == "remove_from_cart-not_in_cart"
    assert filled.value("named") == "no"
    assert filled.lying == {PERSIL: 1, ELMEX: 5}


def test_nothing_can_leave_an_empty_cart(stage: Stage) -> None:
    assert stage.hears("RemoveFromCartIntent", product="zahnpasta") == ("read_cart-empty",)
