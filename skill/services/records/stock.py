"""Keep how many packs of a product are free and how many are promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from skill.domain.privacy import NOT_PERSONAL, declare
from skill.services.records import keys
from skill.services.table import Add, Expect, Item, Key, Put

declare("counter#stock", {"available": NOT_PERSONAL, "reserved": NOT_PERSONAL}, lives=None)
declare(
    "stock_edit",
    dict.fromkeys(("sku", "added", "on_hand", "edited_at"), NOT_PERSONAL),
    lives=None,
)


def first_stock(merchant: str, sku: str, available: int) -> Put:
    """Return the change that opens a product's books."""
    return Put(keys.stock(merchant, sku), {"available": available, "reserved": 0}, expect=Expect.ABSENT)


def reserve(merchant: str, sku: str, quantity: int) -> Add:
    """Return the change that promises packs; it fails on its floor where too few are free."""
    return Add(keys.stock(merchant, sku), {"available": -quantity, "reserved": quantity}, floor={"available": 0})


def release(merchant: str, sku: str, quantity: int) -> Add:
    """Return the change that frees promised packs again."""
    return Add(keys.stock(merchant, sku), {"available": quantity, "reserved": -quantity}, floor={"reserved": 0})


def reserve_all(merchant: str, packs: Iterable[tuple[str, int]]) -> list[Add]:
    """Return the changes that promise packs of several lines; those of one product are summed."""
    return [reserve(merchant, sku, quantity) for sku, quantity in _summed(packs).items()]


def release_all(merchant: str, packs: Iterable[tuple[str, int]]) -> list[Add]:
    """Return the changes that free the promised packs of several lines; those of one product are summed."""
    return [release(merchant, sku, quantity) for sku, quantity in _summed(packs).items() if quantity]


def ship_all(merchant: str, packs: Iterable[tuple[str, int]]) -> list[Add]:
    """Return the changes that take packs out of the house: promised ones are gone, free ones stay as they are."""
    return [
        Add(keys.stock(merchant, sku), {"reserved": -quantity}, floor={"reserved": 0})
        for sku, quantity in _summed(packs).items()
        if quantity
    ]


def restock(merchant: str, sku: str, quantity: int) -> Add:
    """Return the change that puts packs that came back, or were delivered, on the shelf."""
    return Add(keys.stock(merchant, sku), {"available": quantity})


def correct(merchant: str, sku: str, by: int, *, if_version: int | None = None) -> Add:
    """Return the change that corrects the packs on the shelf; it fails on its floor where promised ones would be gone."""
    return Add(keys.stock(merchant, sku), {"available": by}, floor={"available": 0}, if_version=if_version)


def stock_keys(merchant: str, skus: Iterable[str]) -> list[Key]:
    """Return the keys of several products' stock."""
    return [keys.stock(merchant, sku) for sku in skus]


def available_in(items: Mapping[Key, Item], merchant: str, sku: str) -> int:
    """Return how many packs are free according to items that were read; none stored means none free."""
    item = items.get(keys.stock(merchant, sku))
    value = item.attributes.get("available") if item else 0
    return value if isinstance(value, int) else 0


def reserved_in(items: Mapping[Key, Item], merchant: str, sku: str) -> int:
    """Return how many packs are promised according to items that were read."""
    item = items.get(keys.stock(merchant, sku))
    value = item.attributes.get("reserved") if item else 0
    return value if isinstance(value, int) else 0


def _summed(packs: Iterable[tuple[str, int]]) -> Counter[str]:
    """Return how many packs there are of each product: two changes of one item cannot stand in one write."""
    found: Counter[str] = Counter()
    for sku, quantity in packs:
        found[sku] += quantity
    return found
