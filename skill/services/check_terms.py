"""Refuse an offer that no shop could deliver and no provider could charge, before anything is written."""

from __future__ import annotations

from skill.domain.errors import ForeignCurrencyError, ImpossibleQuantityError, TooManyLinesError, UnpayableAmountError
from skill.domain.merchant import Merchant
from skill.domain.quote import Quote

MOST_LINES = 80
"""All that one order changes stands in one write, and DynamoDB takes a hundred changes."""
MOST_PAYABLE = 99_999_999
"""Minor units; a payment provider takes eight digits (Stripe: "Supported currencies", minimum and maximum charge)."""


def check_terms(quote: Quote, merchant: Merchant) -> None:
    """Raise where a quote cannot become an order.

    `TooManyLinesError`, `ImpossibleQuantityError`, `ForeignCurrencyError` or `UnpayableAmountError`.
    """
    if not quote.lines or len(quote.lines) > MOST_LINES:
        raise TooManyLinesError(MOST_LINES)
    for line in quote.lines:
        if line.quantity < 1:
            raise ImpossibleQuantityError(line.sku)
    amounts = [quote.delivery_cost, *(line.unit_price for line in quote.lines), *(line.deposit for line in quote.lines)]
    if any(amount.currency != merchant.currency for amount in amounts):
        raise ForeignCurrencyError(merchant.currency)
    if any(amount.amount < 0 for amount in amounts) or not 0 < quote.total.amount <= MOST_PAYABLE:
        raise UnpayableAmountError(quote.total.amount)
