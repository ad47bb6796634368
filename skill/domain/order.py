"""Describe an order from consent to delivery."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from skill.domain.localized import Localized
from skill.domain.money import Money, total
from skill.domain.product import Withdrawal


class CheckoutState(StrEnum):
    """Name the states of a checkout as the Universal Commerce Protocol does."""

    INCOMPLETE = "incomplete"
    REQUIRES_ESCALATION = "requires_escalation"
    READY_FOR_COMPLETE = "ready_for_complete"
    COMPLETE_IN_PROGRESS = "complete_in_progress"
    COMPLETED = "completed"
    CANCELED = "canceled"


TRANSITIONS: dict[CheckoutState, frozenset[CheckoutState]] = {
    CheckoutState.INCOMPLETE: frozenset({CheckoutState.READY_FOR_COMPLETE, CheckoutState.REQUIRES_ESCALATION}),
    CheckoutState.READY_FOR_COMPLETE: frozenset({CheckoutState.COMPLETE_IN_PROGRESS, CheckoutState.INCOMPLETE}),
    CheckoutState.COMPLETE_IN_PROGRESS: frozenset(
        {CheckoutState.COMPLETED, CheckoutState.REQUIRES_ESCALATION, CheckoutState.CANCELED}
    ),
    CheckoutState.REQUIRES_ESCALATION: frozenset(
        {CheckoutState.INCOMPLETE, CheckoutState.COMPLETED, CheckoutState.CANCELED}
    ),
    CheckoutState.COMPLETED: frozenset({CheckoutState.CANCELED}),
    CheckoutState.CANCELED: frozenset(),
}


class PaymentState(StrEnum):
    """Say where an order's money is.

    `PROCESSING` is a debit or an invoice that is paid days later, `FAILED` one that came back unpaid;
    `NOTHING_DUE` is a replacement that costs nothing.
    """

    PENDING = "pending"
    AUTHORISED = "authorised"
    PROCESSING = "processing"
    CAPTURED = "captured"
    VOIDED = "voided"
    REFUNDED = "refunded"
    DECLINED = "declined"
    FAILED = "failed"
    NOTHING_DUE = "nothing_due"


@dataclass(frozen=True, slots=True)
class OrderLine:
    """Carry one product of an order; `cancelled` of its packs will not be delivered.

    `credited` of the delivered packs were given back in money, after a withdrawal, a return or a complaint.
    """

    sku: str
    name: Localized
    quantity: int
    unit_price: Money
    deposit: Money
    vat_rate: int
    withdrawal: Withdrawal
    cancelled: int = 0
    credited: int = 0

    @property
    def remaining(self) -> int:
        """Return how many packs are still to come or were delivered."""
        return self.quantity - self.cancelled

    @property
    def amount(self) -> Money:
        """Return the price of the remaining packs with deposit."""
        return (self.unit_price + self.deposit) * self.remaining

    @property
    def kept(self) -> int:
        """Return how many delivered packs the customer keeps and pays for."""
        return self.remaining - self.credited


@dataclass(frozen=True, slots=True)
class Shipment:
    """Carry one parcel; lateness is computed from the promised day."""

    carrier: str
    tracking: str
    promised: date
    expected: date
    delivered: date | None = None
    reason: Localized | None = None

    @property
    def is_late(self) -> bool:
        """Tell whether the parcel comes, or came, after the promised day."""
        return (self.delivered or self.expected) > self.promised


@dataclass(frozen=True, slots=True)
class Order:
    """Carry one order; `order_id` is the idempotency key of everything that happens to it.

    `locale` is the language of its letters, `person_id` the household voice that consented, `low_value` whether
    the exemption from strong authentication was asked for, and `replaces` the order whose mistake it makes good.
    `delivery_credited` says that the delivery cost was given back too (§ 357(2) BGB).
    `version` is that of the stored item.
    """

    order_id: str
    number: str
    customer_id: str
    state: CheckoutState
    payment: PaymentState
    payment_method: str
    lines: tuple[OrderLine, ...]
    delivery_cost: Money
    delivery_day: date
    address_id: str
    placed_at: datetime
    shipment: Shipment | None = None
    refused_because: str = ""
    notify_on_delivery: bool = False
    cart_version: int = 0
    locale: str = ""
    person_id: str = ""
    low_value: bool = False
    replaces: str = ""
    delivery_credited: bool = False
    version: int = 0

    @property
    def total(self) -> Money:
        """Return what the order costs now: remaining goods, deposit and delivery."""
        goods = total([line.amount for line in self.lines], self.delivery_cost.currency)
        return goods + self.delivery_cost if any(line.remaining for line in self.lines) else goods

    @property
    def credited(self) -> Money:
        """Return what was given back after delivery, or is promised to be."""
        goods = [(line.unit_price + line.deposit) * line.credited for line in self.lines]
        delivery = [self.delivery_cost] if self.delivery_credited else []
        return total([*goods, *delivery], self.delivery_cost.currency)

    @property
    def skus(self) -> tuple[str, ...]:
        """Return the products still part of the order."""
        return tuple(line.sku for line in self.lines if line.remaining)

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to be delivered."""
        arrived = self.shipment is not None and self.shipment.delivered is not None
        return self.state is CheckoutState.COMPLETED and bool(self.skus) and not arrived

    @property
    def is_purchase(self) -> bool:
        """Tell whether it counts as bought: completed, and no free replacement of what was."""
        return self.state is CheckoutState.COMPLETED and not self.replaces

    @property
    def is_undecided(self) -> bool:
        """Tell whether the payment has neither succeeded nor failed yet."""
        return self.state in {CheckoutState.COMPLETE_IN_PROGRESS, CheckoutState.REQUIRES_ESCALATION}

    @property
    def is_cancellable(self) -> bool:
        """Tell whether nothing has left the warehouse yet."""
        return self.state is CheckoutState.COMPLETED and bool(self.skus) and self.shipment is None

    @property
    def expected(self) -> date:
        """Return the day on which the order should arrive."""
        return self.shipment.expected if self.shipment else self.delivery_day

    @property
    def is_late(self) -> bool:
        """Tell whether the order comes after the promised day."""
        return self.shipment is not None and self.shipment.is_late

    def is_overdue(self, today: date) -> bool:
        """Tell whether the day has passed on which the order should have arrived."""
        return self.is_open and self.expected < today

    def line_of(self, sku: str) -> OrderLine | None:
        """Return the line of a product, if it has one."""
        return next((line for line in self.lines if line.sku == sku), None)

    def moved_to(self, state: CheckoutState, payment: PaymentState | None = None) -> Order:
        """Return the order in its next state; raise `ValueError` where the protocol has no such step."""
        if state is not self.state and state not in TRANSITIONS[self.state]:
            msg = f"an order cannot go from {self.state} to {state}"
            raise ValueError(msg)
        return replace(self, state=state, payment=payment or self.payment)

    def with_cancelled(self, skus: frozenset[str]) -> Order:
        """Return the order with all packs of some products cancelled; without any left it is cancelled as a whole."""
        lines = tuple(replace(line, cancelled=line.quantity) if line.sku in skus else line for line in self.lines)
        changed = replace(self, lines=lines)
        return changed if changed.skus else changed.moved_to(CheckoutState.CANCELED)
