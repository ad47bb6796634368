"""Describe a customer of the shop."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from skill.domain.money import Money


@dataclass(frozen=True, slots=True)
class Address:
    """Carry one place to deliver to."""

    address_id: str
    name: str
    street: str
    postal_code: str
    city: str
    country: str = "DE"

    @property
    def one_line(self) -> str:
        """Return the address as it stands on a card or in a mail."""
        return f"{self.name}, {self.street}, {self.postal_code} {self.city}"


class MethodKind(StrEnum):
    """Name the ways to pay that Germans use; Apple Pay and Google Pay are cards in a wallet."""

    CARD = "card"
    SEPA_DEBIT = "sepa_debit"
    PAYPAL = "paypal"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class StoredMethod:
    """Carry one way to pay that a customer set up; the provider keeps card and account numbers.

    `method_id` names the adapter and the provider's own id (`sandbox:authorised`, `stripe:pm_…`, `invoice`);
    `label` is what its owner knows it by (`Visa 4242`); `expires` is the last month of a card (`2027-03`).
    """

    method_id: str
    kind: MethodKind
    label: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class SpendingLimits:
    """Cap what one person spends by voice; None leaves it to the merchant's limits."""

    per_order: Money | None = None
    per_day: Money | None = None
    per_month: Money | None = None


class StrangersRule(StrEnum):
    """Say what a voice may do that the device does not recognise; recognition never raises rights."""

    ALLOWED = "allowed"
    CART_ONLY = "cart_only"
    WITH_CODE = "with_code"


@dataclass(frozen=True, slots=True)
class HouseholdVoice:
    """Carry one recognised voice of the household; `person_id` is the channel's name for it."""

    person_id: str
    name: str
    limits: SpendingLimits = SpendingLimits()
    cart_only: bool = False


@dataclass(frozen=True, slots=True)
class Customer:
    """Carry what the shop knows about a person; the first address is the usual one.

    `payment_method` is the `method_id` that is preferred among `payment_methods`.
    `disclosed` says that the assistant has introduced itself as automatic (AI Act, Art. 50). `awaits` names
    the order whose payment the customer was asked to approve, until the assistant has told how that ended.
    `discreet` keeps product names out of spoken order news (gifts); `links_by_sms` sends links to `phone`.
    `version` is that of the stored profile; 0 says that none is stored (a guest).
    """

    customer_id: str
    name: str = ""
    email: str = ""
    addresses: tuple[Address, ...] = ()
    payment_method: str = ""
    linked: bool = False
    disclosed: bool = False
    awaits: str = ""
    phone: str = ""
    links_by_sms: bool = False
    payment_methods: tuple[StoredMethod, ...] = ()
    limits: SpendingLimits = SpendingLimits()
    strangers: StrangersRule = StrangersRule.ALLOWED
    voices: tuple[HouseholdVoice, ...] = ()
    discreet: bool = False
    version: int = 0

    @property
    def is_guest(self) -> bool:
        """Tell whether no shop account stands behind this person."""
        return not self.linked

    def method(self, method_id: str) -> StoredMethod | None:
        """Return a stored way to pay, if the customer has it."""
        return next((method for method in self.payment_methods if method.method_id == method_id), None)

    def voice(self, person_id: str) -> HouseholdVoice | None:
        """Return a voice of the household that the channel recognised, if the customer knows it."""
        return next((voice for voice in self.voices if voice.person_id == person_id), None)

    def introduced(self) -> Customer:
        """Return the customer as one who knows that they talk to a machine."""
        return replace(self, disclosed=True)
