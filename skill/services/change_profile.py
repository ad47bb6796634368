"""Change a customer's profile: over the version it was read at, and only what its owner has seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from skill.domain.customer import Customer
from skill.domain.errors import ChangedMeanwhileError, NotFoundError
from skill.services.after_conflicts import after_conflicts
from skill.services.records import codec, keys
from skill.services.records.customers import customer_from, put_customer
from skill.services.shop import Shop

_STAMP_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Account:
    """Name one customer of one merchant."""

    merchant_id: str
    customer_id: str

    @property
    def owner(self) -> str:
        """Return the partition in which everything of this customer stands."""
        return keys.customer(self.merchant_id, self.customer_id)


def read_profile(shop: Shop, account: Account) -> Customer:
    """Return the stored profile; raise `NotFoundError` where the shop has no such customer."""
    item = shop.table.get(keys.profile(account.owner))
    if item is None:
        raise NotFoundError(account.customer_id)
    return customer_from(item, account.customer_id)


def change_profile(shop: Shop, account: Account, change: Callable[[Customer], Customer]) -> Customer:
    """Store what `change` makes of the profile; somebody else's change in between is never overwritten.

    `change` is asked again then, and may raise a `RefusedError` by what it finds.
    """

    def changed() -> Customer:
        before = read_profile(shop, account)
        after = change(before)
        if after != before:
            shop.table.write(put_customer(keys.profile(account.owner), after))
        return after

    return after_conflicts(changed, busy="others kept changing the same account")


def stamp_of(shown: object) -> str:
    """Return a short digest of what a form shows, to tell later whether it is still so."""
    words = json.dumps(codec.to_plain(shown), sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:_STAMP_DIGITS]


def require_unchanged(stamp: str, stored: object) -> None:
    """Raise `ChangedMeanwhileError` where what is stored is no longer what the form showed."""
    if stamp != stamp_of(stored):
        raise ChangedMeanwhileError
