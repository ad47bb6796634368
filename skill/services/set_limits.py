"""Set what a customer lets be spent by voice, never above what the merchant allows."""

from __future__ import annotations

from dataclasses import fields, replace

from skill.domain.customer import Customer, SpendingLimits
from skill.domain.errors import ForeignCurrencyError, InvalidInputError, LimitTooHighError
from skill.domain.merchant import Merchant
from skill.services.change_profile import Account, change_profile, require_unchanged
from skill.services.shop import Shop


def set_limits(shop: Shop, merchant: Merchant, customer_id: str, limits: SpendingLimits, *, stamp: str) -> None:
    """Store the customer's own limits; `stamp` is that of the limits as they were shown.

    Raises `LimitTooHighError` above a limit of the merchant, and `InvalidInputError` for one of nothing.
    """
    check_limits(limits, merchant)

    def change(customer: Customer) -> Customer:
        require_unchanged(stamp, customer.limits)
        return replace(customer, limits=limits)

    change_profile(shop, Account(merchant.id, customer_id), change)


def check_limits(limits: SpendingLimits, merchant: Merchant) -> None:
    """Raise where a limit is none, or above the merchant's."""
    for name in (field.name for field in fields(SpendingLimits)):
        limit, allowed = getattr(limits, name), getattr(merchant.limits, name)
        if limit is None:
            continue
        if limit.currency != merchant.currency:
            raise ForeignCurrencyError
        if limit.amount <= 0:
            raise InvalidInputError(name)
        if allowed is not None and limit > allowed:
            raise LimitTooHighError(allowed.amount)
