from __future__ import annotations

import pytest

from skill.conversation.turn import SlotValue
from skill.conversation.wanted import Found, find, merged, quantity_in, resolve, wishes
from skill.domain.cart import CartLine
from skill.domain.matching import Outcome
from tests.stage import LEA, Stage

FILTERS = "melitta-filter-4-80"


@pytest.mark.parametrize(
    ("said", "quantity"),
    [("zwei", 2), ("2", 2), ("zwölf", 12), ("zweimal", 2), ("viele", None), ("", None)],
)
def test_quantities_are_read_as_spoken(stage: Stage, said: str, quantity: int | None) -> None:
    assert quantity_in(stage.scene("AddToCartIntent", quantity=said)) == quantity


def test_three_wishes_keep_their_quantities(stage: Stage) -> None:
    scene = stage.scene(
        "AddToCartIntent",
        quantity="zwei",
        product="milch",
        product_two="spaghetti",
        quantity_three="drei",
        product_three="zahnpasta",
    )
    assert [(wish.words, wish.quantity) for wish in wishes(scene)] == [("milch", 2), ("spaghetti", 0), ("zahnpasta", 3)]


def test_quantity_without_product_is_no_wish(stage: Stage) -> None:
    assert wishes(stage.scene("AddToCartIntent", quantity="zwei", product=" ")) == []


def test_history_decides_between_products(stage: Stage) -> None:
    scene = stage.scene("ReorderProductIntent", product="kaffeefilter")
    match = find(scene, wishes(scene)[0])
    assert (match.outcome, match.candidates[0].sku) == (Outcome.SURE, FILTERS)


def test_clear_unknown_and_unclear_are_sorted(stage: Stage) -> None:
    scene = stage.scene("AddToCartIntent", product="kaffeefilter", quantity="zwei", product_two="schlumpf")
    found = resolve(scene, wishes(scene))
    assert (found.lines, found.unknown, found.unclear) == ((CartLine(FILTERS, 2),), ("schlumpf",), None)
    scene = stage.as_customer(LEA).scene("AddToCartIntent", product="toilettenpapier")
    found = resolve(scene, wishes(scene))
    assert found.lines == ()
    assert found.unclear is not None
    assert 2 <= len(found.options) <= 3


def test_one_matched_id_is_believed(stage: Stage) -> None:
    scene = stage.scene("AddToCartIntent", product=SlotValue("irgendwas", ("finish-tabs-60",)))
    assert resolve(scene, wishes(scene)).lines == (CartLine("finish-tabs-60", 1),)


def test_unknown_or_several_ids_are_matched_anew(stage: Stage) -> None:
    for ids in (("gone-for-good",), ("finish-tabs-60", "finish-tabs-100")):
        scene = stage.scene("AddToCartIntent", product=SlotValue("kaffeefilter", ids))
        assert resolve(scene, wishes(scene)).lines == (CartLine(FILTERS, 1),)


def test_no_wish_finds_nothing(stage: Stage) -> None:
    assert resolve(stage.scene("AddToCartIntent"), []) == Found()


def test_lines_of_one_product_add_up() -> None:
    lines = (CartLine("milk", 1), CartLine("pasta", 2), CartLine("milk", 3))
    assert merged(lines) == (CartLine("milk", 4), CartLine("pasta", 2))


def test_nothing_near_names_what_is_sold(stage: Stage) -> None:
    assert stage.hears("ReorderProductIntent", product="xylophon") == (
        "choose_option-not_found",
        "choose_option-categories",
        "choose_option-what_instead",
    )
    categories = stage.value("categories")
    assert isinstance(categories, tuple)
    assert len(categories) == 3


def test_newcomers_hear_the_first_categories(stage: Stage) -> None:
    stage.as_customer(LEA).say("ReorderProductIntent", product="xylophon")
    categories = stage.value("categories")
    assert isinstance(categories, tuple)
    assert categories == tuple(stage.merchant.categories.values())[:3]
