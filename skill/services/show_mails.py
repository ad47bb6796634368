"""Show the mails in the local mailbox."""

from __future__ import annotations

from collections.abc import Mapping

from skill.services.records import keys
from skill.services.shop import Shop
from skill.services.table import Value


def sent_mails(shop: Shop, merchant_id: str, *, limit: int = 50) -> list[Mapping[str, Value]]:
    """Return mails as `message_id`, `to`, `subject`, `text` and `sent_at`, the newest first."""
    partition = keys.mails(merchant_id, "any").partition
    page = shop.table.query(partition, limit=limit, descending=True, index=True)
    return [item.attributes for item in page.items]
