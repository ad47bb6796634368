"""Describe the ports besides storage: time, ids, payments and messages out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from skill.domain.money import Money


class Clock(Protocol):
    """Tell the time."""

    def now(self) -> datetime:
        """Return the present moment, timezone-aware, in UTC."""
        ...


class Ids(Protocol):
    """Make names that nothing else has."""

    def new(self, prefix: str) -> str:
        """Return `prefix-…`, unique and sorting by time of creation."""
        ...

    def order_number(self) -> str:
        """Return eight decimal digits as `1234-5678`; uniqueness is the caller's to enforce on write."""
        ...


class PaymentStatus(StrEnum):
    """Say what the provider knows about one order's payment."""

    AUTHORISED = "authorised"
    DECLINED = "declined"
    REQUIRES_ACTION = "requires_action"
    CAPTURED = "captured"
    VOIDED = "voided"
    REFUNDED = "refunded"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """Ask for the authorisation of one order; `order_id` is the idempotency key."""

    order_id: str
    customer_id: str
    method: str
    amount: Money
    seller: str


@dataclass(frozen=True, slots=True)
class PaymentResult:
    """Carry the provider's answer; `action_url` only with `REQUIRES_ACTION`, `reason` with `DECLINED`."""

    status: PaymentStatus
    reference: str
    reason: str = ""
    action_url: str = ""


class Payments(Protocol):
    """Move money at a payment provider; every call is idempotent per order.

    Raises `UnavailableError` where the outcome is unknown: then only `look_up` may tell.
    """

    def authorise(self, request: PaymentRequest) -> PaymentResult:
        """Hold the amount on the customer's method."""
        ...

    def capture(self, order_id: str, amount: Money) -> PaymentResult:
        """Charge what was authorised, in whole or in part."""
        ...

    def void(self, order_id: str) -> PaymentResult:
        """Release what was authorised and not captured."""
        ...

    def refund(self, order_id: str, amount: Money, key: str) -> PaymentResult:
        """Pay back captured money; `key` makes the refund idempotent."""
        ...

    def look_up(self, order_id: str) -> PaymentResult:
        """Tell what is known about an order's payment; `ABSENT` if nothing ever arrived."""
        ...


@dataclass(frozen=True, slots=True)
class Mail:
    """Carry one message to a person; `message_id` makes sending idempotent."""

    message_id: str
    to: str
    subject: str
    text: str


class Notifier(Protocol):
    """Send messages to people, at least once, deduplicated by `message_id`."""

    def send(self, mail: Mail) -> None:
        """Hand the mail over; raise `UnavailableError` if that failed."""
        ...
