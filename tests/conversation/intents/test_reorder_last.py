from __future__ import annotations

from dataclasses import replace
from datetime import date

from skill.conversation.turn import SlotValue
from skill.domain.cases import CaseKind, Remedy
from skill.domain.money import Money
from skill.services.import_catalog import import_catalog
from skill.settings import DEMO_MERCHANT
from tests.services.cases import PAMPERS_ORDER, declare, numbered
from tests.stage import JONAS, LEA, MEHMET, Stage

GATE = ("order_gate-summary", "order_gate-question")
INK = "hp-305-schwarz"


def quoted(stage: Stage) -> dict[str, int]:
    quote = stage.dialog.quote
    return {line.sku: line.quantity for line in quote.lines} if quote else {}


def test_last_order_is_quoted_again(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=2, elmex_zahnpasta_75ml=1).say("CheckoutIntent")
    stage.yes()
    assert stage.hears("ReorderLastIntent")[0] == "order_gate-duplicate"
    stage.yes()
    assert quoted(stage) == {"melitta-filter-4-80": 2, "elmex-zahnpasta-75ml": 1}


def test_what_is_dearer_is_named_first(stage: Stage) -> None:
    products = [
        replace(product, price=Money(1799)) if product.sku == INK else product
        for product in stage.catalogue.products.values()
    ]
    import_catalog(stage.shop, DEMO_MERCHANT, products)
    stage.as_customer(MEHMET)
    assert stage.hears("ReorderLastIntent") == ("reorder_last-dearer", *GATE)
    assert (stage.value("price"), stage.value("before")) == (Money(1799), Money(1599))


def test_what_is_gone_is_never_substituted(stage: Stage) -> None:
    stage.as_customer(MEHMET).set_stock(INK, 0)
    assert stage.hears("ReorderLastIntent") == ("reorder_last-gone", "choose_option-what_instead")
    assert quoted(stage) == {}
    rest = [product for product in stage.catalogue.products.values() if product.sku != INK]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    assert stage.hears("ReorderLastIntent") == ("reorder_last-gone", "choose_option-what_instead")


def test_rest_is_offered_without_what_is_gone(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=2, elmex_zahnpasta_75ml=1).say("CheckoutIntent")
    stage.yes()
    stage.set_stock("elmex-zahnpasta-75ml", 0)
    assert stage.hears("ReorderLastIntent")[0] == "reorder_last-gone"
    stage.yes()
    assert quoted(stage) == {"melitta-filter-4-80": 2}


def test_cancelled_lines_are_left_out(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=2, elmex_zahnpasta_75ml=1).say("CheckoutIntent")
    stage.yes()
    stage.say("CancelOrderIntent", product="zahnpasta")
    stage.yes()
    stage.say("ReorderLastIntent")
    stage.yes()
    assert quoted(stage) == {"melitta-filter-4-80": 2}


def test_without_history_there_is_no_last(stage: Stage) -> None:
    assert stage.as_customer(LEA).hears("ReorderLastIntent")[-2:] == ("reorder_last-none", "launch-what_do_you_need")


def test_guests_must_link_first(stage: Stage) -> None:
    assert stage.as_customer(JONAS, linked=False).hears("ReorderLastIntent") == ("order_gate-link_for_orders",)


def test_free_replacement_is_not_the_last_order(stage: Stage) -> None:
    stage.say("ReorderLastIntent")
    last = stage.value("lines")
    stage.no()
    declare(stage, numbered(stage, PAMPERS_ORDER), CaseKind.WRONG_ITEM, Remedy.REPLACE)
    assert stage.orders[0].replaces
    stage.say("ReorderLastIntent")
    assert stage.value("lines") == last


def then(month: str = "", day: str = "") -> dict[str, SlotValue]:
    return {name: SlotValue(key, (key,)) for name, key in (("month", month), ("day", day)) if key}


def test_order_of_a_day_is_quoted_again(stage: Stage) -> None:
    assert stage.hears("ReorderLastIntent", **then("3", "2")) == GATE
    assert quoted(stage) == {"gillette-fusion5-klingen-8": 1, "elmex-zahnpasta-75ml": 2}


def test_several_orders_of_a_month_are_asked_about(stage: Stage) -> None:
    assert stage.hears("ReorderLastIntent", **then("3")) == ("reorder_last-which",)
    assert stage.value("dates") == (date(2026, 3, 30), date(2026, 3, 22), date(2026, 3, 9))
    assert stage.hears("ChooseOptionIntent", ordinal="die zweite") == GATE
    assert quoted(stage) == {"lavazza-bohnen-1kg": 1, "dolce-gusto-cappuccino-30": 1}


def test_day_tells_which_order_of_the_month(stage: Stage) -> None:
    stage.say("ReorderLastIntent", **then("3"))
    assert stage.hears("ReorderLastIntent", **then(day="22")) == GATE
    assert quoted(stage) == {"lavazza-bohnen-1kg": 1, "dolce-gusto-cappuccino-30": 1}


def test_goods_tell_which_order_of_the_month(stage: Stage) -> None:
    stage.say("ReorderLastIntent", **then("3"))
    assert stage.hears("ReorderProductIntent", product="die rasierklingen") == GATE
    assert quoted(stage) == {"gillette-fusion5-klingen-8": 1, "elmex-zahnpasta-75ml": 2}


def test_goods_of_no_such_order_are_asked_again(stage: Stage) -> None:
    stage.say("ReorderLastIntent", **then("3"))
    assert stage.hears("ReorderProductIntent", product="windeln")[0] == "choose_option-not_among"
    assert stage.asked == "reorder_which"
    stage.yes()
    assert stage.asked == "reorder_which"
    stage.no()
    assert stage.said == ("order_gate-declined",)


def test_month_without_an_order_says_so(stage: Stage) -> None:
    stage.as_customer(MEHMET)
    assert stage.hears("ReorderLastIntent", **then("2", "30")) == (
        "reorder_last-none_then",
        "launch-what_do_you_need",
    )
    assert stage.dialog.quote is None


def test_open_offer_survives_a_time_without_orders(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("ReorderLastIntent", **then("8", "5")) == (
        "reorder_last-none_then",
        "order_gate-not_ordered_yet",
        "order_gate-resume_question",
    )


def test_first_of_one_day_is_the_earlier(stage: Stage) -> None:
    assert stage.hears("ReorderLastIntent", **then("11", "16")) == ("reorder_last-which_place",)
    placed = sorted(order.placed_at for order in stage.orders if order.placed_at.date() == date(2026, 11, 16))
    first = next(order for order in stage.orders if order.placed_at == placed[0])
    stage.say("ChooseOptionIntent", ordinal="die erste")
    assert quoted(stage) == {line.sku: line.remaining for line in first.lines}
