"""Fix an offer: what is bought, from whom, for how much, delivered when, until when it holds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from skill.domain.money import Money, total
from skill.domain.product import Withdrawal


class QuoteSource(StrEnum):
    """Say where the lines of a quote came from; only a quote of the cart empties it."""

    REORDER = "reorder"
    LAST_ORDER = "last_order"
    CART = "cart"


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Carry one product of a quote; price and deposit are per pack."""

    sku: str
    quantity: int
    unit_price: Money
    deposit: Money
    vat_rate: int
    withdrawal: Withdrawal

    @property
    def goods(self) -> Money:
        """Return the price of all packs without deposit."""
        return self.unit_price * self.quantity

    @property
    def deposits(self) -> Money:
        """Return the deposit on all packs (§ 7 PAngV: shown apart)."""
        return self.deposit * self.quantity


@dataclass(frozen=True, slots=True)
class Quote:
    """Carry an immutable offer; amounts include VAT.

    `method_chosen` says that its way to pay was named for this purchase, and is not just the preferred one.
    """

    quote_id: str
    source: QuoteSource
    seller: str
    lines: tuple[QuoteLine, ...]
    delivery_cost: Money
    delivery_day: date
    address_id: str
    payment_method: str
    created_at: datetime
    method_chosen: bool = False

    @property
    def goods(self) -> Money:
        """Return the price of the goods without deposit and delivery."""
        return total([line.goods for line in self.lines], self.delivery_cost.currency)

    @property
    def deposit(self) -> Money:
        """Return the deposit of all lines."""
        return total([line.deposits for line in self.lines], self.delivery_cost.currency)

    @property
    def total(self) -> Money:
        """Return what the customer pays."""
        return self.goods + self.deposit + self.delivery_cost

    @property
    def skus(self) -> frozenset[str]:
        """Return the products of the quote."""
        return frozenset(line.sku for line in self.lines)

    @property
    def terms_hash(self) -> str:
        """Return a fingerprint of all that the customer agrees to: two quotes with the same terms share it."""
        terms = [
            self.seller,
            [
                [line.sku, line.quantity, line.unit_price.amount, line.deposit.amount, line.withdrawal]
                for line in self.lines
            ],
            [self.delivery_cost.amount, self.delivery_cost.currency],
            self.delivery_day.isoformat(),
            self.address_id,
            self.payment_method,
        ]
        return hashlib.sha256(json.dumps(terms, separators=(",", ":")).encode()).hexdigest()
