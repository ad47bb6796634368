from __future__ import annotations

from dataclasses import replace

import pytest

from skill.conversation.turn import SlotValue
from skill.conversation.wanted import (
    Found,
    choice_move,
    find,
    quantity_in,
    resolve,
    unknown_move,
    wishes,
)
from skill.domain.cart import CartLine
from skill.domain.matching import Outcome
from skill.domain.reply import Say
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


@pytest.mark.parametrize(
    ("slots", "line"),
    [
        ({"quantity": "500", "unit": "gramm", "product": "lavazza bohnen"}, CartLine("lavazza-bohnen-500g", 1)),
        ({"quantity": "zwei", "unit": "kilo", "product": "lavazza bohnen"}, CartLine("lavazza-bohnen-1kg", 2)),
        (
            {"quantity": "drei", "unit": "liter", "product": "haltbare milch"},
            CartLine("weihenstephan-h-milch-35-1l", 3),
        ),
    ],
)
def test_a_measure_is_no_number_of_packs(stage: Stage, slots: dict[str, str], line: CartLine) -> None:
    scene = stage.scene("AddToCartIntent", **slots)
    assert resolve(scene, wishes(scene)).lines == (line,)


def test_grams_stay_grams_through_a_question(stage: Stage) -> None:
    stage.as_customer(LEA).say("AddToCartIntent", quantity="500", unit="gramm", product="kaffee")
    assert stage.asked == "choose"
    stage.say("ChooseOptionIntent", ordinal="die erste")
    assert list(stage.lying.values()) == [1]


def test_pieces_stay_pieces_through_a_question(stage: Stage) -> None:
    stage.as_customer(LEA).say("AddToCartIntent", quantity="zwölf", product="cola")
    stage.say("ChooseOptionIntent", attribute="dosen")
    assert stage.lying == {"coca-cola-6-dosen": 2}


def test_no_wish_finds_nothing(stage: Stage) -> None:
    assert resolve(stage.scene("AddToCartIntent"), []) == Found()


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


def test_nearest_product_is_offered_if_near(stage: Stage) -> None:
    tabs = stage.catalogue.products["finish-tabs-60"]
    found = Found((CartLine(FILTERS, 1),), ("finisch tapps",), tabs)
    move = unknown_move(stage.scene("AddToCartIntent"), found, "cart")
    assert move.reply.asks == Say("choose_option-nearest", {"product": tabs})
    assert move.ask is not None
    assert move.ask.kind == "choose"
    assert move.ask.payload["options"] == ["finish-tabs-60"]
    assert move.ask.payload["purpose"] == "cart"
    assert move.ask.payload["lines"] == ({"sku": FILTERS, "quantity": 1, "by": ""},)


@pytest.mark.parametrize(
    ("skus", "key"),
    [
        (["melitta-filter-4-80", "melitta-filter-2-100"], "choose_option-which_variant"),
        (["melitta-filter-4-80", "melitta-filter-4-100"], "choose_option-which_size"),
        (["zewa-toilettenpapier-16", "hakle-toilettenpapier-16"], "choose_option-which_brand"),
        (["hario-v60-filter-01-100", "melitta-filter-2-100", "melitta-filter-4-80"], "choose_option-which_name"),
        (["finish-tabs-60"], "choose_option-which_full"),
    ],
)
def test_question_names_what_differs(stage: Stage, skus: list[str], key: str) -> None:
    options = [stage.catalogue.products[sku] for sku in skus]
    move = choice_move(options, {"options": skus})
    assert move.reply.asks is not None
    assert move.reply.asks.key == key
    assert len(move.reply.options) == len(skus)
    assert move.focus_skus == tuple(skus)


def test_another_brand_is_only_offered(stage: Stage) -> None:
    said = stage.hears("ReorderProductIntent", product="persil flüssig")
    assert said == ("choose_option-not_found", "choose_option-nearest")
    assert stage.value("product") == stage.catalogue.products["ariel-fluessig-55"]
    stage.yes()
    assert stage.asked == "gate"


@pytest.mark.parametrize(
    ("said", "lying"),
    [
        (
            {"product": "haribo goldbären", "product_two": "tüten", "quantity_two": "drei"},
            {"haribo-goldbaeren-175g": 3},
        ),
        ({"product": "nutella", "product_two": "gramm", "quantity_two": "750"}, {"nutella-750g": 1}),
        ({"product": "nutella", "product_two": "gramm", "quantity_two": "450"}, {"nutella-450g": 1}),
    ],
)
def test_number_behind_a_product_belongs_to_it(stage: Stage, said: dict[str, str], lying: dict[str, int]) -> None:
    stage.say("AddToCartIntent", **said)
    assert stage.lying == lying


def test_first_number_of_a_product_counts(stage: Stage) -> None:
    scene = stage.scene(
        "AddToCartIntent", quantity="zwei", product="milch", quantity_two="drei", product_two="packungen"
    )
    assert [(wish.words, wish.quantity) for wish in wishes(scene)] == [("milch", 2)]


def test_long_unknown_wishes_are_not_echoed(stage: Stage) -> None:
    said = stage.hears("ReorderProductIntent", product="einen großen gelben xylophon aus dem blauen holz")
    assert said == ("choose_option-nothing_like_it", "choose_option-categories", "choose_option-what_instead")


def test_products_of_one_name_are_told_apart_in_full(stage: Stage) -> None:
    tabs = stage.catalogue.products["finish-tabs-60"]
    twin = replace(tabs, sku="finish-tabs-pro", variant_group="", size=tabs.size)
    move = choice_move([tabs, twin], {"options": [tabs.sku, twin.sku]})
    assert move.reply.asks == Say("choose_option-which_full", {"options": (tabs, twin)})
