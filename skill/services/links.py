"""Make links that work once and not for long, for mails and short messages.

The secret in a link is its whole right: only its digest is stored, and what a link opens is done in the
same write that uses it up, so that a link that two people follow works for one of them.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from skill.domain.errors import LinkExpiredError, ProgrammingError
from skill.domain.privacy import NOT_PERSONAL, declare, withheld
from skill.services.records import codec, keys
from skill.services.shop import Shop
from skill.services.table import Delete, Expect, Put

Purpose = Literal["code", "account", "method"]
"""What a link opens: a new voice code, the account page, or the set-up of a way to pay."""

PATH = "/konto/link/"
LONGEST = timedelta(days=7)
_SECRET_BYTES = 32

declare(
    "link",
    {
        "merchant_id": NOT_PERSONAL,
        "customer_id": withheld("lives for days at most and opens nothing without its secret"),
        "purpose": NOT_PERSONAL,
        "expires_at": NOT_PERSONAL,
    },
    lives=LONGEST,
)


@dataclass(frozen=True, slots=True)
class Link:
    """Carry what a link opens, for whom and until when; `digest` is the SHA-256 of its secret."""

    merchant_id: str
    customer_id: str
    purpose: Purpose
    expires_at: datetime
    digest: str = ""
    version: int = 0


def make_link(shop: Shop, *, merchant_id: str, customer_id: str, purpose: Purpose, lives: timedelta) -> tuple[str, Put]:
    """Return a link's address and the change that makes it work; `lives` is seven days at most."""
    if not timedelta(0) < lives <= LONGEST:
        msg = f"a link lives for {LONGEST} at most, not {lives}"
        raise ProgrammingError(msg)
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    ends = shop.clock.now() + lives
    attributes = codec.to_attributes(Link(merchant_id, customer_id, purpose, ends))
    del attributes["digest"]
    put = Put(keys.link(_digest(secret)), attributes, expect=Expect.ABSENT, expires_at=int(ends.timestamp()))
    return f"{shop.public_url}{PATH}{secret}", put


def read_link(shop: Shop, secret: str, *purposes: Purpose) -> Link:
    """Return what a link opens, without using it up: programs that look into mails follow links as well.

    Raises `LinkExpiredError` where it is used, too old, unknown or for something else.
    """
    digest = _digest(secret)
    item = shop.table.get(keys.link(digest))
    if item is None:
        raise LinkExpiredError
    link = codec.from_plain({**item.attributes, "digest": digest, "version": item.version}, Link)
    if link.expires_at <= shop.clock.now() or link.purpose not in purposes:
        raise LinkExpiredError
    return link


def use_link(link: Link) -> Delete:
    """Return the change that uses a link up; a write with it conflicts where that happened before."""
    return Delete(keys.link(link.digest), if_version=link.version)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
