"""Stand every payment provider on the same ground, so that one suite holds them all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Protocol

from skill.adapters.clock import VirtualClock
from skill.adapters.invoice_payments import InvoicePayments
from skill.adapters.sandbox_payments import DEBIT_TAKES, SandboxPayments
from skill.adapters.stripe_access import StripeAccess
from skill.adapters.stripe_api import StripeApi
from skill.adapters.stripe_payments import StripePayments, StripeTerms
from skill.adapters.stripe_records import Payer, put_payer
from skill.adapters.table.memory import MemoryTable
from skill.domain.merchant import InvoiceTerms
from skill.domain.money import Money
from skill.services.ports import PaymentRequest, Payments
from skill.services.records import keys
from skill.services.records.merchants import put_settings, settings_from
from skill.services.records.receivables import find_receivable
from skill.services.table import Expect
from tests.fakes.stripe_server import API_KEY, FakeStripe, serving
from tests.stage import NOW, seeded

MERCHANT, CUSTOMER, ORDER, SELLER = "lindenmarkt", "c1", "o-1", "Lindenmarkt"
TOTAL = Money(539)
LIMIT = Money(6000)
RETURN_URL = "https://lindenmarkt.example/konto"
QUICK = 0.4
"""Seconds that a call to the fake may take; what hangs, hangs longer."""


class Rig(Protocol):
    """Carry one provider, its clock, and hands to play its customer and its bank with."""

    clock: VirtualClock

    @property
    def payments(self) -> Payments:
        """Return the provider's adapter."""
        ...

    def method(self, plays: str) -> str:
        """Return the id of a stored method that answers as it is told."""
        ...

    def approve(self, order_id: str, *, agreed: bool = True) -> None:
        """Play the customer on the bank's page."""
        ...

    def settle_debit(self, order_id: str) -> None:
        """Let the days pass until a debit has ended."""
        ...

    def moved(self, order_id: str) -> tuple[int, int, int]:
        """Return how often money was held or taken, what was taken and what was given back, by the provider's books."""
        ...


def asking(rig: Rig, plays: str = "ok", amount: Money = TOTAL, order_id: str = ORDER) -> PaymentRequest:
    """Return the request for one order's money."""
    return PaymentRequest(order_id, CUSTOMER, rig.method(plays), amount, SELLER, MERCHANT)


@dataclass
class SandboxRig:
    """The embedded default."""

    clock: VirtualClock = field(default_factory=lambda: VirtualClock(NOW))

    def __post_init__(self) -> None:
        self.table = MemoryTable(clock=self.clock)
        self.payments = SandboxPayments(self.table, clock=self.clock)

    def method(self, plays: str) -> str:
        return "sandbox:" + {"ok": "authorised", "authentication_required": "needs_authentication"}.get(plays, plays)

    def approve(self, order_id: str, *, agreed: bool = True) -> None:
        if agreed:
            self.payments.approve(order_id)
        else:
            self.payments.decline(order_id)

    def settle_debit(self, order_id: str) -> None:
        del order_id
        self.clock.advance(DEBIT_TAKES)

    def moved(self, order_id: str) -> tuple[int, int, int]:
        books = self.payments.books(order_id)
        return (1, books.captured.amount, books.refunded.amount) if books else (0, 0, 0)


@dataclass
class StripeRig:
    """Stripe's adapter against the made-up account, over HTTP."""

    fake: FakeStripe
    clock: VirtualClock
    three_d_secure: str = "automatic"

    def __post_init__(self) -> None:
        self.table = MemoryTable(clock=self.clock)
        self.api = StripeApi(StripeAccess(API_KEY, self.fake.books.base, QUICK))
        self.terms = StripeTerms(RETURN_URL, three_d_secure=self.three_d_secure)
        self.payments = StripePayments(self.table, self.api, self.terms, clock=self.clock)
        self.customer = str(self.fake.books.add_customer({})["id"])
        self.table.write(put_payer(MERCHANT, CUSTOMER, Payer(self.customer)))
        self._methods: dict[str, str] = {}

    def method(self, plays: str) -> str:
        if plays not in self._methods:
            kind = "sepa_debit" if plays.startswith("sepa") else "paypal" if plays == "paypal" else "card"
            self._methods[plays] = self.fake.books.add_method(self.customer, kind, plays)
        return f"stripe:{self._methods[plays]}"

    def approve(self, order_id: str, *, agreed: bool = True) -> None:
        self.fake.books.approve(self._intent(order_id), agreed=agreed)

    def settle_debit(self, order_id: str) -> None:
        self.fake.books.settle_debit(self._intent(order_id))

    def moved(self, order_id: str) -> tuple[int, int, int]:
        charges = [intent["latest_charge"] for intent in self.fake.books.charged(order_id)]
        taken = sum(charge["amount_captured"] for charge in charges)
        refunds = [row for row in self.fake.books.refunds.values() if row["metadata"].get("order_id") == order_id]
        return len(charges), taken, sum(refund["amount"] for refund in refunds)

    def intents(self, order_id: str = ORDER) -> list[str]:
        """Return the PaymentIntents that the account has for an order."""
        found = self.fake.books.intents.values()
        return [intent["id"] for intent in found if intent["metadata"]["order_id"] == order_id]

    def forget_notes(self) -> None:
        """Let the adapter forget the PaymentIntent's id, as after a crash before it was noted."""
        item = next(item for item in self.table._items._partitions[f"stripe#payment#{ORDER}"].items.values())
        changed = {**item.attributes, "intent_id": ""}
        from skill.services.table import Put  # noqa: PLC0415 - only here

        self.table.write(Put(item.key, changed, expect=Expect.ANYTHING))

    def _intent(self, order_id: str) -> str:
        (intent,) = self.intents(order_id)
        return intent


@dataclass
class InvoiceRig:
    """The merchant's own purchase on invoice: a limit of 60 €, due after fourteen days."""

    clock: VirtualClock = field(default_factory=lambda: VirtualClock(NOW))

    def __post_init__(self) -> None:
        self.table = MemoryTable(clock=self.clock)
        self.table.restore(seeded()[0])
        settings = settings_from(self.table.get(keys.settings(MERCHANT)), MERCHANT)
        merchant = replace(settings.merchant, invoice=InvoiceTerms(LIMIT))
        self.table.write(put_settings(replace(settings, merchant=merchant)))
        self.payments = InvoicePayments(self.table, clock=self.clock)

    def method(self, plays: str) -> str:
        assert plays == "ok", "an invoice is never declined by a bank"
        return "invoice"

    def approve(self, order_id: str, *, agreed: bool = True) -> None:
        raise NotImplementedError(order_id, agreed)

    def settle_debit(self, order_id: str) -> None:
        raise NotImplementedError(order_id)

    def moved(self, order_id: str) -> tuple[int, int, int]:
        found = find_receivable(self.table, order_id)
        return (1, found.result.captured, found.result.refunded) if found else (0, 0, 0)

    @property
    def owed(self) -> int:
        """Return the sum that the customer owes, or may come to owe."""
        item = self.table.get(keys.open_invoices(keys.customer(MERCHANT, CUSTOMER)))
        amount = item.attributes["amount"] if item else 0
        assert isinstance(amount, int)
        return amount


@contextmanager
def stripe_rig(three_d_secure: str = "automatic") -> Iterator[StripeRig]:
    """Serve an account and stand the adapter on it."""
    clock = VirtualClock(NOW)
    with serving(clock) as fake:
        rig = StripeRig(fake, clock, three_d_secure)
        try:
            yield rig
        finally:
            rig.api.close()
