from __future__ import annotations

from dataclasses import replace

import pytest

from skill.conversation.gate_answers import ANSWERS, too_late
from skill.conversation.turn import Assent, Button, Heard, SlotValue
from skill.domain.cart import CartLine
from skill.domain.merchant import ConsentRule, ConsentStrictness
from skill.domain.money import Money
from skill.domain.reply import Say
from skill.services.import_catalog import import_catalog
from skill.services.link_account import unlink_account
from skill.services.records import keys
from skill.services.records.customers import put_cart
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, Stage

FILTERS = "melitta-filter-4-80"
PHRASE = "zahlungspflichtig bestellen"
GATE = ("order_gate-summary", "order_gate-question")
STRICT = ConsentRule(ConsentStrictness.PHRASE, voice_seconds=120, text_seconds=300)


def ordered(stage: Stage) -> bool:
    return stage.said[0] == "checkout-ordered"


def confirm(stage: Stage, words: str, matched: str = "duty") -> None:
    stage.say("ConfirmOrderIntent", Heard(text=words), consent=SlotValue(words, (matched,) if matched else ()))


def reprice(stage: Stage, sku: str, cents: int) -> None:
    products = [
        replace(product, price=Money(cents)) if product.sku == sku else product
        for product in stage.catalogue.products.values()
    ]
    import_catalog(stage.shop, DEMO_MERCHANT, products)


# ------------------------------------------------------------ consent
def test_clear_yes_is_consent(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    assert ordered(stage)
    assert stage.stock(FILTERS)[1] == 1


@pytest.mark.parametrize("assent", [Assent.CASUAL, Assent.DOUBTFUL])
def test_other_words_are_no_consent(stage: Stage, assent: Assent) -> None:
    before = stage.stock(FILTERS)
    stage.reorder("kaffeefilter")
    stage.yes(assent, "passt schon")
    assert stage.said == ("order_gate-unclear", *GATE)
    assert stage.stock(FILTERS) == before
    stage.yes()
    assert ordered(stage)


def test_statutory_words_are_consent(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    confirm(stage, PHRASE)
    assert ordered(stage)


@pytest.mark.parametrize(
    ("words", "matched"), [("nicht zahlungspflichtig bestellen", "duty"), (PHRASE, ""), ("bestellen", "duty")]
)
def test_unmatched_words_are_no_consent(stage: Stage, words: str, matched: str) -> None:
    stage.reorder("kaffeefilter")
    confirm(stage, words, matched)
    assert not ordered(stage)
    assert stage.asked == "gate"


def test_strict_shop_takes_the_phrase_alone(stage: Stage) -> None:
    stage.change_merchant(consent=STRICT)
    stage.reorder("kaffeefilter")
    stage.yes()
    assert stage.said == ("order_gate-say_phrase", *GATE)
    confirm(stage, PHRASE)
    assert ordered(stage)


def test_labelled_button_is_consent(stage: Stage) -> None:
    asked = stage.say("ReorderProductIntent", product="kaffeefilter")
    assert asked.question_id is not None
    stage.say("AMAZON.YesIntent", Heard(button=Button(asked.question_id, asked.spoken.button)))
    assert ordered(stage)


def test_consent_after_unlinking_buys_nothing(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    unlink_account(stage.shop, DEMO_MERCHANT, ANNA)
    stage.yes()
    assert not ordered(stage)
    assert stage.stock(FILTERS)[1] == 0


# ------------------------------------------------------------ changed terms
def test_changed_price_is_read_out_anew(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    reprice(stage, FILTERS, 299)
    stage.yes()
    assert stage.said == ("order_gate-changed", *GATE)
    assert stage.value("total") == Money(589)
    stage.yes()
    assert ordered(stage)
    assert stage.orders[0].total == Money(589)


def test_changed_delivery_day_is_read_out_anew(stage: Stage) -> None:
    stage.wait(hours=3, minutes=58)
    stage.reorder("kaffeefilter")
    stage.wait(minutes=3)
    stage.yes()
    assert stage.said == ("order_gate-changed", *GATE)


def test_changed_cart_is_read_out_anew(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1, elmex_zahnpasta_75ml=1)
    stage.say("CheckoutIntent")
    stage.put_in_cart(melitta_filter_4_80=2)
    stage.yes()
    assert stage.said == ("order_gate-changed", *GATE)
    assert stage.value("total") == Money(2 * 249 + 349 + 290)


def test_emptied_cart_buys_nothing(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=1)
    stage.say("CheckoutIntent")
    stage.put_in_cart(melitta_filter_4_80=0)
    stage.yes()
    assert stage.said == ("order_gate-cart_emptied",)
    assert not [order for order in stage.orders if order.is_undecided or order.placed_at == stage.clock.now()]


def test_sold_out_meanwhile_charges_nothing(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.set_stock(FILTERS, 0)
    before = len(stage.orders)
    stage.yes()
    assert stage.said == ("order_gate-sold_out_meanwhile", "errors-out_of_stock", "choose_option-nearest")
    assert len(stage.orders) == before


def test_fewer_are_offered_and_taken(stage: Stage) -> None:
    stage.set_stock(FILTERS, 2)
    assert stage.hears("ReorderProductIntent", product="kaffeefilter", quantity="drei") == (
        "errors-out_of_stock",
        "errors-fewer_question",
    )
    stage.yes()
    assert stage.said == GATE
    stage.yes()
    assert ordered(stage)
    assert stage.orders[0].lines[0].quantity == 2


def test_fewer_from_the_cart_can_be_bought(stage: Stage) -> None:
    stage.put_in_cart(elmex_zahnpasta_75ml=5).set_stock("elmex-zahnpasta-75ml", 3)
    stage.say("CheckoutIntent")
    stage.yes()
    assert stage.said == GATE
    assert stage.lying == {"elmex-zahnpasta-75ml": 3}
    stage.yes()
    assert ordered(stage)
    assert stage.lying == {}


def test_retired_product_is_not_sold(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    rest = [product for product in stage.catalogue.products.values() if product.sku != FILTERS]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    stage.yes()
    assert stage.said == ("errors-not_found",)


# ------------------------------------------------------------ no
def test_no_leaves_the_cart_as_it_was(stage: Stage) -> None:
    stage.put_in_cart(elmex_zahnpasta_75ml=2)
    stage.reorder("kaffeefilter")
    stage.no()
    assert stage.said == ("order_gate-declined", "order_gate-cart_stays")
    assert stage.lying == {"elmex-zahnpasta-75ml": 2}
    assert stage.answers[-1].ends


# ------------------------------------------------------------ not sold by voice
def test_beer_is_kept_for_the_web_shop(stage: Stage) -> None:
    beer = SlotValue("bier", ("krombacher-pils-20",))
    assert stage.hears("ReorderProductIntent", product=beer) == (
        "errors-not_sold_by_voice",
        "errors-into_cart_question",
    )
    stage.yes()
    assert stage.said == ("add_to_cart-kept_for_shop",)
    assert stage.lying == {"krombacher-pils-20": 1}


def test_a_hundred_and_one_products_are_refused(stage: Stage) -> None:
    lines = tuple(CartLine(sku, 1) for sku in list(stage.catalogue.products)[:101])
    assert len(lines) == 101
    stage.table.write(put_cart(keys.cart(stage.owner), replace(stage.cart, lines=lines)))
    before = len(stage.orders)
    assert "errors-too_many_lines" in stage.hears("CheckoutIntent")
    assert (len(stage.orders), len(stage.cart.lines)) == (before, 101)


# ------------------------------------------------------------ a yes whose question is gone
@pytest.mark.parametrize("kind", sorted(ANSWERS))
def test_yes_without_its_question_does_nothing(stage: Stage, kind: str) -> None:
    move = ANSWERS[kind].yes(stage.scene("AMAZON.YesIntent"))
    assert (move.reply.says, move.changes) == ((Say("order_gate-stray_yes"),), ())


def test_late_code_without_a_quote_is_stray(stage: Stage) -> None:
    move = too_late(stage.scene("ProvideCodeIntent", code="2719"))
    assert (move.reply.says, move.changes) == ((Say("order_gate-stray_yes"),), ())
