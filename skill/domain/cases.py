"""Describe what follows an order that went wrong or is not wanted: withdrawal, return, exchange, complaint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from skill.domain.localized import Localized
from skill.domain.money import Money, total


class CaseKind(StrEnum):
    """Say what the customer declared or complained about."""

    WITHDRAWAL = "withdrawal"
    RETURN = "return"
    EXCHANGE = "exchange"
    WRONG_ITEM = "wrong_item"
    DAMAGED = "damaged"
    MISSING = "missing"


class Remedy(StrEnum):
    """Say what the customer gets: the money back, or the right goods."""

    REFUND = "refund"
    REPLACE = "replace"


class CaseState(StrEnum):
    """Say how far a case is.

    `DECLARED`: received and acknowledged; the merchant is to judge it. `AWAITING_GOODS`: the customer is to send
    something back first. `RECEIVED`: the goods are back, or none are wanted. `SETTLED`: refunded or replaced.
    `REFUSED`: judged against by the merchant.
    """

    DECLARED = "declared"
    AWAITING_GOODS = "awaiting_goods"
    RECEIVED = "received"
    SETTLED = "settled"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """Carry how many packs of one product a case is about; `unit_price` is what was paid per pack with deposit."""

    sku: str
    name: Localized
    quantity: int
    unit_price: Money

    @property
    def amount(self) -> Money:
        """Return what was paid for the packs."""
        return self.unit_price * self.quantity


@dataclass(frozen=True, slots=True)
class Case:
    """Carry one case of one order.

    `declared_at` is UTC; `send_back_by` is None where nothing comes back. `refund` is what is or will be paid
    back, delivery cost included where it is; `refund_asked_at` is when the provider was told to. `return_code`
    is what the parcel shop scans, empty where nothing comes back. `replacement` names the free order that
    makes it good. `reason` is the customer's own words, never demanded. `judgement` says why a merchant refused.
    `key` names the confirmation that the case came from, empty where nothing can come twice.
    """

    case_id: str
    order_id: str
    order_number: str
    customer_id: str
    kind: CaseKind
    remedy: Remedy
    state: CaseState
    lines: tuple[CaseLine, ...]
    declared_at: datetime
    locale: str
    channel: str
    refund: Money
    send_back_by: date | None = None
    return_code: str = ""
    reason: str = ""
    replacement: str = ""
    refund_asked_at: datetime | None = None
    judgement: str = ""
    key: str = ""
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to happen."""
        return self.state not in {CaseState.SETTLED, CaseState.REFUSED}

    @property
    def goods(self) -> Money:
        """Return what was paid for the packs it is about, delivery left out."""
        return total([line.amount for line in self.lines], self.refund.currency)
