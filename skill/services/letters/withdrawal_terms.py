"""Tell the right of withdrawal as Art. 246a § 1(2) EGBGB wants it, with the model form of its annex 2."""

from __future__ import annotations

from skill.domain.order import Order
from skill.domain.product import Withdrawal
from skill.domain.reply import Say
from skill.services.letters.assignment import Assignment
from skill.services.letters.letter import Block, Form, Heading, Link, Paragraph


def withdrawal_terms(assignment: Assignment, order: Order) -> tuple[Block, ...]:
    """Return instruction, consequences, exceptions and form; only the exception where nothing can be withdrawn from."""
    if not order.skus:
        return ()
    exempt = _exempt(order)
    if all(line.withdrawal is Withdrawal.PERISHABLE for line in order.lines if line.remaining):
        return (Heading(Say("letters_withdrawal-title")), *exempt)
    merchant = assignment.merchant
    seller, returns = merchant.seller, merchant.returns
    right = Paragraph(
        (
            Say("letters_withdrawal-right", {"days": returns.withdrawal_days}),
            Say("letters_withdrawal-period", {"days": returns.withdrawal_days}),
        )
    )
    how = Paragraph((Say("letters_withdrawal-how", {"seller": seller.legal_line}), Say("letters_withdrawal-in_time")))
    address = f"{seller.legal_name}, {seller.street}, {seller.postal_code} {seller.city}"
    back = Paragraph(
        (
            Say("letters_withdrawal-refund_after"),
            Say("letters_withdrawal-send_back", {"days": returns.send_back_days, "address": address}),
            Say("letters_withdrawal-loss_of_value"),
        )
    )
    return (
        Heading(Say("letters_withdrawal-title")),
        right,
        how,
        Paragraph((Say("letters_withdrawal-online"),)),
        Link(Say("letters_withdrawal-link"), assignment.page("/widerruf")),
        *exempt,
        Heading(Say("letters_withdrawal-consequences")),
        Paragraph((Say("letters_withdrawal-refund"),)),
        back,
        Heading(Say("letters_withdrawal-form")),
        _form(seller.legal_line),
    )


def _exempt(order: Order) -> tuple[Paragraph, ...]:
    kinds = (Withdrawal.PERISHABLE, Withdrawal.SEALED_HYGIENE)
    named = {
        kind: tuple(line.name for line in order.lines if line.remaining and line.withdrawal is kind) for kind in kinds
    }
    return tuple(
        Paragraph((Say("letters_withdrawal-exempt", {"withdrawal": kind.value, "names": names}),))
        for kind, names in named.items()
        if names
    )


def _form(seller: str) -> Form:
    return Form(
        (
            Say("letters_withdrawal-form_use"),
            Say("letters_withdrawal-form_to", {"seller": seller}),
            Say("letters_withdrawal-form_goods"),
            Say("letters_withdrawal-form_days"),
            Say("letters_withdrawal-form_name"),
            Say("letters_withdrawal-form_address"),
            Say("letters_withdrawal-form_signature"),
            Say("letters_withdrawal-form_date"),
            Say("letters_withdrawal-form_strike"),
        )
    )
