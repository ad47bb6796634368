"""Show a customer's orders and what proves consent to one."""

from __future__ import annotations

from collections.abc import Mapping

from skill.domain.order import Order
from skill.services.records import keys
from skill.services.records import orders as records
from skill.services.shop import Shop
from skill.services.table import Value


def recent_orders(shop: Shop, merchant_id: str, customer_id: str, *, limit: int = 60) -> list[Order]:
    """Return a customer's orders, the newest first."""
    return list(records.recent_orders(shop.table, keys.customer(merchant_id, customer_id), limit))


def order_evidence(shop: Shop, merchant_id: str, customer_id: str, order_id: str) -> Mapping[str, Value] | None:
    """Return the record of what was said and heard before an order, None for an order from elsewhere."""
    item = shop.table.get(keys.evidence(keys.customer(merchant_id, customer_id), order_id))
    return item.attributes if item else None
