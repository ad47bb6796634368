from __future__ import annotations

from skill.conversation.turn import Assent, Heard
from skill.domain.customer import HouseholdVoice
from skill.domain.money import Money
from skill.domain.order import CheckoutState, PaymentState
from skill.services.cancel_order import cancel_order
from tests.stage import JONAS, LEA, UTE, Stage

FILTERS, ELMEX = "melitta-filter-4-80", "elmex-zahnpasta-75ml"


def with_order(stage: Stage) -> Stage:
    stage.put_in_cart(melitta_filter_4_80=1, elmex_zahnpasta_75ml=2)
    stage.say("CheckoutIntent")
    stage.yes()
    assert stage.said == ("checkout-ordered",)
    return stage


def test_whole_order_is_cancelled_after_asking(stage: Stage) -> None:
    with_order(stage)
    assert stage.hears("CancelOrderIntent")[-1] == "cancel_order-question_all"
    assert stage.orders[0].is_cancellable
    stage.yes()
    assert stage.said[0] == "cancel_order-done"
    assert stage.orders[0].state is CheckoutState.CANCELED
    assert stage.stock(FILTERS)[1] == stage.stock(ELMEX)[1] == 0


def test_one_product_is_cancelled_alone(stage: Stage) -> None:
    with_order(stage)
    assert stage.hears("CancelOrderIntent", product="zahnpasta")[-1] == "cancel_order-question_part"
    assert stage.value("amount") == Money(698)
    stage.yes()
    assert stage.orders[0].skus == (FILTERS,)
    assert stage.orders[0].total == Money(539)


def test_no_keeps_the_order(stage: Stage) -> None:
    with_order(stage).say("CancelOrderIntent")
    stage.no()
    assert stage.said == ("cancel_order-kept",)
    assert stage.orders[0].state is CheckoutState.COMPLETED


def test_charged_money_is_promised_back(stage: Stage) -> None:
    with_order(stage).work_off()
    assert stage.orders[0].payment is PaymentState.CAPTURED
    stage.say("CancelOrderIntent")
    stage.yes()
    assert stage.value("charged") == "yes"
    books = stage.work_off().books(stage.orders[0].order_id)
    assert books is not None
    assert books.refunded == books.captured


def test_order_is_found_by_its_number(stage: Stage) -> None:
    ending = with_order(stage).orders[0].number[-4:]
    assert stage.hears("CancelOrderIntent", order_number=ending)[-1] == "cancel_order-question_all"
    assert stage.hears("CancelOrderIntent", order_number="999999") == ("cancel_order-none",)


def test_parcels_on_their_way_are_too_late(stage: Stage) -> None:
    assert stage.as_customer(UTE).hears("CancelOrderIntent", product="persil") == ("cancel_order-too_late",)
    assert stage.value("delivered") == "no"
    assert stage.value("withdrawal") == "open"
    assert stage.hears("CancelOrderIntent", order_number="5605") == ("cancel_order-too_late",)
    assert stage.value("delivered") == "yes"


def test_withdrawal_is_promised_only_while_it_is_open(stage: Stage) -> None:
    recent, old = stage.hears("CancelOrderIntent", product="gillette"), stage.value("withdrawal")
    assert (recent, old) == (("cancel_order-too_late",), "open")
    stage.hears("CancelOrderIntent", order_number="9758")
    assert stage.value("withdrawal") == "ended"


def test_casual_yes_cancels_nothing(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    stage.say("CancelOrderIntent")
    assert stage.hears("AMAZON.YesIntent", Heard(text="egal", assent=Assent.CASUAL))[0] == "order_gate-unclear"
    assert stage.asked == "cancel_order"
    assert stage.orders[0].skus == ("melitta-filter-4-80",)


def test_cancelled_order_is_already_cancelled(stage: Stage) -> None:
    with_order(stage).say("CancelOrderIntent")
    stage.yes()
    assert stage.hears("CancelOrderIntent") == ("cancel_order-already",)


def test_order_cancelled_elsewhere_is_not_cancelled_twice(stage: Stage) -> None:
    with_order(stage).say("CancelOrderIntent")
    order = stage.orders[0]
    elsewhere = cancel_order(stage.shop, order, frozenset(order.skus), merchant=stage.merchant, locale="de-DE")
    stage.table.write(*elsewhere.changes)
    stage.yes()
    assert stage.said == ("cancel_order-already",)
    assert stage.stock(FILTERS)[1] == 0


def test_nothing_to_cancel_is_said(stage: Stage) -> None:
    assert stage.as_customer(LEA).hears("CancelOrderIntent")[-1] == "cancel_order-none"
    assert stage.hears("CancelOrderIntent", product="xylophon") == ("cancel_order-none",)


def test_guests_must_link_first(stage: Stage) -> None:
    assert stage.as_customer(JONAS, linked=False).hears("CancelOrderIntent") == ("order_gate-link_for_orders",)
    assert stage.answers[-1].link_account


def test_order_talked_about_is_meant(stage: Stage) -> None:
    with_order(stage)
    stage.as_customer(UTE).say("TrackOrderIntent", order_number="5605")
    assert stage.hears("CancelOrderIntent") == ("cancel_order-too_late",)
    assert stage.value("delivered") == "yes"


def test_voice_for_the_cart_cancels_nothing(stage: Stage) -> None:
    stage.change_profile(voices=(HouseholdVoice("p-tim", "Tim", cart_only=True),))
    stage.reorder("kaffeefilter")
    stage.yes()
    stage.say("CancelOrderIntent")
    assert stage.asked == "cancel_order"
    stage.person = "p-tim"
    stage.yes()
    assert stage.said == ("goods_meant-other_voice",)
    assert stage.orders[0].skus == ("melitta-filter-4-80",)


def test_open_offer_is_said_not_ordered(stage: Stage) -> None:
    with_order(stage).reorder("spaghetti")
    assert stage.asked == "gate"
    said = stage.hears("CancelOrderIntent", product="zahnpasta")
    assert said[0] == "order_gate-not_sent"
    assert len(said) > 1
    assert stage.dialog.quote is None
