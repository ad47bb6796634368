"""Keep which page of the payment provider a customer was sent to, until they come back from it."""

from __future__ import annotations

from datetime import datetime, timedelta

from skill.domain.privacy import declare, withheld
from skill.services.table import Delete, Expect, Item, Key, Put

LIVES = timedelta(days=1)

declare("pending_method", {"reference": withheld("a page's name at the provider, of use for a day")}, lives=LIVES)


def put_pending_method(key: Key, reference: str, now: datetime) -> Put:
    """Return the change that remembers the provider's name for a page."""
    return Put(key, {"reference": reference}, expect=Expect.ABSENT, expires_at=int((now + LIVES).timestamp()))


def delete_pending_method(key: Key) -> Delete:
    """Return the change that forgets a page, absent or not."""
    return Delete(key)


def reference_of(item: Item) -> str:
    """Return the provider's name for a page."""
    return str(item.attributes["reference"])


def pending_method(owner: str, key: str) -> Key:
    """Return the key under which a customer's page stands."""
    return Key(owner, f"pending_method#{key}")
