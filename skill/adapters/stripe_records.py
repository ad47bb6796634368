"""Keep what ties our customers and orders to Stripe's: customer ids, and what was asked for each order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from skill.domain.money import Money
from skill.domain.privacy import NOT_PERSONAL, declare, kept, pseudonymised, withheld
from skill.services.records import codec, keys
from skill.services.table import Expect, Key, Put, Table

_TAX = "§ 147 AO: payments are kept for ten years"
_BOOKS = kept(_TAX)
_THEIRS = withheld("names a person at the payment provider, who exports it on request")

declare("payer", {"stripe_customer": _THEIRS, "kinds": _THEIRS}, lives=None)
declare(
    "stripe_payment",
    {
        **dict.fromkeys(
            ("order_id", "merchant_id", "method", "kind", "amount", "seller", "asked_at", "intent_id"), _BOOKS
        ),
        **dict.fromkeys(("customer_id", "stripe_customer"), pseudonymised(_TAX)),
        **dict.fromkeys(("low_value", "released"), NOT_PERSONAL),
    },
    lives=None,
)


@dataclass(frozen=True, slots=True)
class Payer:
    """Carry Stripe's name for one customer of one merchant, and of what kind each stored method is."""

    stripe_customer: str
    kinds: Mapping[str, str] = field(default_factory=dict)
    version: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Carry what Stripe is asked for one order; written before it is asked, so that nothing it holds is unknown.

    `intent_id` is empty until an answer arrived. `released` says that the order was given up: it is never asked for
    again then.
    """

    order_id: str
    merchant_id: str
    customer_id: str
    stripe_customer: str
    method: str
    kind: str
    amount: Money
    seller: str
    asked_at: datetime
    low_value: bool = False
    intent_id: str = ""
    released: bool = False
    version: int = 0


def find_payer(table: Table, merchant_id: str, customer_id: str) -> Payer | None:
    """Return who a customer is at Stripe, if they ever were there."""
    item = table.get(keys.payer(merchant_id, customer_id))
    return codec.from_item(item, Payer) if item else None


def put_payer(merchant_id: str, customer_id: str, payer: Payer) -> Put:
    """Return the change that stores a payer over the version it was read at."""
    return Put(keys.payer(merchant_id, customer_id), codec.to_attributes(payer), expect=payer.version or Expect.ABSENT)


def find_asked(table: Table, order_id: str) -> Asked | None:
    """Return what was asked for an order, if anything was."""
    item = table.get(_asked(order_id))
    return codec.from_item(item, Asked) if item else None


def put_asked(asked: Asked) -> Put:
    """Return the change that stores what was asked over the version it was read at."""
    return Put(_asked(asked.order_id), codec.to_attributes(asked), expect=asked.version or Expect.ABSENT)


def _asked(order_id: str) -> Key:
    return Key(f"stripe#payment#{order_id}", "stripe_payment")
