"""Keep how many packs of a product are free and how many are promised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from skill.domain.privacy import NOT_PERSONAL, declare
from skill.services.records import keys
from skill.services.table import Add, Expect, Item, Key, Put

declare("counter#stock", {"available": NOT_PERSONAL, "reserved": NOT_PERSONAL}, lives=None)


def first_stock(merchant: str, sku: str, available: int) -> Put:
    """Return the change that opens a product's books."""
    return Put(keys.stock(merchant, sku), {"available": available, "reserved": 0}, expect=Expect.ABSENT)


def reserve(merchant: str, sku: str, quantity: int) -> Add:
    """Return the change that promises packs; it fails on its floor where too few are free."""
    return Add(keys.stock(merchant, sku), {"available": -quantity, "reserved": quantity}, floor={"available": 0})


def release(merchant: str, sku: str, quantity: int) -> Add:
    """Return the change that frees promised packs again."""
    return Add(keys.stock(merchant, sku), {"available": quantity, "reserved": -quantity}, floor={"reserved": 0})


def stock_keys(merchant: str, skus: Iterable[str]) -> list[Key]:
    """Return the keys of several products' stock."""
    return [keys.stock(merchant, sku) for sku in skus]


def available_in(items: Mapping[Key, Item], merchant: str, sku: str) -> int:
    """Return how many packs are free according to items that were read; none stored means none free."""
    item = items.get(keys.stock(merchant, sku))
    value = item.attributes.get("available") if item else 0
    return value if isinstance(value, int) else 0
