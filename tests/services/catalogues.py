"""Sell less, or more, in the demo shop: what tests of the import begin with."""

from __future__ import annotations

from collections.abc import Sequence

from skill.domain.product import Product
from skill.services.import_catalog import import_catalog
from skill.services.records import keys
from skill.services.table import Range
from skill.settings import DEMO_MERCHANT
from tests.stage import Stage

FILTERS, PAPER, TABS = "melitta-filter-4-80", "zewa-toilettenpapier-16", "finish-tabs-60"


def some(stage: Stage, *skus: str) -> list[Product]:
    """Return these products as they are sold."""
    return [stage.catalogue.products[sku] for sku in skus]


def sold(stage: Stage) -> set[str]:
    """Return what is on sale, as stored."""
    partition = keys.catalogue(DEMO_MERCHANT, stage.settings.catalogue)
    items = stage.table.query(partition, Range(prefix="product#"), limit=1000).items
    return {item.key.sort.removeprefix("product#") for item in items}


def bring_in(stage: Stage, products: Sequence[Product]) -> int:
    """Sell these products and no others; return the catalogue's version."""
    return import_catalog(stage.shop, DEMO_MERCHANT, products)
