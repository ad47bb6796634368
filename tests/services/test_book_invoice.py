from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from skill.conversation.turn import SlotValue
from skill.domain.customer import MethodKind
from skill.domain.errors import NotFoundError, RefusedError
from skill.domain.merchant import CaptureMode, InvoiceTerms
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.book_invoice import (
    book_invoice,
    find_invoice,
    open_invoices,
    remind_now,
)
from skill.services.ports import PaymentRequest
from skill.services.records import keys
from skill.services.records.receivables import ReceivableState
from skill.settings import DEMO_MERCHANT
from tests.stage import LEA, Stage, open_stage

TERMS = InvoiceTerms(Money(6000), due_days=14, reminder_days=7, reminders=2)


@pytest.fixture
def stage() -> Stage:
    """Let Lea buy coffee filters on invoice, and the invoice go out."""
    stage = open_stage().as_customer(LEA)
    kinds = (*stage.merchant.payment_kinds, MethodKind.INVOICE)
    stage.change_merchant(invoice=TERMS, payment_kinds=kinds, capture=CaptureMode.AT_ONCE)
    stage.change_profile(payment_method="invoice")
    buy(stage)
    stage.work_off().work_off()
    return stage


def buy(stage: Stage) -> None:
    stage.say("ReorderProductIntent", product=SlotValue("kaffeefilter", ("melitta-filter-4-80",)))
    stage.yes()


def order(stage: Stage) -> Order:
    return stage.orders[0]


def letters(stage: Stage) -> list[str]:
    """Return what kinds of letters about money went out, the oldest first."""
    names = [str(mail["message_id"]).removeprefix(f"{order(stage).order_id}-") for mail in stage.mails[::-1]]
    return [name for name in names if name.startswith("invoice")]


def pass_days(stage: Stage, days: int) -> None:
    for _ in range(days):
        stage.wait(days=1).work_off()
        stage.work_off()


def owed(stage: Stage) -> object:
    item = stage.table.get(keys.open_invoices(stage.owner))
    return item.attributes["amount"] if item else 0


def test_invoice_goes_out_with_the_order(stage: Stage) -> None:
    placed = order(stage)
    assert (placed.state, placed.payment) == (CheckoutState.COMPLETED, PaymentState.PROCESSING)
    assert letters(stage) == ["invoice"]
    (unpaid,) = open_invoices(stage.shop, DEMO_MERCHANT)
    assert (unpaid.order, unpaid.receivable.owed, unpaid.receivable.due_on) == (placed, placed.total, date(2026, 12, 7))
    assert not unpaid.is_overdue(date(2026, 12, 7))
    assert unpaid.is_overdue(date(2026, 12, 8))
    assert find_invoice(stage.shop, DEMO_MERCHANT, placed.number) == unpaid
    assert owed(stage) == placed.total.amount


def test_booking_ends_the_invoice(stage: Stage) -> None:
    for _ in range(2):
        booked = book_invoice(stage.shop, DEMO_MERCHANT, order(stage).order_id)
        assert (booked.state, booked.paid_on) == (ReceivableState.PAID, date(2026, 11, 23))
    assert order(stage).payment is PaymentState.CAPTURED
    assert (open_invoices(stage.shop, DEMO_MERCHANT), owed(stage)) == ((), 0)
    pass_days(stage, 40)
    assert letters(stage) == ["invoice"]
    assert find_invoice(stage.shop, DEMO_MERCHANT, order(stage).number).receivable.reminders == 0
    assert order(stage).payment is PaymentState.CAPTURED


def test_unpaid_invoice_is_reminded_of_twice(stage: Stage) -> None:
    pass_days(stage, 14)
    assert letters(stage) == ["invoice"]
    pass_days(stage, 1)
    assert letters(stage) == ["invoice", "invoice_reminder-1"]
    pass_days(stage, 6)
    assert letters(stage) == ["invoice", "invoice_reminder-1"]
    pass_days(stage, 1)
    assert letters(stage) == ["invoice", "invoice_reminder-1", "invoice_reminder-2"]
    pass_days(stage, 60)
    assert letters(stage)[2:] == ["invoice_reminder-2"]
    assert order(stage).payment is PaymentState.PROCESSING


def test_reminder_by_hand_shifts_the_count(stage: Stage) -> None:
    assert remind_now(stage.shop, DEMO_MERCHANT, order(stage).order_id).reminders == 1
    stage.work_off()
    pass_days(stage, 16)
    assert letters(stage) == ["invoice", "invoice_reminder-1", "invoice_reminder-2"]


def test_credited_invoice_is_booked_with_the_rest(stage: Stage) -> None:
    order_id, whole = order(stage).order_id, order(stage).total.amount
    stage.shop.payments.refund(order_id, Money(200), "k1")
    assert owed(stage) == whole - 200
    booked = book_invoice(stage.shop, DEMO_MERCHANT, order_id)
    assert (booked.result.captured, booked.result.refunded, owed(stage)) == (whole - 200, 0, 0)
    assert stage.shop.payments.refund(order_id, Money(200), "k1").refunded == 0
    assert stage.shop.payments.refund(order_id, Money(100), "k2").refunded == 100


def test_only_open_invoices_are_booked(stage: Stage) -> None:
    order_id = order(stage).order_id
    stage.shop.payments.void(order_id)
    for call in (book_invoice, remind_now):
        with pytest.raises(RefusedError):
            call(stage.shop, DEMO_MERCHANT, order_id)
    with pytest.raises(NotFoundError, match="not bought on invoice"):
        book_invoice(stage.shop, DEMO_MERCHANT, "o-9")
    with pytest.raises(NotFoundError, match="no order 0000-0000"):
        find_invoice(stage.shop, DEMO_MERCHANT, "0000-0000")
    assert owed(stage) == 0


def test_invoices_due_first_come_first(stage: Stage) -> None:
    stage.wait(days=1)
    stage.shop.payments.authorise(PaymentRequest("o-0", LEA, "invoice", Money(100), "Lindenmarkt", DEMO_MERCHANT))
    stage.shop.payments.capture("o-0", Money(100))
    invoices = open_invoices(stage.shop, DEMO_MERCHANT)
    assert [invoice.receivable.due_on for invoice in invoices] == [date(2026, 12, 7), date(2026, 12, 8)]
    assert [invoice.order is None for invoice in invoices] == [False, True]


def test_invoices_beyond_the_limit_are_declined() -> None:
    stage = open_stage().as_customer(LEA)
    kinds = (*stage.merchant.payment_kinds, MethodKind.INVOICE)
    stage.change_merchant(invoice=replace(TERMS, limit=Money(538)), payment_kinds=kinds)
    stage.change_profile(payment_method="invoice")
    buy(stage)
    assert (order(stage).state, order(stage).refused_because) == (CheckoutState.CANCELED, "invoice_limit")
    assert owed(stage) == 0
