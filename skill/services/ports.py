"""Describe the ports besides storage: time, ids, payments and messages out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from skill.domain.customer import MethodKind, StoredMethod
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
    """Say what the provider knows about one order's payment.

    `PROCESSING` is a debit on its way: it was accepted, can no longer be voided, and ends days later as
    `CAPTURED` or `DECLINED`.
    """

    AUTHORISED = "authorised"
    PROCESSING = "processing"
    DECLINED = "declined"
    REQUIRES_ACTION = "requires_action"
    CAPTURED = "captured"
    VOIDED = "voided"
    REFUNDED = "refunded"
    ABSENT = "absent"


class DeclineReason(StrEnum):
    """Name why money could not be had, as `PaymentResult.reason` does; phrases are chosen by it.

    `DEBIT_RETURNED` comes days after the debit was accepted, `METHOD_GONE` where the customer's way to pay was
    removed at the provider.
    """

    DECLINED = "declined"
    EXPIRED = "expired"
    INSUFFICIENT_FUNDS = "insufficient_funds"
    AUTHENTICATION_FAILED = "authentication_failed"
    DEBIT_RETURNED = "debit_returned"
    METHOD_GONE = "method_gone"
    INVOICE_LIMIT = "invoice_limit"


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """Ask for the authorisation of one order; `order_id` is the idempotency key.

    `method` is a `StoredMethod.method_id`. `low_value` says that the provider may be asked for the exemption
    from strong authentication (RTS Art. 16); it is fixed with the order, so that a repetition asks the same.
    """

    order_id: str
    customer_id: str
    method: str
    amount: Money
    seller: str
    merchant_id: str = ""
    low_value: bool = False


@dataclass(frozen=True, slots=True)
class PaymentResult:
    """Carry the provider's answer; `action_url` only with `REQUIRES_ACTION`, `reason` (`DeclineReason`) with `DECLINED`.

    `captured` and `refunded` are what was charged and given back so far, in minor units of the order's currency.
    """

    status: PaymentStatus
    reference: str
    reason: str = ""
    action_url: str = ""
    captured: int = 0
    refunded: int = 0


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
class SetUpRequest:
    """Ask for a page on which a customer stores a way to pay; `key` makes the request idempotent.

    The customer comes back to `return_url`, whether the page was finished or left.
    """

    merchant_id: str
    customer_id: str
    name: str
    email: str
    kind: MethodKind
    return_url: str
    locale: str
    key: str


@dataclass(frozen=True, slots=True)
class SetUp:
    """Carry the provider's page (`url`) and the name under which its outcome is asked for."""

    reference: str
    url: str


class PaymentMethods(Protocol):
    """Store ways to pay at the provider, authenticated by their owner on the provider's own page.

    Raises `UnavailableError` where the provider does not answer.
    """

    def begin(self, request: SetUpRequest) -> SetUp:
        """Return the page to send the customer to; raise `RefusedError` where the account has no such method."""
        ...

    def finish(self, merchant_id: str, customer_id: str, reference: str) -> StoredMethod | None:
        """Return the method that the page stored, None while it is not finished.

        Raises `NotFoundError` where the page is not this customer's.
        """
        ...

    def forget(self, merchant_id: str, customer_id: str, method_id: str) -> None:
        """Let go of a stored method; nothing happens where it is gone already."""
        ...


@dataclass(frozen=True, slots=True)
class Attachment:
    """Carry one file of a mail; `inline` names it for `cid:` in the HTML, empty for a plain attachment."""

    name: str
    media_type: str
    content: bytes
    inline: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """Carry one message to a person; `message_id` makes sending idempotent. `text` says all that `html` says."""

    message_id: str
    to: str
    subject: str
    text: str
    html: str = ""
    reply_to: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Sms:
    """Carry one short message; `to` is a phone number in E.164, such as `+4917112345678`."""

    message_id: str
    to: str
    text: str


class Notifier(Protocol):
    """Send messages to people, at least once, deduplicated by `message_id`."""

    def send(self, mail: Mail) -> None:
        """Hand the mail over; raise `UnavailableError` if that failed, `RefusedError` where it never will be taken."""
        ...

    def send_sms(self, sms: Sms) -> None:
        """Hand a short message over; raises as `send` does."""
        ...
