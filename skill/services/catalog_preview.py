"""Say what an import would change, product by product, before anything is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from skill.domain.amount import format_amount
from skill.domain.money import Money
from skill.domain.product import Product, product_from_attributes, product_to_attributes
from skill.domain.tree import Plain
from skill.services.import_catalog import Products
from skill.services.read_rows import RowError
from skill.services.records import keys
from skill.services.records.merchants import settings_from, stored_products
from skill.services.shop import Shop


class Fate(StrEnum):
    """Name what an import does to one product."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Carry one field's old and new value as text; empty where there is none."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ProductChange:
    """Carry what an import does to one product; `fields` are there for a changed one."""

    sku: str
    fate: Fate
    fields: tuple[FieldChange, ...] = ()


class StagedCatalogue(Protocol):
    """Hold what was read from a file until the merchant has seen it; whatever its size, memory stays flat."""

    def add(self, product: Product, line: int) -> list[RowError]:
        """Keep a product, or say which earlier line holds its SKU or GTIN already."""
        ...

    def refuse(self, faults: list[RowError], sku: str) -> None:
        """Keep what is wrong with a row; `sku` is empty where it cannot be read."""
        ...

    def leave_out(self) -> None:
        """Count a row that is not for sale, such as a draft."""
        ...

    @property
    def products(self) -> Products:
        """Return the products in the file's order."""
        ...

    def skus(self) -> Iterator[str]:
        """Return the products' SKUs in the file's order."""
        ...

    def attributes(self, sku: str) -> Mapping[str, Plain] | None:
        """Return a product as `product_to_attributes` makes it; None where the file has none of this SKU."""
        ...

    def is_refused(self, sku: str) -> bool:
        """Tell whether a refused row names this SKU."""
        ...


def preview_catalog(
    shop: Shop, merchant_id: str, staged: StagedCatalogue, keeps: Callable[[str], bool]
) -> Iterator[ProductChange]:
    """Compare what was read with what is on sale: first all that is on sale, then what is new.

    `keeps` says which products stay on sale although the file does not have them.
    """
    item = shop.table.get(keys.settings(merchant_id))
    known: set[str] = set()
    version = settings_from(item, merchant_id).catalogue if item else 0
    for on_sale, stored in stored_products(shop.table, merchant_id, version):
        sku = stored.key.sort.partition("#")[2]
        if not on_sale:
            continue
        known.add(sku)
        new = staged.attributes(sku)
        if new is None:
            yield ProductChange(sku, Fate.KEPT if keeps(sku) else Fate.REMOVED)
        else:
            yield _compared(sku, stored.attributes, new)
    for sku in staged.skus():
        if sku not in known:
            yield ProductChange(sku, Fate.ADDED)


def _compared(sku: str, old: Mapping[str, Plain], new: Mapping[str, Plain]) -> ProductChange:
    if old == new:
        return ProductChange(sku, Fate.UNCHANGED)
    old = product_to_attributes(product_from_attributes(old))  # what an older version stored gets today's form
    names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    fields = tuple(FieldChange(name, _shown(name, old), _shown(name, new)) for name in names)
    return ProductChange(sku, Fate.CHANGED if fields else Fate.UNCHANGED, fields)


def _shown(name: str, attributes: Mapping[str, object]) -> str:
    value = attributes.get(name)
    if name in {"price", "deposit"} and isinstance(value, int):
        return f"{format_amount(Money(value))} {attributes.get('currency')}"
    if isinstance(value, Mapping):
        return " / ".join(text for entry in value.values() if (text := _text(entry)))
    return _text(value)


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "", True: "yes", False: "no"}[value]
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
