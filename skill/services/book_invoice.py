"""Book what comes in for invoices, and remind of those that are overdue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from skill.domain.errors import NotFoundError, RefusedError
from skill.domain.merchant import InvoiceTerms, Merchant
from skill.domain.order import Order
from skill.services.learn_payment import learn_payment
from skill.services.records import keys
from skill.services.records.merchants import read_merchant
from skill.services.records.orders import find_numbered, find_order
from skill.services.records.outbox import Event, put_event
from skill.services.records.receivables import (
    Receivable,
    ReceivableState,
    move_receivable,
    open_receivables,
    put_receivable,
    require_receivable,
)
from skill.services.shop import Shop
from skill.services.table import Change, Table

WATCHES = "invoice_due"
"""The kind of event that looks whether an invoice was paid in time; `remind_invoice` handles it."""


_LOOKS_AT = time(9)


@dataclass(frozen=True, slots=True)
class _Dunning:
    """Carry an invoice, whose it is, and the moment of a letter about it."""

    table: Table
    receivable: Receivable
    merchant: Merchant
    now: datetime


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """Carry an unpaid invoice with the order that it is for."""

    receivable: Receivable
    order: Order | None

    def is_overdue(self, today: date) -> bool:
        """Tell whether the day has passed on which it was due."""
        return self.receivable.due_on is not None and self.receivable.due_on < today


def open_invoices(shop: Shop, merchant_id: str) -> tuple[OpenInvoice, ...]:
    """Return a merchant's unpaid invoices, those due first at the front."""
    return tuple(
        OpenInvoice(receivable, _order(shop.table, receivable))
        for receivable in open_receivables(shop.table, merchant_id)
    )


def find_invoice(shop: Shop, merchant_id: str, number: str) -> OpenInvoice:
    """Return the invoice of an order by its number; raise `NotFoundError` where there is none."""
    order = find_numbered(shop.table, merchant_id, number)
    if order is None:
        msg = f"there is no order {number or repr(number)}"
        raise NotFoundError(msg)
    return OpenInvoice(require_receivable(shop.table, merchant_id, order.order_id), order)


def book_invoice(shop: Shop, merchant_id: str, order_id: str) -> Receivable:
    """Book that an invoice was paid in full: the order is paid, and the customer may owe that much again.

    Booking twice changes nothing. Raises `RefusedError` where no invoice is open, and `ConflictError` where
    somebody else changed it at the same moment.
    """
    receivable = require_receivable(shop.table, merchant_id, order_id)
    if receivable.state is ReceivableState.PAID:
        return receivable
    if receivable.state is not ReceivableState.OPEN or receivable.owed.amount == 0:
        msg = f"the invoice of {order_id} is {receivable.state} with {receivable.owed.amount} owed"
        raise RefusedError(msg)
    merchant = read_merchant(shop.table, merchant_id)
    paid = replace(receivable, state=ReceivableState.PAID, paid_on=_today(shop.clock.now(), merchant))
    # What was credited before the money came was never paid, and so is nothing to transfer back.
    paid = replace(paid, invoiced=receivable.owed.amount, credited=0)
    shop.table.write(*move_receivable(receivable, paid), *_learned(shop, merchant, paid))
    return replace(paid, version=receivable.version + 1)


def invoice_issued(
    table: Table, receivable: Receivable, merchant: Merchant, *, now: datetime
) -> tuple[tuple[Event, timedelta], ...]:
    """Return the events that follow an invoice, each with how long it waits: its letter, and the look whether it is paid."""
    case = _Dunning(table, receivable, merchant, now)
    return ((_letter(case, "invoice"), timedelta(0)), *_watch(case, 1))


def remind_invoice(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Return the changes that remind of an invoice whose day has passed, and look again later; none once it was paid."""
    merchant = read_merchant(shop.table, merchant_id)
    receivable = require_receivable(shop.table, merchant_id, str(event.payload["order_id"]))
    if receivable.owed.amount == 0 or merchant.invoice is None:
        return ()
    return _reminded(_Dunning(shop.table, receivable, merchant, shop.clock.now()), int(event.payload["number"]))


def remind_now(shop: Shop, merchant_id: str, order_id: str) -> Receivable:
    """Remind of an open invoice at once, whatever its day; raise `RefusedError` where nothing is owed."""
    merchant = read_merchant(shop.table, merchant_id)
    receivable = require_receivable(shop.table, merchant_id, order_id)
    if receivable.state is not ReceivableState.OPEN or receivable.owed.amount == 0:
        msg = f"nothing is owed for {order_id}"
        raise RefusedError(msg)
    number = receivable.reminders + 1
    case = _Dunning(shop.table, receivable, merchant, shop.clock.now())
    letter = _letter(case, "invoice_reminder", number)
    shop.table.write(put_receivable(replace(receivable, reminders=number)), put_event(merchant_id, letter))
    return replace(receivable, reminders=number)


def _reminded(case: _Dunning, number: int) -> tuple[Change, ...]:
    """Return the letter of this look and the next look; a reminder sent by hand meanwhile only shifts the count."""
    count = case.receivable.reminders + 1
    return (
        put_receivable(replace(case.receivable, reminders=count)),
        put_event(case.merchant.id, _letter(case, "invoice_reminder", count)),
        *(put_event(case.merchant.id, look, delay=delay) for look, delay in _watch(case, number + 1)),
    )


def _watch(case: _Dunning, number: int) -> tuple[tuple[Event, timedelta], ...]:
    """Return the next look and how long it waits: to the morning after the due day, then from reminder to reminder."""
    receivable, merchant, now = case.receivable, case.merchant, case.now
    terms = merchant.invoice or InvoiceTerms(receivable.amount)
    if number > terms.reminders or receivable.due_on is None:
        return ()
    day = receivable.due_on + timedelta(days=1 + terms.reminder_days * (number - 1))
    morning = datetime.combine(day, _LOOKS_AT, ZoneInfo(merchant.time_zone))
    payload = {"customer_id": receivable.customer_id, "order_id": receivable.order_id, "number": number}
    event = Event(f"{receivable.order_id}-{WATCHES}-{number}", WATCHES, payload, now)
    return ((event, max(morning - now, timedelta(0))),)


def _letter(case: _Dunning, template: str, number: int = 0) -> Event:
    receivable = case.receivable
    order = _order(case.table, receivable)
    payload = {
        "template": template,
        "customer_id": receivable.customer_id,
        "order_id": receivable.order_id,
        "locale": (order.locale if order else "") or f"de-{case.merchant.country}",
        "due_on": str(receivable.due_on),
        **({"number": number} if number else {}),
    }
    name = f"{receivable.order_id}-{template}"
    return Event(f"{name}-{number}" if number else name, "mail", payload, case.now)


def _learned(shop: Shop, merchant: Merchant, receivable: Receivable) -> tuple[Change, ...]:
    order = _order(shop.table, receivable)
    settlement = learn_payment(shop, merchant, order, receivable.result) if order else None
    return settlement.changes if settlement else ()


def _order(table: Table, receivable: Receivable) -> Order | None:
    owner = keys.customer(receivable.merchant_id, receivable.customer_id)
    return find_order(table, owner, receivable.order_id)


def _today(now: datetime, merchant: Merchant) -> date:
    return merchant.local(now).date()
