"""Which ways to pay may be used: stored, taken by the merchant, and not expired where the merchant is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from skill.demo_shop import demo_seed
from skill.domain.customer import Customer, MethodKind, StoredMethod
from skill.domain.errors import (
    NoPaymentMethodError,
    PaymentMethodExpiredError,
    PaymentMethodMissingError,
    PaymentMethodNotOfferedError,
)
from skill.domain.merchant import InvoiceTerms, Merchant
from skill.domain.money import Money
from skill.domain.paying import ON_INVOICE, has_expired, method_of, methods_of_kind, other_method, usable_methods

VISA = StoredMethod("m-visa", MethodKind.CARD, "Visa 4242", "2026-11")
DEBIT = StoredMethod("m-debit", MethodKind.SEPA_DEBIT, "DE89 … 3000")
ANNA = Customer("anna", payment_method="m-visa", payment_methods=(DEBIT, VISA))
MONDAY = date(2026, 11, 23)
MERCHANT = demo_seed().merchant


def on_invoice(merchant: Merchant) -> Merchant:
    kinds = (*merchant.payment_kinds, MethodKind.INVOICE)
    return replace(merchant, payment_kinds=kinds, invoice=InvoiceTerms(Money(5000)))


def test_the_preferred_method_comes_first() -> None:
    assert usable_methods(ANNA, MERCHANT, MONDAY) == (VISA, DEBIT)


@pytest.mark.parametrize(("day", "expired"), [(date(2026, 11, 30), False), (date(2026, 12, 1), True)])
def test_cards_last_to_their_months_end(day: date, *, expired: bool) -> None:
    assert has_expired(VISA, day) is expired


def test_expired_cards_are_refused() -> None:
    with pytest.raises(PaymentMethodExpiredError):
        method_of("m-visa", ANNA, MERCHANT, date(2026, 12, 1))
    with pytest.raises(PaymentMethodExpiredError):
        methods_of_kind(MethodKind.CARD, ANNA, MERCHANT, date(2026, 12, 1))
    assert usable_methods(ANNA, MERCHANT, date(2026, 12, 1)) == (DEBIT,)


def test_merchants_take_what_they_offer() -> None:
    cards_only = replace(MERCHANT, payment_kinds=(MethodKind.CARD,))
    with pytest.raises(PaymentMethodNotOfferedError):
        method_of("m-debit", ANNA, cards_only, MONDAY)
    with pytest.raises(PaymentMethodNotOfferedError):
        methods_of_kind(MethodKind.INVOICE, ANNA, MERCHANT, MONDAY)


def test_methods_must_be_stored() -> None:
    with pytest.raises(PaymentMethodMissingError):
        methods_of_kind(MethodKind.PAYPAL, ANNA, MERCHANT, MONDAY)
    with pytest.raises(PaymentMethodMissingError):
        method_of("m-gone", ANNA, MERCHANT, MONDAY)
    with pytest.raises(NoPaymentMethodError):
        method_of("", ANNA, MERCHANT, MONDAY)


def test_the_invoice_needs_nothing_stored() -> None:
    assert methods_of_kind(MethodKind.INVOICE, ANNA, on_invoice(MERCHANT), MONDAY) == (ON_INVOICE,)
    assert method_of("invoice", ANNA, on_invoice(MERCHANT), MONDAY) == ON_INVOICE


def test_another_method_is_one_not_tried() -> None:
    assert other_method(("m-visa",), ANNA, MERCHANT, MONDAY) == DEBIT
    assert other_method(("m-visa", "m-debit"), ANNA, MERCHANT, MONDAY) is None


def test_a_method_without_details_is_a_card() -> None:
    bare = replace(ANNA, payment_methods=())
    assert usable_methods(bare, MERCHANT, MONDAY) == (StoredMethod("m-visa", MethodKind.CARD),)
