"""Bring a merchant's catalogue in as one new version, seen whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from skill.domain.errors import InvalidInputError
from skill.domain.merchant import Merchant
from skill.domain.product import Product, product_from_attributes
from skill.services.records import keys, stock
from skill.services.records.merchants import (
    ShopSettings,
    StoredCatalogue,
    begun_version,
    put_begun,
    put_product,
    put_settings,
    read_catalogue,
    settings_from,
    stored_products,
)
from skill.services.shop import Shop
from skill.services.table import Change

_BATCH = 90
_SHOWN = 5


class Products(Protocol):
    """Give products again and again, in the catalogue's order; a list does, and so does a file on disk."""

    def __iter__(self) -> Iterator[Product]:
        """Return the products from the first on."""
        ...

    def __len__(self) -> int:
        """Return how many there are."""
        ...


@dataclass(frozen=True, slots=True)
class CatalogChange:
    """Count what an import changes, by SKU, before anything is stored."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def compare_catalog(shop: Shop, merchant_id: str, products: Sequence[Product]) -> CatalogChange:
    """Return how products differ from those on sale."""
    item = shop.table.get(keys.settings(merchant_id))
    current = _stored(shop, settings_from(item, merchant_id)) if item else StoredCatalogue()
    on_sale = {product.sku: product for product in current.on_sale}
    new = {product.sku: product for product in products}
    return CatalogChange(
        added=tuple(sku for sku in new if sku not in on_sale),
        changed=tuple(sku for sku in new if sku in on_sale and on_sale[sku] != new[sku]),
        unchanged=tuple(sku for sku in new if on_sale.get(sku) == new[sku]),
        removed=tuple(sku for sku in on_sale if sku not in new),
    )


def shop_currency(shop: Shop, merchant_id: str) -> str | None:
    """Return the currency a stored shop sells in, or None where the shop is new."""
    item = shop.table.get(keys.settings(merchant_id))
    return settings_from(item, merchant_id).merchant.currency if item else None


def import_catalog(
    shop: Shop,
    merchant_id: str,
    products: Products,
    *,
    merchant: Merchant | None = None,
    keeps: Callable[[str], bool] | None = None,
) -> int:
    """Store products as the next version of the catalogue, put it on sale, and return its number.

    What is no longer on sale keeps its names, for orders that hold it; a SKU that `keeps` says yes to
    stays on sale although it is not among the products. A version is taken by one
    import alone, so that one that was cut, or runs at the same time, never mixes with another:
    `ConflictError` tells the one that came second. `merchant` brings new settings, or those of a shop
    that is new; without it the shop must exist. Products in another currency than the shop's are refused.
    Stock of products already known stays as it is: sales have moved it since the file was written.
    """
    if not len(products):
        msg = "the file holds no product; nothing was changed"
        raise InvalidInputError(msg)
    item = shop.table.get(keys.settings(merchant_id))
    if item is None and merchant is not None:
        settings = ShopSettings(merchant, catalogue=0)
    else:
        settings = settings_from(item, merchant_id)
    _refuse_foreign_money((merchant or settings.merchant).currency, products)
    version = _take_version(shop, settings)
    come = _put_all(shop, merchant_id, version, products)
    _write(shop, _put_missing(shop, settings, version, come, keeps or _nothing))
    shop.table.write(put_settings(replace(settings, merchant=merchant or settings.merchant, catalogue=version)))
    return version


def _nothing(_sku: str) -> bool:
    return False


def _refuse_foreign_money(currency: str, products: Products) -> None:
    foreign = (product.sku for product in products if {product.price.currency, product.deposit.currency} != {currency})
    shown = list(islice(foreign, _SHOWN))
    if shown:
        msg = f"the shop sells in {currency}; other prices have {', '.join(shown)}; nothing was changed"
        raise InvalidInputError(msg)


def _take_version(shop: Shop, settings: ShopSettings) -> int:
    begun, item_version = begun_version(shop.table, settings.merchant.id)
    version = max(begun, settings.catalogue) + 1
    shop.table.write(put_begun(settings.merchant.id, version, item_version))
    return version


def _put_all(shop: Shop, merchant_id: str, version: int, products: Products) -> set[str]:
    """Store products and open their books, and return their SKUs; read once, for a file may be long."""
    come: set[str] = set()
    remaining = iter(products)
    while batch := tuple(islice(remaining, _BATCH)):
        shop.table.write(*(put_product(merchant_id, version, product) for product in batch))
        _open_stock(shop, merchant_id, batch)
        come.update(product.sku for product in batch)
    return come


def _put_missing(
    shop: Shop, settings: ShopSettings, version: int, come: set[str], keeps: Callable[[str], bool]
) -> Iterator[Change]:
    """Return the changes for what was ever on sale and is not among the SKUs that have come."""
    merchant_id = settings.merchant.id
    for on_sale, item in stored_products(shop.table, merchant_id, settings.catalogue):
        sku = item.key.sort.partition("#")[2]
        if sku not in come:
            product = product_from_attributes(item.attributes)
            yield put_product(merchant_id, version, product, retired=not (on_sale and keeps(sku)))


def _stored(shop: Shop, settings: ShopSettings) -> StoredCatalogue:
    return read_catalogue(shop.table, settings.merchant.id, settings.catalogue)


def _write(shop: Shop, changes: Iterable[Change]) -> None:
    remaining = iter(changes)
    while batch := tuple(islice(remaining, _BATCH)):
        shop.table.write(*batch)


def _open_stock(shop: Shop, merchant_id: str, products: Sequence[Product]) -> None:
    """Open the books of products that have none yet."""
    known = shop.table.get_many(stock.stock_keys(merchant_id, [product.sku for product in products]))
    fresh = [product for product in products if keys.stock(merchant_id, product.sku) not in known]
    _write(shop, [stock.first_stock(merchant_id, product.sku, product.stock) for product in fresh])
