from __future__ import annotations

from datetime import date

from skill.services.import_catalog import import_catalog
from skill.settings import DEMO_MERCHANT
from tests.stage import JONAS, LEA, UTE, Stage

TRACK = "TrackOrderIntent"
WRITE = "track_order-shall_i_write"


def test_late_parcel_is_owned_up_to(stage: Stage) -> None:
    assert stage.as_customer(UTE).hears(TRACK) == ("track_order-late", WRITE)
    assert (stage.value("promised"), stage.value("day")) == (date(2026, 11, 21), date(2026, 11, 24))


def test_reason_is_what_the_carrier_says(stage: Stage) -> None:
    stage.as_customer(UTE).say(TRACK)
    assert stage.hears(TRACK, aspect="wieso") == ("track_order-reason", WRITE)


def test_unknown_reasons_are_not_made_up(stage: Stage) -> None:
    assert stage.hears(TRACK, aspect="wieso") == ("track_order-no_reason",)


def test_other_order_keeps_the_promise_open(stage: Stage) -> None:
    stage.as_customer(UTE).say(TRACK)
    assert stage.hears(TRACK, product="katzenfutter") == ("track_order-on_time", WRITE)
    stage.yes()
    assert stage.said == ("track_order-will_write",)
    late = next(order for order in stage.orders if order.is_late)
    assert late.notify_on_delivery
    assert stage.hears(TRACK) == ("track_order-late",)


def test_no_message_is_promised_against_a_wish(stage: Stage) -> None:
    stage.as_customer(UTE).say(TRACK)
    stage.no()
    assert stage.said == ("track_order-no_message",)
    assert not any(order.notify_on_delivery for order in stage.orders)


def test_number_finds_its_order(stage: Stage) -> None:
    assert stage.hears(TRACK, order_number="eins sechs sechs acht") == ("track_order-delivered",)
    assert stage.value("day") == date(2026, 11, 20)
    assert stage.hears(TRACK, order_number="9999") == ("track_order-no_such_number",)


def test_product_finds_its_order(stage: Stage) -> None:
    assert stage.hears(TRACK, product="wasser") == ("track_order-on_time",)
    assert stage.hears(TRACK, product="xylophon") == ("track_order-no_such_product",)


def test_fresh_order_is_being_packed(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    assert stage.hears(TRACK) == ("track_order-preparing",)


def test_order_that_should_have_come_is_overdue(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    stage.wait(days=2)
    assert stage.hears(TRACK, product="filtertüten") == ("track_order-preparing",)
    stage.wait(days=1)
    assert stage.hears(TRACK, product="filtertüten") == ("track_order-overdue",)
    assert stage.value("day") == date(2026, 11, 25)


def test_unpaid_order_waits(stage: Stage) -> None:
    stage.change_profile(payment_method="sandbox:needs_authentication")
    stage.reorder("kaffeefilter")
    stage.yes()
    number = stage.orders[0].number[-4:]
    assert stage.hears(TRACK, order_number=number)[-1] == "track_order-payment_open"


def test_cancelled_order_is_told_as_such(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    number = stage.orders[0].number[-4:]
    stage.say("CancelOrderIntent")
    stage.yes()
    assert stage.hears(TRACK, order_number=number) == ("track_order-cancelled",)


def test_cancelled_part_is_named(stage: Stage) -> None:
    said = stage.as_customer(UTE).hears(TRACK, order_number="5605")
    assert said[:2] == ("track_order-delivered", "track_order-partly_cancelled")


def test_order_outlives_its_product(stage: Stage) -> None:
    rest = [product for product in stage.catalogue.products.values() if product.sku != "gerolsteiner-medium-12"]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    assert "Wasser" in stage.words(TRACK)


def test_refused_orders_do_not_count(stage: Stage) -> None:
    stage.as_customer(LEA).change_profile(payment_method="sandbox:declined", disclosed=True)
    stage.say("ReorderProductIntent", product="finish tabs 60 stück")
    while stage.asked in {"choose", "gate"}:
        stage.say("ChooseOptionIntent", ordinal="die erste") if stage.asked == "choose" else stage.yes()
    assert stage.said == ("checkout-declined", "choose_payment-try_other")
    assert stage.hears(TRACK) == ("track_order-none",)


def test_guests_must_link_first(stage: Stage) -> None:
    assert stage.as_customer(JONAS, linked=False).hears(TRACK) == ("order_gate-link_for_orders",)


def test_discreet_customers_hear_number_and_day(stage: Stage) -> None:
    stage.change_profile(discreet=True)
    said = stage.words("TrackOrderIntent")
    assert said == "Deine Bestellung von gestern, Endziffern 41 92, ist pünktlich und kommt morgen mit DHL."
    assert "Klingen" not in stage.words("TrackOrderIntent", product="klingen")


def test_discreet_customers_hear_of_parts_without_names(stage: Stage) -> None:
    stage.as_customer(UTE).change_profile(discreet=True)
    said = stage.words("TrackOrderIntent", order_number="5605")
    assert said.endswith("Ein Teil davon wurde storniert.")
    assert "Küchenrollen" not in said


def test_order_told_of_leaves_no_product_in_focus(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.say("TrackOrderIntent", order_number="4192")
    assert stage.dialog.focus_skus == ()
