"""Compose the letters about an account, and the request to call back that goes to the shop."""

from __future__ import annotations

from skill.domain.reply import Say
from skill.services.letters.assignment import Assignment
from skill.services.letters.letter import Letter, Link, Paragraph, Quotation, Row, Table
from skill.services.letters.method import method_values

_LONGEST_LINE = 900


def code_reset(assignment: Assignment) -> Letter:
    """Send the link under which a new voice code is set; without one, a person of the shop helps."""
    seller = {"seller": assignment.merchant.name}
    url = assignment.text("url")
    help_with_it = Paragraph((Say("letters_account-code_reset_reply"),))
    link = (
        Link(Say("letters_account-code_reset_link"), url),
        Paragraph((Say("letters_account-code_reset_once"), Say("letters_account-not_you"))),
    )
    return Letter(
        assignment.customer.email,
        Say("letters_account-code_reset_subject", seller),
        (Paragraph((Say("letters_account-code_reset_intro", seller),)), *(link if url else (help_with_it,))),
    )


def method_stored(assignment: Assignment) -> Letter:
    """Tell that a way to pay was stored (payload `method_id`), so that a stranger's doing is noticed."""
    seller = {"seller": assignment.merchant.name}
    method = Say("letters-method", method_values(assignment, assignment.text("method_id")))
    return Letter(
        assignment.customer.email,
        Say("letters_account-method_stored_subject", seller),
        (
            Paragraph((Say("letters_account-method_stored_intro", seller),)),
            Table(Say("letters-facts"), (Row(Say("letters-paid_with"), method),)),
            Paragraph((Say("letters_account-not_you"),)),
        ),
    )


def callback_request(assignment: Assignment) -> Letter:
    """Hand a conversation to the people of the shop."""
    customer, support = assignment.customer, assignment.merchant.support
    name = customer.name or customer.customer_id
    words = tuple(line[:_LONGEST_LINE] for line in assignment.text("conversation").splitlines())
    return Letter(
        support.email,
        Say("letters_account-callback_subject", {"name": name}),
        (
            Paragraph((Say("letters_account-callback_intro", {"name": name, "email": customer.email or "–"}),)),
            Quotation(words),
            Paragraph((Say("letters_account-callback_promise", {"hours": support.hours}),)),
        ),
    )
