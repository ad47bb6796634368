"""Refuse amounts that no provider can move, before any of them is asked."""

from __future__ import annotations

from skill.domain.errors import ForeignCurrencyError, RefusedError
from skill.domain.money import Money

LARGEST = 99_999_999
"""The largest amount in minor units that Stripe takes in one payment (eight digits)."""


class AmountRefusedError(RefusedError):
    """Report an amount that cannot be charged or paid back: nothing, less than nothing, or beyond the largest."""

    def __init__(self, amount: Money) -> None:
        """Keep the amount."""
        super().__init__(f"{amount.amount} {amount.currency} cannot be moved in one payment")
        self.amount = amount


def check_payable(amount: Money, currency: str = "EUR") -> None:
    """Raise `AmountRefusedError`, or `ForeignCurrencyError` where the account is kept in another currency."""
    if amount.currency != currency:
        msg = f"{amount.currency} where the account is kept in {currency}"
        raise ForeignCurrencyError(msg)
    if not 0 < amount.amount <= LARGEST:
        raise AmountRefusedError(amount)
