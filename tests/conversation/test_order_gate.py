from __future__ import annotations

from dataclasses import replace

import pytest

from skill.conversation.order_gate import draft_from, draft_of, draft_payload, lines_of, sold_by_voice
from skill.conversation.turn import SlotValue
from skill.domain.cart import CartLine
from skill.domain.customer import Address
from skill.domain.merchant import ConsentRule, ConsentStrictness
from skill.domain.money import Money
from skill.domain.quote import QuoteSource
from skill.services.import_catalog import import_catalog
from skill.services.quote_products import Draft
from skill.settings import DEMO_MERCHANT
from tests.stage import JONAS, LEA, Stage

FILTERS = "melitta-filter-4-80"
DRAFT = Draft((CartLine(FILTERS, 2), CartLine("elmex-zahnpasta-75ml", 1)), QuoteSource.CART)


def product(sku: str) -> SlotValue:
    return SlotValue(sku, (sku,))


def test_draft_survives_as_a_payload() -> None:
    assert draft_from(draft_payload(DRAFT)) == DRAFT


def test_gate_says_all_and_asks_last(stage: Stage) -> None:
    text = stage.reorder("kaffeefilter", quantity="zwei")
    assert stage.said == ("order_gate-summary", "order_gate-question")
    assert text.startswith("Bei Lindenmarkt: zweimal Melitta Filtertüten Größe 4, 80 Stück, wie zuletzt.")
    assert "14 Tage Widerrufsrecht" in text
    assert text.endswith("Soll ich das mit Versand für 7 Euro 88 zahlungspflichtig bestellen?")


def test_reprompt_says_the_summary_again(stage: Stage) -> None:
    reprompt = stage.say("ReorderProductIntent", product="kaffeefilter").spoken.reprompt
    assert reprompt is not None
    assert reprompt.startswith("Also bei Lindenmarkt:")
    assert "80 Stück" in reprompt
    assert reprompt.endswith("zahlungspflichtig bestellen?")


def test_card_shows_unit_price_and_vat(stage: Stage) -> None:
    card = stage.say("ReorderProductIntent", product=product("gerolsteiner-medium-12")).spoken
    stage.yes()
    spoken = stage.answers[-1].spoken
    assert card.card_text == ""
    assert "inkl. 19 % MwSt." in spoken.card_text
    assert "Pfand: 3,30" in spoken.card_text
    assert "Grundpreis" in spoken.card_text
    assert "Anna Berger, Lindenallee 12, 10115 Berlin" in spoken.card_text


def test_quote_is_kept_with_its_question(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    quote = stage.dialog.quote
    assert quote is not None
    assert quote.total == Money(539)
    assert draft_of(quote) == Draft((CartLine(FILTERS, 1),), QuoteSource.REORDER)


def test_guests_keep_their_wish(stage: Stage) -> None:
    stage.as_customer(JONAS, linked=False)
    stage.put_in_cart(persil_discs_38=3)
    answer = stage.say("ReorderProductIntent", product=product("persil-discs-38"), quantity="zwei")
    assert stage.said == ("order_gate-link_first",)
    assert answer.link_account
    assert stage.lying == {"persil-discs-38": 3}, "the larger quantity stays"
    stage.say("ReorderProductIntent", product=product(FILTERS))
    assert stage.lying == {"persil-discs-38": 3, FILTERS: 1}


def test_guests_at_the_till_are_asked_to_link(stage: Stage) -> None:
    stage.as_customer(JONAS, linked=False).put_in_cart(persil_discs_38=1)
    before = stage.cart
    assert stage.hears("CheckoutIntent") == ("order_gate-link_first",)
    assert stage.cart == before


def test_what_is_coming_is_warned_of_once(stage: Stage) -> None:
    assert stage.hears("ReorderProductIntent", product=product("gerolsteiner-medium-12")) == (
        "order_gate-duplicate",
        "order_gate-duplicate_question",
    )
    stage.yes()
    assert stage.said == ("order_gate-summary", "order_gate-question")


def test_no_to_a_warning_orders_nothing(stage: Stage) -> None:
    stage.say("ReorderProductIntent", product=product("gerolsteiner-medium-12"))
    stage.no()
    assert stage.said == ("order_gate-declined",)


def test_what_lies_in_the_cart_is_warned_of(stage: Stage) -> None:
    stage.put_in_cart(melitta_filter_4_80=2)
    assert stage.hears("ReorderProductIntent", product="kaffeefilter")[0] == "order_gate-in_cart"
    stage.yes()
    assert stage.said[0] == "order_gate-summary"
    stage.yes()
    assert stage.said == ("checkout-ordered", "checkout-still_in_cart")
    assert stage.lying == {FILTERS: 2}


@pytest.mark.parametrize(
    ("skus", "expected"),
    [
        ([FILTERS], "full"),
        (["harry-vollkornbrot-500g"], "perishable"),
        (["elmex-zahnpasta-75ml"], "full"),
        ([FILTERS, "harry-vollkornbrot-500g"], "partly"),
        (["harry-vollkornbrot-500g", "sealed"], "none"),
        (["sealed"], "sealed_hygiene"),
    ],
)
def test_right_of_withdrawal_is_named(stage: Stage, skus: list[str], expected: str) -> None:
    found = stage.catalogue.products.values()
    sealed = next(item.sku for item in found if item.withdrawal.value == "sealed_hygiene")
    for sku in skus:
        stage.put_in_cart(**{(sealed if sku == "sealed" else sku).replace("-", "_"): 1})
    stage.say("CheckoutIntent")
    assert stage.value("withdrawal") == expected


def test_street_is_said_to_newcomers_and_movers(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.value("place") == "home"
    office = Address("office", "Anna Berger", "Amt 1", "10115", "Berlin")
    stage.change_profile(addresses=(*stage.profile.addresses, office))
    stage.reorder("kaffeefilter")
    assert stage.value("place") == "street"
    stage.as_customer(LEA).say("ReorderProductIntent", product=product(FILTERS))
    assert stage.value("place") == "street"


def test_strict_shop_asks_for_the_phrase(stage: Stage) -> None:
    rule = ConsentRule(ConsentStrictness.PHRASE, voice_seconds=120, text_seconds=300)
    stage.change_merchant(consent=rule)
    stage.say("ReorderProductIntent", product="kaffeefilter")
    assert stage.value("strict") == "yes"


@pytest.mark.parametrize(
    ("limits", "key"),
    [
        ({"minimum_order": Money(1000)}, "errors-below_minimum"),
        ({"per_order": Money(500)}, "errors-limit_exceeded"),
        ({"lines": 0}, "errors-too_many_lines"),
    ],
)
def test_limits_are_said_and_nothing_asked(stage: Stage, limits: dict[str, Money], key: str) -> None:
    changed = replace(stage.merchant.limits, **limits)  # type: ignore[arg-type]  # amounts and a number of lines
    stage.change_merchant(limits=changed)
    assert stage.hears("ReorderProductIntent", product="kaffeefilter") == (key,)
    assert stage.asked is None


@pytest.mark.parametrize(
    ("missing", "key"),
    [({"addresses": ()}, "errors-no_delivery_address"), ({"payment_method": ""}, "errors-no_payment_method")],
)
def test_missing_data_is_said(stage: Stage, missing: dict[str, object], key: str) -> None:
    stage.change_profile(**missing)
    assert stage.hears("ReorderProductIntent", product="kaffeefilter") == (key,)


def test_lines_are_spoken_even_when_retired(stage: Stage) -> None:
    scene = stage.scene("LaunchRequest")
    assert [line.quantity for line in lines_of(scene, DRAFT.lines)] == [2, 1]
    assert lines_of(scene, [CartLine("no-such-thing", 1)]) == ()


def test_voice_sells_no_alcohol(stage: Stage) -> None:
    scene = stage.scene("LaunchRequest")
    beer = CartLine("krombacher-pils-20", 1)
    assert sold_by_voice(scene, (*DRAFT.lines, beer, CartLine("no-such-thing", 1))) == DRAFT.lines


def test_street_is_said_when_asked_for(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    said = stage.hears("ProductQuestionIntent", aspect=SlotValue("geliefert", ("delivery",)))
    assert said == ("product_question-delivery_now", "order_gate-summary", "order_gate-question")
    assert (stage.value("place"), stage.value("street")) == ("street", "Lindenallee 12")


def test_product_gone_since_is_not_offered(stage: Stage) -> None:
    stage.say("ProductQuestionIntent", product=product(FILTERS))
    rest = [found for found in stage.catalogue.products.values() if found.sku != FILTERS]
    import_catalog(stage.shop, DEMO_MERCHANT, rest)
    stage.yes()
    assert (stage.said, stage.asked) == (("errors-not_found",), None)


def test_order_at_the_bank_is_warned_of(stage: Stage) -> None:
    stage.change_profile(payment_method="sandbox:answer_unknown")
    stage.reorder("kaffeefilter")
    stage.yes()
    assert stage.said == ("checkout-unclear",)
    said = stage.hears("ReorderProductIntent", product="kaffeefilter")
    assert said == ("order_gate-duplicate_pending", "order_gate-duplicate_question")
    stage.no()
    assert len([order for order in stage.orders if order.is_undecided]) == 1


def test_limit_of_the_day_leaves_what_is_left(stage: Stage) -> None:
    stage.change_merchant(limits=replace(stage.merchant.limits, per_day=Money(600)))
    stage.reorder("kaffeefilter")
    stage.yes()
    assert stage.hears("ReorderProductIntent", product="spaghetti") == ("errors-limit_exceeded",)
    assert (stage.value("amount"), stage.value("remaining")) == (Money(600), Money(61))
