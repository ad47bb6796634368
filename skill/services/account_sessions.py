"""Keep who is logged in on the account page: by the digest of a secret that only the browser has."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from skill.domain.privacy import NOT_PERSONAL, declare, withheld
from skill.services.change_profile import Account
from skill.services.shop import Shop
from skill.services.table import Delete, Expect, Key, Put

LIVES = timedelta(hours=12)
_SECRET_BYTES = 32

declare(
    "account_session",
    {
        "merchant_id": NOT_PERSONAL,
        "customer_id": withheld("lives for hours and says nothing but that somebody logged in"),
        "ends_at": NOT_PERSONAL,
    },
    lives=LIVES,
)


def open_session(shop: Shop, account: Account) -> tuple[str, Put]:
    """Return the secret of a new session and the change that opens it, for twelve hours at most."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    ends = shop.clock.now() + LIVES
    attributes = {
        "merchant_id": account.merchant_id,
        "customer_id": account.customer_id,
        "ends_at": ends.isoformat(),
    }
    return secret, Put(_key(secret), attributes, expect=Expect.ABSENT, expires_at=int(ends.timestamp()))


def read_session(shop: Shop, secret: str) -> Account | None:
    """Return whose session it is, None where it has ended or never was."""
    item = shop.table.get(_key(secret))
    if item is None or datetime.fromisoformat(str(item.attributes["ends_at"])) <= shop.clock.now():
        return None
    return Account(str(item.attributes["merchant_id"]), str(item.attributes["customer_id"]))


def close_session(secret: str) -> Delete:
    """Return the change that ends a session, open or not."""
    return Delete(_key(secret))


def _key(secret: str) -> Key:
    return Key(f"directory#account#{hashlib.sha256(secret.encode()).hexdigest()}", "account_session")
