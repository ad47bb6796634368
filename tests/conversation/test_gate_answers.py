from __future__ import annotations

from dataclasses import replace

import pytest

from skill.conversation.turn import Assent, Button, Heard, SlotValue
from skill.domain.merchant import ConsentRule, ConsentStrictness
from skill.domain.money import Money
from skill.services.import_catalog import import_catalog
from skill.services.link_account import unlink_account
from skill.services.records import keys
from skill.services.table import Delete
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, MEHMET, Stage

FILTERS = "melitta-filter-4-80"
PHRASE = "zahlungspflichtig bestellen"
GATE = ("order_gate-summary", "order_gate-question")
STRICT = ConsentRule(ConsentStrictness.PHRASE, voice_seconds=120, text_seconds=300)


def ordered(stage: Stage) -> bool:
    return stage.said[0] == "checkout-ordered"


def confirm(stage: Stage, words: str, matched: str = "duty") -> None:
    stage.say("ConfirmOrderIntent", Heard(text=words), consent=SlotValue(words, (matched,) if matched else ()))


def at_code(stage: Stage) -> Stage:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    assert stage.asked == "code"
    return stage


def say_code(stage: Stage, code: str) -> tuple[str, ...]:
    return stage.hears("ProvideCodeIntent", Heard(text=code), code=code)


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
    assert stage.said == ("order_gate-declined",)


def test_sold_out_meanwhile_charges_nothing(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.set_stock(FILTERS, 0)
    before = len(stage.orders)
    stage.yes()
    assert stage.said[-1] == "errors-out_of_stock"
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


# ------------------------------------------------------------ the voice code
def test_right_code_buys(stage: Stage) -> None:
    assert say_code(at_code(stage), "2719")[0] == "checkout-ordered"


def test_evidence_holds_consent_but_no_code(stage: Stage) -> None:
    say_code(at_code(stage), "2719")
    key = keys.evidence(stage.owner, stage.orders[0].order_id)
    item = stage.table.get(key)
    assert item is not None
    assert item.attributes["heard"] == {
        "text": "ja",
        "confirmation": "NONE",
        "button": None,
        "assent": "clear",
        "confidence": "1",
    }
    assert "2719" not in str(item.attributes)
    assert str(item.attributes["question_text"]).endswith("zahlungspflichtig bestellen?")


def test_unheard_digits_are_not_counted(stage: Stage) -> None:
    at_code(stage)
    for unheard in ("?", "", "zwölf"):
        assert say_code(stage, unheard) == ("voice_code-not_heard",)
    assert say_code(stage, "2719")[0] == "checkout-ordered"


def test_third_wrong_code_locks(stage: Stage) -> None:
    at_code(stage)
    before = len(stage.orders)
    assert say_code(stage, "1234") == ("voice_code-wrong", "voice_code-again")
    assert say_code(stage, "2789")[0] == "voice_code-wrong"
    assert say_code(stage, "2791")[0] == "voice_code-locked"
    assert say_code(stage, "2719")[0] == "voice_code-still_locked"
    assert len(stage.orders) == before
    assert [mail["subject"] for mail in stage.work_off().mails] == ["Dein Sprachcode bei Lindenmarkt"]
    stage.yes()
    assert stage.said == ("voice_code-kept",)
    assert stage.lying == {"hp-305-schwarz": 1}


def test_locked_code_refuses_before_it_is_asked(stage: Stage) -> None:
    at_code(stage)
    for wrong in ("1111", "2222", "3333"):
        say_code(stage, wrong)
    stage.no()
    stage.reorder("hp 305 schwarz")
    stage.yes()
    assert stage.said[0] == "voice_code-still_locked"
    assert len(stage.work_off().mails) == 1, "the way to a new code is mailed once"


def test_right_code_forgets_wrong_tries(stage: Stage) -> None:
    at_code(stage)
    say_code(stage, "1111")
    say_code(stage, "2719")
    stage.wait(minutes=1)
    stage.reorder("lavazza bohnen")
    while stage.asked not in {"code", None}:
        stage.yes()
    assert say_code(stage, "1111")[0] == "voice_code-wrong"
    assert stage.value("left") == 2


def test_code_after_its_time_buys_nothing(stage: Stage) -> None:
    at_code(stage).wait(minutes=10)
    assert say_code(stage, "2719")[0] == "order_gate-too_late"


def test_code_to_nothing_is_not_looked_at(stage: Stage) -> None:
    assert say_code(stage.as_customer(MEHMET), "1234")[0] == "voice_code-not_asked"
    item = stage.table.get(keys.voice_code(stage.owner))
    assert item is not None
    assert item.version == 1


def test_price_that_changed_before_the_code_is_said(stage: Stage) -> None:
    at_code(stage)
    reprice(stage, "hp-305-schwarz", 1699)
    assert say_code(stage, "2719") == ("order_gate-changed", *GATE)


def test_large_sums_demand_a_code_never_set(stage: Stage) -> None:
    limits = replace(stage.merchant.limits, code_threshold=Money(500))
    stage.change_merchant(limits=limits)
    stage.reorder("kaffeefilter")
    stage.yes()
    assert stage.said == ("voice_code-none_set",)
    assert stage.lying == {FILTERS: 1}
    assert [mail["subject"] for mail in stage.work_off().mails] == ["Dein Sprachcode bei Lindenmarkt"]
    assert stage.stock(FILTERS)[1] == 0


def test_code_removed_meanwhile_is_demanded(stage: Stage) -> None:
    at_code(stage)
    stage.table.write(Delete(keys.voice_code(stage.owner)))
    assert say_code(stage, "2719") == ("voice_code-none_set",)


def test_code_after_unlinking_buys_nothing(stage: Stage) -> None:
    at_code(stage)
    before = len(stage.orders)
    unlink_account(stage.shop, DEMO_MERCHANT, MEHMET)
    say_code(stage, "2719")
    assert len(stage.orders) == before


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
