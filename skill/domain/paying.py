"""Choose among a customer's ways to pay those that may be used here and now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from skill.domain.customer import Customer, MethodKind, StoredMethod
from skill.domain.errors import (
    NoPaymentMethodError,
    PaymentMethodExpiredError,
    PaymentMethodMissingError,
    PaymentMethodNotOfferedError,
)
from skill.domain.merchant import Merchant

ON_INVOICE = StoredMethod("invoice", MethodKind.INVOICE)
"""The merchant's own purchase on invoice: it needs nothing stored, its limit is the merchant's to hold."""


def stored_methods(customer: Customer, merchant: Merchant) -> tuple[StoredMethod, ...]:
    """Return what the customer could pay with, the preferred method first, usable or not."""
    methods = {method.method_id: method for method in customer.payment_methods}
    preferred = customer.payment_method
    found = [methods.pop(preferred, StoredMethod(preferred, _kind_of(preferred)))] if preferred else []
    found += methods.values()
    if _takes(merchant, MethodKind.INVOICE) and all(method.kind is not MethodKind.INVOICE for method in found):
        found.append(ON_INVOICE)
    return tuple(found)


def usable_methods(customer: Customer, merchant: Merchant, today: date) -> tuple[StoredMethod, ...]:
    """Return what the customer can pay with today, the preferred method first."""
    methods = stored_methods(customer, merchant)
    return tuple(method for method in methods if _takes(merchant, method.kind) and not has_expired(method, today))


def method_of(method_id: str, customer: Customer, merchant: Merchant, today: date) -> StoredMethod:
    """Return a way to pay by its id; raise `PaymentMethodExpiredError` and what else stands in its way."""
    if not method_id:
        raise NoPaymentMethodError(customer.customer_id)
    found = next((method for method in stored_methods(customer, merchant) if method.method_id == method_id), None)
    if found is None:
        raise PaymentMethodMissingError(_kind_of(method_id))
    return checked(found, merchant, today)


def methods_of_kind(kind: MethodKind, customer: Customer, merchant: Merchant, today: date) -> tuple[StoredMethod, ...]:
    """Return the usable ways to pay of one kind; raise the reason where there are none."""
    if not _takes(merchant, kind):
        raise PaymentMethodNotOfferedError(kind)
    stored = [method for method in stored_methods(customer, merchant) if method.kind is kind]
    if not stored:
        raise PaymentMethodMissingError(kind)
    usable = tuple(method for method in stored if not has_expired(method, today))
    if not usable:
        raise PaymentMethodExpiredError(kind)
    return usable


def other_method(than: Sequence[str], customer: Customer, merchant: Merchant, today: date) -> StoredMethod | None:
    """Return the first usable way to pay besides some, the customer's order kept; None if there is none."""
    usable = usable_methods(customer, merchant, today)
    return next((method for method in usable if method.method_id not in than), None)


def has_expired(method: StoredMethod, today: date) -> bool:
    """Tell whether a card's last month is over where the merchant is."""
    return bool(method.expires) and method.expires < today.strftime("%Y-%m")


def checked(method: StoredMethod, merchant: Merchant, today: date) -> StoredMethod:
    """Return the method; raise where the merchant does not take it or its last month is over."""
    if not _takes(merchant, method.kind):
        raise PaymentMethodNotOfferedError(method.kind)
    if has_expired(method, today):
        raise PaymentMethodExpiredError(method.kind)
    return method


def _takes(merchant: Merchant, kind: MethodKind) -> bool:
    return kind in merchant.payment_kinds and (kind is not MethodKind.INVOICE or merchant.invoice is not None)


def _kind_of(method_id: str) -> MethodKind:
    """Return the kind of a method that stands without its details: the invoice, else a card as of old."""
    return MethodKind.INVOICE if method_id == ON_INVOICE.method_id else MethodKind.CARD
