"""Show the mails in the local mailbox."""

from __future__ import annotations

from collections.abc import Mapping

from skill.services.records import keys
from skill.services.shop import Shop
from skill.services.table import Value


def find_mail(shop: Shop, merchant_id: str, message_id: str) -> Mapping[str, Value] | None:
    """Return one mail by its message id, None where it is not in the mailbox."""
    item = shop.table.get(keys.mail(merchant_id, message_id))
    return item.attributes if item else None


def sent_mails(shop: Shop, merchant_id: str, *, limit: int = 50) -> list[Mapping[str, Value]]:
    """Return mails as `message_id`, `to`, `subject`, `text`, `sent_at` and where they have them `html` and `attachments`, the newest first."""
    partition = keys.mails(merchant_id, "any").partition
    page = shop.table.query(partition, limit=limit, descending=True, index=True)
    return [item.attributes for item in page.items]
