from __future__ import annotations

import pytest

from skill.conversation.orders_meant import by_number, by_product, find_among, meant, number_in, open_orders, placed
from tests.stage import LEA, UTE, Stage


def number_of(order: object) -> str | None:
    return getattr(order, "number", None)


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("42 17", "4217"),
        ("vier zwei eins sieben", "4217"),
        ("1234-5678", "12345678"),
        ("zwölf", None),
        ("egal", None),
    ],
)
def test_numbers_are_read_in_digits_or_words(stage: Stage, said: str, digits: str | None) -> None:
    assert number_in(stage.scene("TrackOrderIntent", order_number=said)) == digits


def test_no_number_was_said(stage: Stage) -> None:
    assert number_in(stage.scene("TrackOrderIntent")) is None


def test_number_is_matched_at_its_end(stage: Stage) -> None:
    orders = stage.as_customer(UTE).scene("TrackOrderIntent").orders
    assert number_of(by_number(orders, "0877")) == "1865-0877"
    assert number_of(by_number(orders, "18650877")) == "1865-0877"
    assert by_number(orders, "1865") is None


def test_open_order_of_a_product_comes_first(stage: Stage) -> None:
    stage.as_customer(UTE)
    cats = stage.scene("TrackOrderIntent", product="katzenfutter")
    assert number_of(by_product(cats, cats.orders)) == "8561-7403"
    rolls = stage.scene("TrackOrderIntent", product="toilettenpapier")
    assert number_of(by_product(rolls, rolls.orders)) == "4018-5605"
    other = stage.scene("TrackOrderIntent", product="xylophon")
    assert by_product(other, other.orders) is None
    assert by_product(stage.scene("TrackOrderIntent"), other.orders) is None


def test_words_are_looked_for_among_some(stage: Stage) -> None:
    scene = stage.scene("CancelOrderIntent")
    some = ["melitta-filter-4-80", "finish-tabs-60"]
    assert find_among(scene, "filtertüten", some) == {"melitta-filter-4-80"}
    assert find_among(scene, "xylophon", some) == frozenset()


def test_late_order_is_meant_before_others(stage: Stage) -> None:
    scene = stage.as_customer(UTE).scene("TrackOrderIntent")
    assert [order.number for order in open_orders(scene)] == ["8561-7403", "1865-0877"]
    assert number_of(meant(scene, scene.orders)) == "1865-0877"
    assert meant(scene, ()) is None
    delivered = [order for order in scene.orders if not order.is_open]
    assert number_of(meant(scene, delivered)) == "4018-5605"


def test_order_talked_about_is_meant(stage: Stage) -> None:
    stage.as_customer(UTE).say("TrackOrderIntent", order_number="5605")
    scene = stage.scene("TrackOrderIntent", aspect="wieso")
    assert number_of(meant(scene, scene.orders)) == "4018-5605"


def test_refused_orders_were_never_placed(stage: Stage) -> None:
    stage.change_profile(payment_method="sandbox:declined")
    stage.reorder("kaffeefilter")
    stage.yes()
    scene = stage.scene("TrackOrderIntent")
    assert len(placed(scene)) == len(scene.orders) - 1


def test_newcomers_have_no_orders(stage: Stage) -> None:
    scene = stage.as_customer(LEA).scene("TrackOrderIntent")
    assert placed(scene) == open_orders(scene) == ()
