"""Compose the letters about an order on its way: confirmed, refused, to be approved, cancelled, delivered."""

from __future__ import annotations

from datetime import date

from skill.domain.case_rules import withdrawal_ends
from skill.domain.order import Order, PaymentState
from skill.domain.reply import OrderNumber, Say
from skill.services.letters.assignment import Assignment
from skill.services.letters.letter import Block, Heading, Letter, Link, Paragraph, Row, Table, Values
from skill.services.letters.method import method_values, paid_with
from skill.services.letters.order_tables import cancelled_amount, cancelled_table, price_table
from skill.services.letters.withdrawal_terms import withdrawal_terms
from skill.services.settle_order import HELD_FOR


def order_confirmation(assignment: Assignment) -> Letter | None:
    """Confirm the contract on a durable medium (§§ 312f, 312i BGB)."""
    order = assignment.order()
    if order is None:
        return None
    seller = assignment.merchant.name
    values: Values = {"number": OrderNumber(order.number), "seller": seller}
    return Letter(
        assignment.customer.email,
        Say("letters_order-confirmation_subject", values),
        (
            Paragraph((Say("letters_order-confirmation_intro", {"seller": seller}),)),
            *order_overview(assignment, order),
            *_bought(assignment, order),
            Heading(Say("letters_order-cancel_title")),
            Paragraph((Say("letters_order-cancel_how"),)),
            Heading(Say("letters_order-warranty_title")),
            Paragraph((Say("letters_order-warranty", _support(assignment)),)),
            *withdrawal_terms(assignment, order),
        ),
    )


def order_refused(assignment: Assignment) -> Letter | None:
    """Tell that nothing was ordered and nothing charged."""
    order = assignment.order()
    if order is None:
        return None
    values: Values = {"number": OrderNumber(order.number), "total": order.total}
    return Letter(
        assignment.customer.email,
        Say("letters_order-refused_subject", {"seller": assignment.merchant.name}),
        (
            Paragraph((Say("letters_order-refused_intro", values),)),
            goods_table(order, Say("letters_order-refused_wish")),
            Paragraph((Say("letters_order-refused_again"),)),
        ),
    )


def payment_approval(assignment: Assignment) -> Letter | None:
    """Ask for an approval at the bank, naming amount and seller (Art. 97 PSD2)."""
    order = assignment.order()
    if order is None:
        return None
    values: Values = {"total": order.total, "seller": assignment.merchant.name}
    until = Say("letters_order-approval_until", {"until": assignment.local(order.placed_at + HELD_FOR)})
    return Letter(
        assignment.customer.email,
        Say("letters_order-approval_subject", values),
        (
            Paragraph((Say("letters_order-approval_intro", values),)),
            Link(Say("letters_order-approval_link", values), assignment.text("url")),
            Paragraph((until,)),
            price_table(assignment, order, "letters_order-approval_goods"),
        ),
    )


def order_cancelled(assignment: Assignment) -> Letter | None:
    """Tell what was cancelled, what remains, and where the money goes."""
    order = assignment.order()
    if order is None:
        return None
    number = OrderNumber(order.number)
    intro = Say("letters_order-cancelled_all", {"number": number})
    if order.skus:
        intro = Say("letters_order-cancelled_intro", {"number": number, "amount": cancelled_amount(order)})
    blocks: list[Block] = [Paragraph((intro,)), cancelled_table(order)]
    if order.skus:
        blocks.append(price_table(assignment, order, "letters_order-remaining"))
    return Letter(
        assignment.customer.email,
        Say("letters_order-cancelled_subject", {"number": number, "seller": assignment.merchant.name}),
        (*blocks, Paragraph((_money(assignment, order),))),
    )


def order_delivered(assignment: Assignment) -> Letter | None:
    """Tell that the parcel has arrived, and until when the contract can be withdrawn from."""
    order = assignment.order()
    if order is None or order.shipment is None or order.shipment.delivered is None:
        return None
    number, shipment = OrderNumber(order.number), order.shipment
    arrived: Values = {"number": number, "day": order.shipment.delivered, "carrier": shipment.carrier}
    return Letter(
        assignment.customer.email,
        Say("letters_order-delivered_subject", {"seller": assignment.merchant.name}),
        (
            Paragraph((Say("letters_order-delivered_intro", arrived),)),
            goods_table(order, Say("letters_order-delivered_content")),
            Paragraph((Say("letters_order-delivered_wrong"),)),
            *_withdraw_until(assignment, withdrawal_ends(order, assignment.merchant)),
        ),
    )


def order_overview(assignment: Assignment, order: Order) -> tuple[Table]:
    """Return number, time, payment, address and delivery of an order."""
    delivery: Values = {"day": order.expected, "carrier": assignment.merchant.delivery.carrier}
    placed = Say("letters-moment", {"at": assignment.local(order.placed_at)})
    rows = (
        Row(Say("letters-seller"), Say("letters-imprint", {"seller": assignment.merchant.seller.legal_line})),
        Row(Say("letters-order_number"), Say("letters-number", {"number": OrderNumber(order.number)})),
        Row(Say("letters-placed"), placed),
        Row(Say("letters-paid_with"), paid_with(assignment, order)),
        Row(Say("letters-delivers_to"), delivery_address(assignment, order)),
        Row(Say("letters-delivers"), Say("letters-delivery_day", delivery)),
    )
    return (Table(Say("letters-facts"), rows),)


def delivery_address(assignment: Assignment, order: Order) -> Say:
    """Return where an order goes; an address that was removed since is not known any more."""
    known = [place.one_line for place in assignment.customer.addresses if place.address_id == order.address_id]
    return Say("letters-address", {"address": known[0]}) if known else Say("letters-address_unknown")


def goods_table(order: Order, caption: Say) -> Table:
    """Return the remaining lines of an order with what they cost, deposit included, and the total."""
    rows = [
        Row(
            Say("letters-line", {"quantity": line.remaining, "name": line.name}),
            Say("letters-amount", {"amount": line.amount}),
        )
        for line in order.lines
        if line.remaining
    ]
    cost = Row(Say("letters-delivery_cost"), Say("letters-amount", {"amount": order.delivery_cost}))
    sum_row = Row(Say("letters-total"), Say("letters-amount", {"amount": order.total}), sum=True)
    return Table(caption, (*rows, cost, sum_row), money=True)


def _bought(assignment: Assignment, order: Order) -> tuple[Block, ...]:
    cancelled = (cancelled_table(order),) if any(line.cancelled for line in order.lines) else ()
    if not order.skus:
        return (Paragraph((Say("letters_order-cancelled_meanwhile"),)), *cancelled)
    return (price_table(assignment, order), *cancelled)


def _money(assignment: Assignment, order: Order) -> Say:
    """Say what becomes of the money, as far as the books tell at the moment."""
    if order.skus:
        return Say("letters_order-pay_less", {"total": order.total})
    if order.payment not in {PaymentState.CAPTURED, PaymentState.REFUNDED, PaymentState.PROCESSING}:
        return Say("letters_order-not_charged")
    days = assignment.merchant.returns.refund_days
    method = method_values(assignment, order.payment_method)
    return Say("letters_order-given_back", {"amount": cancelled_amount(order), "days": days, **method})


def _withdraw_until(assignment: Assignment, ends: date | None) -> tuple[Block, ...]:
    if ends is None:
        return ()
    return (
        Paragraph((Say("letters_order-delivered_withdrawal", {"day": ends}),)),
        Link(Say("letters_withdrawal-link"), assignment.page("/widerruf")),
    )


def _support(assignment: Assignment) -> Values:
    support = assignment.merchant.support
    return {"email": support.email, "phone": support.phone, "hours": support.hours}
