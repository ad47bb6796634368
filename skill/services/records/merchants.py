"""Keep a merchant's settings and which version of the catalogue is on sale."""

from __future__ import annotations

from dataclasses import dataclass

from skill.domain.errors import NotFoundError
from skill.domain.merchant import Merchant
from skill.domain.privacy import NOT_PERSONAL, declare
from skill.domain.product import Product, product_from_attributes, product_to_attributes
from skill.services.records import codec, keys
from skill.services.table import Expect, Item, Key, Put, Table

declare("settings", {"merchant": NOT_PERSONAL, "catalogue": NOT_PERSONAL}, lives=None)
declare(
    "product",
    dict.fromkeys(
        (
            *("sku", "gtin", "brand", "category", "name", "spoken", "noun", "gender_de", "plural_en", "synonyms"),
            *("variant_group", "variant", "pack_size", "pack_unit", "size", "container", "content", "content_unit"),
            *("price", "currency", "vat_rate", "deposit", "stock", "withdrawal", "age_limit", "voice_orderable"),
            *("max_quantity", "days_per_pack", "price_source"),
        ),
        NOT_PERSONAL,
    ),
    lives=None,
)


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """Carry a merchant's settings and the number of the catalogue on sale."""

    merchant: Merchant
    catalogue: int
    version: int = 0


def settings_from(item: Item | None, merchant_id: str) -> ShopSettings:
    """Read settings back; raise `NotFoundError` where the merchant is unknown."""
    if item is None:
        msg = f"no shop called {merchant_id!r} is set up in this store"
        raise NotFoundError(msg)
    return codec.from_item(item, ShopSettings)


def put_settings(settings: ShopSettings) -> Put:
    """Return the change that stores settings over the version they were read at."""
    return Put(
        keys.settings(settings.merchant.id), codec.to_attributes(settings), expect=settings.version or Expect.ABSENT
    )


def put_product(merchant: str, version: int, product: Product) -> Put:
    """Return the change that stores one product of one catalogue version."""
    key = Key(keys.catalogue(merchant, version), f"product#{product.sku}")
    return Put(key, dict(product_to_attributes(product)), expect=Expect.ANYTHING)


def read_products(table: Table, merchant: str, version: int) -> list[Product]:
    """Read all products of a catalogue version."""
    products: list[Product] = []
    cursor: str | None = None
    while True:
        page = table.query(keys.catalogue(merchant, version), limit=500, after=cursor)
        products.extend(product_from_attributes(item.attributes) for item in page.items)
        cursor = page.cursor
        if cursor is None:
            return products
