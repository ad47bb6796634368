"""Each way to pay is a purchase of its own: named at the gate, agreed to again, never switched in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.conversation.turn import SlotValue
from skill.domain.customer import MethodKind, StoredMethod, StrangersRule
from skill.domain.merchant import InvoiceTerms
from skill.domain.money import Money
from tests.stage import Stage

CHOOSE = "ChoosePaymentIntent"
GATE = ("order_gate-summary", "order_gate-question")
VISA = StoredMethod("sandbox:authorised", MethodKind.CARD, "Visa 4242")
MASTERCARD = StoredMethod("sandbox:captured_late", MethodKind.CARD, "Mastercard 5555", "2026-10")
DEBIT = StoredMethod("sandbox:sepa", MethodKind.SEPA_DEBIT, "DE89 … 3000")
PAYPAL = StoredMethod("sandbox:declined", MethodKind.PAYPAL)


def said(kind: str, words: str = "") -> SlotValue:
    return SlotValue(words or kind, (kind,))


@pytest.fixture
def anna(stage: Stage) -> Stage:
    return stage.change_profile(payment_methods=(VISA, DEBIT), payment_method=VISA.method_id)


def test_the_named_method_is_offered(anna: Stage) -> None:
    anna.reorder("kaffeefilter")
    assert anna.hears(CHOOSE, payment=said("sepa_debit")) == GATE
    assert anna.value("pays") == "sepa_debit"
    anna.yes()
    assert (anna.orders[0].payment_method, anna.books(anna.orders[0].order_id) is not None) == ("sandbox:sepa", True)


def test_the_usual_method_is_not_named(anna: Stage) -> None:
    anna.reorder("kaffeefilter")
    anna.say(CHOOSE, payment=said("sepa_debit"))
    anna.say(CHOOSE, payment=said("card"))
    assert anna.value("pays") == "usual"


@pytest.mark.parametrize(
    ("kind", "phrase"),
    [
        ("paypal", "errors-payment_method_missing"),
        ("invoice", "errors-payment_method_not_offered"),
        ("foreign_currency", "errors-foreign_currency"),
    ],
)
def test_what_cannot_be_is_refused_at_the_gate(anna: Stage, kind: str, phrase: str) -> None:
    anna.reorder("kaffeefilter")
    assert anna.hears(CHOOSE, payment=said(kind)) == (phrase, *GATE)
    assert anna.value("pays") == "usual"


def test_expired_cards_are_told(anna: Stage) -> None:
    anna.change_profile(payment_methods=(VISA, MASTERCARD))
    anna.reorder("kaffeefilter")
    assert anna.hears(CHOOSE, payment=said("other", "die andere karte")) == ("errors-payment_method_missing", *GATE)


def test_a_card_is_called_by_its_name(anna: Stage) -> None:
    anna.change_profile(payment_methods=(VISA, replace(MASTERCARD, expires="")))
    anna.reorder("kaffeefilter")
    anna.say(CHOOSE, payment=said("card", "die mastercard"))
    assert (anna.value("pays"), anna.value("label")) == ("that_card", "Mastercard 55 55")


def test_several_methods_are_a_choice(anna: Stage) -> None:
    anna.change_profile(payment_methods=(VISA, DEBIT, PAYPAL))
    anna.reorder("kaffeefilter")
    assert anna.hears(CHOOSE, payment=said("other")) == ("choose_payment-which",)
    anna.yes()
    assert anna.asked == "which_method"
    assert anna.hears(CHOOSE, payment=said("paypal")) == GATE
    assert anna.value("pays") == "paypal"


def test_the_invoice_is_the_merchants_to_offer(anna: Stage) -> None:
    kinds = (*anna.merchant.payment_kinds, MethodKind.INVOICE)
    anna.change_merchant(payment_kinds=kinds, invoice=InvoiceTerms(Money(5000)))
    anna.reorder("kaffeefilter")
    anna.say(CHOOSE, payment=said("invoice"))
    assert "auf Rechnung zahlungspflichtig" in anna.words("AMAZON.RepeatIntent")


def test_the_question_names_what_is_paid_with(anna: Stage) -> None:
    anna.reorder("kaffeefilter")
    assert anna.hears(CHOOSE) == ("choose_payment-paid_with", "choose_payment-also", *GATE)


def test_without_a_purchase_it_may_become_usual(anna: Stage) -> None:
    anna.hears(CHOOSE, payment=said("sepa_debit"))
    assert anna.asked == "prefer_method"
    anna.yes()
    assert anna.profile.payment_method == "sandbox:sepa"


def test_strangers_change_no_account(anna: Stage) -> None:
    anna.change_profile(strangers=StrangersRule.CART_ONLY)
    anna.person = "p-nobody"
    assert anna.hears(CHOOSE, payment=said("sepa_debit")) == ("choose_payment-nothing_to_pay",)
    assert anna.profile.payment_method == VISA.method_id


def test_a_declined_card_is_never_switched_silently(anna: Stage) -> None:
    card = replace(VISA, method_id="sandbox:declined")
    anna.change_profile(payment_methods=(card, DEBIT), payment_method="sandbox:declined")
    anna.reorder("kaffeefilter")
    anna.yes()
    assert anna.said == ("checkout-declined", "choose_payment-try_other")
    before = len(anna.orders)
    anna.yes()
    assert (anna.said, len(anna.orders)) == (GATE, before)
    anna.yes()
    assert anna.orders[0].payment_method == "sandbox:sepa"


def test_each_method_is_tried_once(anna: Stage) -> None:
    card = replace(VISA, method_id="sandbox:declined")
    debit = replace(DEBIT, method_id="sandbox:expired")
    anna.change_profile(payment_methods=(card, debit), payment_method=card.method_id)
    anna.reorder("kaffeefilter")
    for _ in range(3):
        anna.yes()
    assert anna.said == ("checkout-declined",)


def test_guests_have_no_methods(stage: Stage) -> None:
    stage.as_customer("nobody", linked=False)
    assert stage.hears(CHOOSE)[-1] == "order_gate-link_for_orders"


def test_cash_is_paid_to_nobody(anna: Stage) -> None:
    anna.reorder("kaffeefilter")
    assert anna.hears(CHOOSE, payment=said("cash")) == ("errors-payment_method_not_offered", *GATE)
    assert anna.value("pays") == "usual"


def test_a_debit_is_no_other_card(anna: Stage) -> None:
    anna.reorder("kaffeefilter")
    assert anna.hears(CHOOSE, payment=said("other", "die andere karte")) == ("errors-payment_method_missing", *GATE)
    assert anna.value("pays") == "usual"


def test_the_other_card_is_offered(anna: Stage) -> None:
    anna.change_profile(payment_methods=(VISA, DEBIT, replace(MASTERCARD, expires="")))
    anna.reorder("kaffeefilter")
    assert anna.hears(CHOOSE, payment=said("other", "die andere karte")) == GATE
    assert (anna.value("pays"), anna.value("label")) == ("that_card", "Mastercard 55 55")


def test_the_way_to_the_till_may_be_paid_otherwise(anna: Stage) -> None:
    anna.put_in_cart(melitta_filter_4_80=2).say("ReadCartIntent")
    assert anna.asked == "to_till"
    assert anna.hears(CHOOSE, payment=said("sepa_debit")) == GATE
    assert (anna.value("pays"), anna.value("total")) == ("sepa_debit", Money(2 * 249 + 290))
    anna.yes()
    assert (anna.orders[0].payment_method, anna.lying) == ("sandbox:sepa", {})


def test_a_price_that_was_asked_for_is_no_purchase(anna: Stage) -> None:
    anna.say("ProductQuestionIntent", product="kaffeefilter")
    assert anna.hears(CHOOSE, payment=said("sepa_debit")) == (
        "choose_payment-nothing_to_pay",
        "choose_payment-prefer_question",
    )


def test_an_expired_card_pays_nothing(anna: Stage) -> None:
    anna.change_profile(payment_methods=(MASTERCARD,), payment_method=MASTERCARD.method_id)
    assert anna.hears(CHOOSE) == ("choose_payment-none_usable",)


def test_what_is_preferred_already_stays(anna: Stage) -> None:
    assert anna.hears(CHOOSE, payment=said("card", "die visa")) == ("choose_payment-preferred_already",)
    assert (anna.asked, anna.profile.payment_method) == (None, VISA.method_id)


def test_a_method_removed_meanwhile_is_never_preferred(anna: Stage) -> None:
    anna.say(CHOOSE, payment=said("sepa_debit"))
    anna.change_profile(payment_methods=(VISA,))
    anna.yes()
    assert (anna.said, anna.profile.payment_method) == (("order_gate-declined",), VISA.method_id)
