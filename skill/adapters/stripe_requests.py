"""Write the requests that ask Stripe for one order's money; the same order always asks with the same words."""

from __future__ import annotations

import unicodedata

from skill.adapters.stripe_intents import EXPANDED, SEPA
from skill.adapters.stripe_records import Asked

CARD = "card"
LETS_STRIPE_DECIDE = "automatic"
_ON_STATEMENT = 10
"""Letters of the seller's name on a card statement: 22 less the account's prefix (at most ten) and what joins them."""
_SHORTEST_STATEMENT, _LONGEST_STATEMENT = 5, 22


def authorise_key(order_id: str) -> str:
    """Return the idempotency key of an order's one and only PaymentIntent."""
    return f"{order_id}:authorise"


def authorise_params(asked: Asked, three_d_secure: str) -> dict[str, object]:
    """Return what creates and confirms an order's PaymentIntent while the customer is not at a screen.

    Cards and PayPal are held (`capture_method=manual`); a SEPA debit cannot be held and is collected at once.

    Strong authentication: nobody can ask Stripe for the exemption of RTS Art. 16 by name. Its engine asks for
    it by itself for amounts below 30 € and the bank decides, provided that `request_three_d_secure` is left at
    `automatic` (docs.stripe.com/payments/3d-secure/strong-customer-authentication-exemptions). So an order of low
    value always says `automatic`; any other says what the deployment chose: `automatic` too, or `any` or
    `challenge`, which want the customer on the bank's page and end as 402 `authentication_required` here.
    `off_session` says that the customer cannot be sent to a page right now; that is true of a loudspeaker, but it
    does not make the purchase one of the merchant's own initiative.
    """
    return {
        "amount": asked.amount.amount,
        "currency": asked.amount.currency.lower(),
        "customer": asked.stripe_customer,
        "payment_method": asked.method,
        "allowed_payment_method_types": [asked.kind],
        "confirm": True,
        "off_session": True,
        "capture_method": "automatic" if asked.kind == SEPA else "manual",
        "description": f"{asked.seller}, {asked.order_id}",
        "metadata": {
            "order_id": asked.order_id,
            "merchant_id": asked.merchant_id,
            "customer_id": asked.customer_id,
            "seller": asked.seller,
        },
        "expand": EXPANDED,
        **_on_statement(asked),
        **_authentication(asked, three_d_secure),
    }


def _authentication(asked: Asked, three_d_secure: str) -> dict[str, object]:
    if asked.kind != CARD:
        return {}
    wanted = LETS_STRIPE_DECIDE if asked.low_value else three_d_secure
    return {"payment_method_options": {CARD: {"request_three_d_secure": wanted}}}


def _on_statement(asked: Asked) -> dict[str, str]:
    """Return the seller's name as banks print it: plain letters, after the account's own prefix on card statements."""
    spelled = asked.seller.replace("ß", "ss")
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue")):
        spelled = spelled.replace(umlaut, letters)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    plain = " ".join("".join(letter for letter in plain if letter not in "<>\\'\"*").split())
    if not any(letter.isalpha() for letter in plain):
        return {}
    if asked.kind == CARD:
        return {"statement_descriptor_suffix": plain[:_ON_STATEMENT].strip()}
    return {"statement_descriptor": plain[:_LONGEST_STATEMENT].strip()} if len(plain) >= _SHORTEST_STATEMENT else {}
