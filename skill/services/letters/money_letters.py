"""Compose the letters about money that is owed: a payment that failed, an invoice and its reminders."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order
from skill.domain.reply import OrderNumber, Say
from skill.services.letters.assignment import Assignment
from skill.services.letters.letter import Block, Letter, Paragraph, Row, Table, Values
from skill.services.letters.order_letters import goods_table, order_overview
from skill.services.letters.order_tables import price_table
from skill.services.records.receivables import find_receivable


def payment_failed(assignment: Assignment) -> Letter | None:
    """Tell that a payment came back: the order is cancelled, or what was delivered is still owed."""
    order = assignment.order()
    if order is None:
        return None
    number = OrderNumber(order.number)
    values: Values = {"number": number, "total": order.total, "seller": assignment.merchant.name}
    blocks: tuple[Block, ...] = (
        Paragraph((Say("letters_order-failed_cancelled", values),)),
        goods_table(order, Say("letters_order-refused_wish")),
    )
    if order.state is not CheckoutState.CANCELED:
        support = assignment.merchant.support
        pay: Values = {"total": order.total, "phone": support.phone, "hours": support.hours}
        blocks = (
            Paragraph((Say("letters_order-failed_owed", values),)),
            price_table(assignment, order),
            Paragraph((Say("letters_order-failed_pay", pay),)),
        )
    return Letter(assignment.customer.email, Say("letters_order-failed_subject", {"number": number}), blocks)


def invoice(assignment: Assignment) -> Letter | None:
    """Send the invoice of an order bought on account, with what § 14(4) UStG asks for; its number is the order's."""
    order = assignment.order()
    owed = _owed(assignment, order) if order else None
    if order is None or owed is None:
        return None
    number = OrderNumber(order.number)
    due = Say("letters_order-invoice_due", {"total": owed, "day": _due(assignment), "number": number})
    intro: Values = {"number": number, "placed": assignment.local(order.placed_at)}
    return Letter(
        assignment.customer.email,
        Say("letters_order-invoice_subject", {"number": number, "seller": assignment.merchant.name}),
        (
            Paragraph((Say("letters_order-invoice_intro", intro),)),
            _invoice_facts(assignment, number),
            *order_overview(assignment, order),
            price_table(assignment, order),
            Paragraph((due,)),
        ),
    )


def invoice_reminder(assignment: Assignment) -> Letter | None:
    """Remind of an invoice that is overdue (payload `number` counts the reminders, `due_on` is its due day)."""
    order = assignment.order()
    owed = _owed(assignment, order) if order else None
    if order is None or owed is None:
        return None
    number, placed = OrderNumber(order.number), assignment.local(order.placed_at)
    open_still: Values = {"number": number, "total": owed, "placed": placed, "day": _due(assignment)}
    count = assignment.event.payload.get("number")
    return Letter(
        assignment.customer.email,
        Say("letters_order-reminder_subject", {"number": number, "seller": assignment.merchant.name}),
        (
            Paragraph((Say("letters_order-reminder_intro", open_still),)),
            Paragraph(
                (
                    Say("letters_order-reminder_pay", {"total": owed, "number": number}),
                    Say("letters_order-reminder_count", {"count": count if isinstance(count, int) else 1}),
                )
            ),
            _invoice_facts(assignment, number),
        ),
    )


def _invoice_facts(assignment: Assignment, number: OrderNumber) -> Table:
    terms, seller = assignment.merchant.invoice, assignment.merchant.seller
    rows = [Row(Say("letters_order-invoice_number"), Say("letters-number", {"number": number}))]
    if seller.tax_number:
        rows.append(Row(Say("letters_order-invoice_tax"), Say("letters-text", {"words": seller.tax_number})))
    if terms is not None and terms.account:
        rows.append(Row(Say("letters_order-invoice_account"), Say("letters-text", {"words": terms.account})))
    return Table(Say("letters_order-invoice_title"), tuple(rows))


def _owed(assignment: Assignment, order: Order) -> Money | None:
    """Return what is still to be paid, None where that is nothing: paid, given back or cancelled meanwhile."""
    receivable = find_receivable(assignment.shop.table, order.order_id)
    owed = receivable.owed if receivable else order.total
    return owed if owed.amount else None


def _due(assignment: Assignment) -> date:
    """Return the day an invoice is due: as the event says, else counted from the event's day."""
    with suppress(ValueError):
        return date.fromisoformat(assignment.text("due_on"))
    terms = assignment.merchant.invoice
    days = terms.due_days if terms else 0
    return assignment.local(assignment.event.created_at).date() + timedelta(days=days)
