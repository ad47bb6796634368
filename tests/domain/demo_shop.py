"""Give the tests of names and choices the demo shop's products by SKU."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from skill.domain.product import Product
from skill.services.read_catalog import read_catalog

CATALOGUE = Path(__file__).parents[2] / "skill" / "demo" / "products.csv"


@cache
def shop() -> Mapping[str, Product]:
    products = read_catalog(CATALOGUE.read_text(encoding="utf-8")).products
    return {product.sku: product for product in products}


def products(*skus: str) -> tuple[Product, ...]:
    return tuple(shop()[sku] for sku in skus)


def siblings(sku: str) -> tuple[Product, ...]:
    group = shop()[sku].variant_group
    return tuple(other for other in shop().values() if other.variant_group == group and other.sku != sku)
