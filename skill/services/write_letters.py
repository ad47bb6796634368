"""Write the mails of the shop from what is stored, in the customer's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from skill.domain.errors import ProgrammingError
from skill.domain.reply import Say
from skill.services.letters import account_letters, case_letters, money_letters, order_letters
from skill.services.letters.assignment import Assignment, Compose, read_assignment
from skill.services.letters.letter import Letter, Paragraph
from skill.services.ports import Mail
from skill.services.records.outbox import Event
from skill.services.shop import Shop

TEMPLATES: Mapping[str, Compose] = {
    "order_confirmation": order_letters.order_confirmation,
    "order_refused": order_letters.order_refused,
    "payment_approval": order_letters.payment_approval,
    "order_cancelled": order_letters.order_cancelled,
    "order_delivered": order_letters.order_delivered,
    "payment_failed": money_letters.payment_failed,
    "invoice": money_letters.invoice,
    "invoice_reminder": money_letters.invoice_reminder,
    "withdrawal_received": case_letters.withdrawal_received,
    "withdrawal_received_guest": case_letters.withdrawal_received_guest,
    "return_instructions": case_letters.return_instructions,
    "replacement_confirmed": case_letters.replacement_confirmed,
    "refund_sent": case_letters.refund_sent,
    "case_refused": case_letters.case_refused,
    "code_reset": account_letters.code_reset,
    "method_stored": account_letters.method_stored,
    "callback_request": account_letters.callback_request,
}
"""Every letter the shop writes, by the name that events ask for it."""

_TO_THE_SHOP = frozenset({"callback_request"})


def write_letter(shop: Shop, merchant_id: str, event: Event) -> Mail | None:
    """Return the mail that an event asks for, None where its person or what it is about is gone."""
    template = str(event.payload["template"])
    if template not in TEMPLATES:
        msg = f"there is no letter called {template!r}"
        raise ProgrammingError(msg)
    assignment = read_assignment(shop, merchant_id, event)
    letter = TEMPLATES[template](assignment)
    if letter is None or not letter.to:
        return None
    own = template in _TO_THE_SHOP
    written = shop.letters(letter if own else _framed(assignment, letter), assignment.occasion)
    return Mail(
        message_id=event.event_id,
        to=letter.to,
        subject=written.subject,
        text=written.text,
        html=written.html,
        reply_to=assignment.customer.email if own else assignment.merchant.support.email,
        attachments=written.attachments,
    )


def _framed(assignment: Assignment, letter: Letter) -> Letter:
    """Return a letter with salutation, greeting and who wrote it."""
    merchant = assignment.merchant
    name = assignment.customer.name or assignment.brief("name")
    hello = Say("letters-salutation", {"name": name}) if name else Say("letters-salutation_nameless")
    return replace(
        letter,
        blocks=(
            Paragraph((hello,)),
            *letter.blocks,
            Paragraph((Say("letters-closing", {"seller": merchant.name}),)),
        ),
        small_print=(
            Say("letters-contact", {"phone": merchant.support.phone, "hours": merchant.support.hours}),
            Say("letters-imprint", {"seller": merchant.seller.legal_line}),
        ),
    )
