"""Keep what customers owe on the merchant's own invoices, and the sum that each may owe at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from skill.domain.errors import NotFoundError
from skill.domain.money import Money
from skill.domain.privacy import NOT_PERSONAL, declare, kept, pseudonymised
from skill.services.ports import DeclineReason, PaymentResult, PaymentStatus
from skill.services.records import codec, keys
from skill.services.table import Add, Expect, Item, Key, Put, Table

_TAX = "§ 147 AO and § 14b UStG: invoices are kept for eight years, bookings for ten"
_BOOKS = kept(_TAX)

declare(
    "receivable",
    {
        **dict.fromkeys(("order_id", "merchant_id", "amount", "state", "asked_at", "invoiced", "credited"), _BOOKS),
        **dict.fromkeys(("credit_keys", "due_on", "paid_on", "reminders"), _BOOKS),
        "customer_id": pseudonymised(_TAX),
    },
    lives=None,
)
declare("receivable_of", {"merchant_id": NOT_PERSONAL}, lives=None)
declare("counter#invoices", {"amount": kept(_TAX)}, lives=None)


class ReceivableState(StrEnum):
    """Say how far a purchase on invoice has come; `HELD` counts towards the limit, but no invoice was issued yet."""

    HELD = "held"
    OPEN = "open"
    PAID = "paid"
    VOIDED = "voided"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Receivable:
    """Carry what is owed for one order: `invoiced` less `credited`, due on `due_on` where the merchant is."""

    order_id: str
    merchant_id: str
    customer_id: str
    amount: Money
    state: ReceivableState
    asked_at: datetime
    invoiced: int = 0
    credited: int = 0
    credit_keys: tuple[str, ...] = ()
    due_on: date | None = None
    paid_on: date | None = None
    reminders: int = 0
    version: int = 0

    @property
    def owed(self) -> Money:
        """Return what counts towards the customer's limit: what is still to be paid, or may become so."""
        counts = {ReceivableState.HELD: self.amount.amount, ReceivableState.OPEN: self.invoiced - self.credited}
        return Money(counts.get(self.state, 0), self.amount.currency)

    @property
    def pay_back(self) -> Money:
        """Return what the merchant has to transfer back: what was credited after it was paid."""
        return Money(self.credited if self.state is ReceivableState.PAID else 0, self.amount.currency)

    @property
    def result(self) -> PaymentResult:
        """Return what an invoice means as a payment; money is captured once it was booked as received."""
        status = {
            ReceivableState.HELD: PaymentStatus.AUTHORISED,
            ReceivableState.OPEN: PaymentStatus.PROCESSING,
            ReceivableState.PAID: PaymentStatus.CAPTURED,
            ReceivableState.VOIDED: PaymentStatus.VOIDED,
            ReceivableState.DECLINED: PaymentStatus.DECLINED,
        }[self.state]
        whole = self.invoiced > 0 and self.credited >= self.invoiced
        return PaymentResult(
            PaymentStatus.REFUNDED if whole else status,
            f"invoice-{self.order_id}",
            reason=DeclineReason.INVOICE_LIMIT if status is PaymentStatus.DECLINED else "",
            captured=self.invoiced if self.state is ReceivableState.PAID else 0,
            refunded=self.pay_back.amount,
        )


def find_receivable(table: Table, order_id: str) -> Receivable | None:
    """Return what is owed for an order, None where it was not bought on invoice."""
    item = table.get(_of(order_id))
    if item is None:
        return None
    merchant_id = str(item.attributes["merchant_id"])
    return _from(table.get(keys.receivable(merchant_id, order_id)))


def require_receivable(table: Table, merchant_id: str, order_id: str) -> Receivable:
    """Return what is owed for a merchant's order; raise `NotFoundError` where it was not bought on invoice."""
    found = _from(table.get(keys.receivable(merchant_id, order_id)))
    if found is None:
        msg = f"{order_id} was not bought on invoice"
        raise NotFoundError(msg)
    return found


def new_receivable(receivable: Receivable) -> tuple[Put, Put]:
    """Return the changes that store a first receivable, and lead from its order to its merchant."""
    pointer = Put(_of(receivable.order_id), {"merchant_id": receivable.merchant_id}, expect=Expect.ABSENT)
    return put_receivable(receivable), pointer


def put_receivable(receivable: Receivable) -> Put:
    """Return the change that stores a receivable over the version it was read at; open ones are listed by due day."""
    is_open = receivable.state is ReceivableState.OPEN and receivable.owed.amount > 0
    index = Key(f"invoices#{receivable.merchant_id}", f"{receivable.due_on}#{receivable.order_id}") if is_open else None
    key = keys.receivable(receivable.merchant_id, receivable.order_id)
    return Put(key, codec.to_attributes(receivable), expect=receivable.version or Expect.ABSENT, index=index)


def move_receivable(before: Receivable, after: Receivable) -> tuple[Put | Add, ...]:
    """Return the changes that store a receivable's next state and keep the customer's open sum in step."""
    more = after.owed - before.owed
    return (put_receivable(after), *((add_owed(after, more),) if more.amount else ()))


def add_owed(receivable: Receivable, more: Money, limit: Money | None = None) -> Add:
    """Return the change that counts a sum towards what a customer may owe; above the limit it fails on its ceiling."""
    owner = keys.customer(receivable.merchant_id, receivable.customer_id)
    ceiling = {"amount": limit.amount} if limit else {}
    return Add(keys.open_invoices(owner), {"amount": more.amount}, ceiling=ceiling)


def open_receivables(table: Table, merchant_id: str, limit: int = 200) -> tuple[Receivable, ...]:
    """Return unpaid invoices, those due first at the front."""
    page = table.query(f"invoices#{merchant_id}", limit=limit, index=True)
    return tuple(codec.from_item(item, Receivable) for item in page.items)


def credited(receivable: Receivable, amount: Money, key: str) -> Receivable:
    """Return the receivable with a credit note of this key; the same key a second time changes nothing."""
    if key in receivable.credit_keys:
        return receivable
    keys_now = (*receivable.credit_keys, key)
    return replace(receivable, credited=receivable.credited + amount.amount, credit_keys=keys_now)


def _of(order_id: str) -> Key:
    return Key(f"directory#receivable#{order_id}", "receivable_of")


def _from(item: Item | None) -> Receivable | None:
    return codec.from_item(item, Receivable) if item else None
