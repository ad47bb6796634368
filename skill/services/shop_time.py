"""Keep how far a demo shop's time is ahead of the machine's."""

from __future__ import annotations

from datetime import timedelta

from skill.domain.privacy import NOT_PERSONAL, declare
from skill.services.shop import Shop
from skill.services.table import Expect, Key, Put

declare("shop_time", {"ahead_seconds": NOT_PERSONAL}, lives=None)


def shop_time_ahead(shop: Shop, merchant_id: str) -> timedelta:
    """Return how far the shop's time is ahead; zero unless somebody moved it."""
    item = shop.table.get(_key(merchant_id))
    seconds = item.attributes["ahead_seconds"] if item else 0
    return timedelta(seconds=seconds if isinstance(seconds, int) else 0)


def advance_shop_time(shop: Shop, merchant_id: str, by: timedelta) -> None:
    """Store that the shop's time jumped ahead; whole seconds count."""
    item = shop.table.get(_key(merchant_id))
    ahead = shop_time_ahead(shop, merchant_id) + by
    attributes = {"ahead_seconds": round(ahead.total_seconds())}
    shop.table.write(Put(_key(merchant_id), attributes, expect=item.version if item else Expect.ABSENT))


def _key(merchant_id: str) -> Key:
    return Key(f"{merchant_id}#shop_time", "shop_time")
