from __future__ import annotations

from tests.stage import JONAS, LEA, UTE, Stage


def test_open_orders_are_listed(stage: Stage) -> None:
    assert stage.as_customer(UTE).hears("ListOrdersIntent")[:3] == (
        "list_orders-count",
        "list_orders-one",
        "list_orders-one",
    )
    assert stage.value("count") == 2


def test_one_order_is_told_in_full(stage: Stage) -> None:
    assert stage.hears("ListOrdersIntent") == ("track_order-on_time",)


def test_at_most_three_are_named(stage: Stage) -> None:
    for product in ("kaffeefilter", "finish tabs", "spaghetti", "zahnpasta"):
        stage.reorder(product)
        stage.yes()
    assert stage.hears("ListOrdersIntent").count("list_orders-one") == 3
    assert stage.value("count") == 5


def test_nothing_on_its_way_is_said(stage: Stage) -> None:
    assert stage.as_customer(LEA).hears("ListOrdersIntent")[-1] == "list_orders-none"


def test_guests_must_link_first(stage: Stage) -> None:
    assert stage.as_customer(JONAS, linked=False).hears("ListOrdersIntent") == ("order_gate-link_for_orders",)


def test_discreet_customers_hear_numbers(stage: Stage) -> None:
    stage.as_customer(UTE).change_profile(discreet=True)
    said = stage.words("ListOrdersIntent")
    assert "Die vom 19. November mit den Endziffern 08 77 kommt morgen." in said
    assert "Discs" not in said
