"""Describe a merchant: who sells, how it is delivered, and what may be bought by voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from skill.domain.customer import MethodKind
from skill.domain.delivery import DeliveryRule
from skill.domain.localized import Localized
from skill.domain.money import Money


class ConsentStrictness(StrEnum):
    """Say which words conclude a purchase: a plain yes, or the statutory phrase itself."""

    YES = "yes"
    PHRASE = "phrase"


class CaptureMode(StrEnum):
    """Say when authorised money is charged."""

    AT_ONCE = "at_once"
    ON_SHIPMENT = "on_shipment"


@dataclass(frozen=True, slots=True)
class Seller:
    """Name the party to the contract, with what a withdrawal needs (Art. 246a § 1 EGBGB).

    `tax_number` (or the VAT id) stands on invoices (§ 14(4) UStG).
    """

    legal_name: str
    street: str
    postal_code: str
    city: str
    email: str
    phone: str
    tax_number: str = ""

    @property
    def legal_line(self) -> str:
        """Return name, address, e-mail and phone in one line, for confirmations and withdrawal terms."""
        return f"{self.legal_name}, {self.street}, {self.postal_code} {self.city}, {self.email}, {self.phone}"


@dataclass(frozen=True, slots=True)
class ConsentRule:
    """Say what counts as consent, and for how many seconds a question may be answered."""

    strictness: ConsentStrictness
    voice_seconds: int
    text_seconds: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Cap what the assistant sells; None means no limit.

    `code_threshold` is the total from which the voice code is demanded; `lines` is the number of
    different products in one order.
    """

    minimum_order: Money
    per_order: Money | None
    per_month: Money | None
    code_threshold: Money | None
    lines: int
    per_day: Money | None = None


class ReturnSlip(StrEnum):
    """Say how a parcel comes back: a code to be scanned at the parcel shop, or a label to be printed."""

    QR_CODE = "qr_code"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Returns:
    """Say how long goods can be given back, and below which value a refund needs no return.

    `send_back_days` is how long a customer has to post what was withdrawn from (§ 357 BGB: fourteen days).
    `refund_days` is how many working days a bank takes to book a refund.
    """

    withdrawal_days: int
    return_days: int
    no_return_below: Money
    send_back_days: int = 14
    slip: ReturnSlip = ReturnSlip.QR_CODE
    refund_days: int = 5


@dataclass(frozen=True, slots=True)
class InvoiceTerms:
    """Carry the merchant's own purchase on invoice: up to which open sum, due when, reminded how often.

    `account` is where the money is to go, as it stands in the letter (IBAN and bank).
    """

    limit: Money
    due_days: int = 14
    reminder_days: int = 7
    reminders: int = 2
    account: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """Say where people answer, and when."""

    email: str
    phone: str
    hours: Localized


@dataclass(frozen=True, slots=True)
class Merchant:
    """Carry all settings of one shop.

    `name` is the seller as spoken, `time_zone` an IANA name, `categories` names the products' categories
    as people call them.
    """

    id: str
    name: str
    seller: Seller
    currency: str
    country: str
    time_zone: str
    delivery: DeliveryRule
    limits: Limits
    consent: ConsentRule
    capture: CaptureMode
    returns: Returns
    support: Support
    sandbox_payment: str
    categories: Mapping[str, Localized]
    payment_kinds: tuple[MethodKind, ...] = (MethodKind.CARD, MethodKind.SEPA_DEBIT, MethodKind.PAYPAL)
    invoice: InvoiceTerms | None = None

    def local(self, moment: datetime) -> datetime:
        """Return a moment in the time zone where the merchant is; days and months of the shop are those."""
        return moment.astimezone(ZoneInfo(self.time_zone))
