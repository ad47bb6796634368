"""Keep a merchant's settings and which version of the catalogue is on sale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skill.domain.errors import NotFoundError
from skill.domain.merchant import Merchant
from skill.domain.privacy import NOT_PERSONAL, declare
from skill.domain.product import Product, product_from_attributes, product_to_attributes
from skill.services.records import codec, keys
from skill.services.table import Expect, Item, Key, Put, Table

_PRODUCT = dict.fromkeys(
    (
        *("sku", "gtin", "brand", "category", "name", "spoken", "noun", "gender_de", "plural_en", "synonyms"),
        *("variant_group", "variant", "pack_size", "pack_unit", "size", "container", "content", "content_unit"),
        *("price", "currency", "vat_rate", "deposit", "stock", "withdrawal", "age_limit", "voice_orderable"),
        *("max_quantity", "days_per_pack", "price_source", "fits", "device", "device_gender_de", "never_match"),
    ),
    NOT_PERSONAL,
)
_ON_SALE, _RETIRED = "product", "retired"

declare("settings", {"merchant": NOT_PERSONAL, "catalogue": NOT_PERSONAL}, lives=None)
declare("catalogue_begun", {"catalogue": NOT_PERSONAL}, lives=None)
declare(_ON_SALE, _PRODUCT, lives=None)
declare(_RETIRED, _PRODUCT, lives=None)


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """Carry a merchant's settings and the number of the catalogue on sale."""

    merchant: Merchant
    catalogue: int
    version: int = 0


@dataclass(frozen=True, slots=True)
class StoredCatalogue:
    """Carry one catalogue version: what is on sale, and what once was, for the words of older orders."""

    on_sale: Sequence[Product] = ()
    retired: Sequence[Product] = ()


def settings_from(item: Item | None, merchant_id: str) -> ShopSettings:
    """Read settings back; raise `NotFoundError` where the merchant is unknown."""
    if item is None:
        msg = f"no shop called {merchant_id!r} is set up in this store"
        raise NotFoundError(msg)
    return codec.from_item(item, ShopSettings)


def read_merchant(table: Table, merchant_id: str) -> Merchant:
    """Return a merchant as set up now; raise `NotFoundError` where there is none."""
    return settings_from(table.get(keys.settings(merchant_id)), merchant_id).merchant


def put_settings(settings: ShopSettings) -> Put:
    """Return the change that stores settings over the version they were read at."""
    return Put(
        keys.settings(settings.merchant.id), codec.to_attributes(settings), expect=settings.version or Expect.ABSENT
    )


def begun_version(table: Table, merchant: str) -> tuple[int, int]:
    """Return the catalogue version begun last, finished or not, and the version of the item that says so."""
    item = table.get(keys.catalogue_begun(merchant))
    begun = item.attributes["catalogue"] if item else 0
    return (begun if isinstance(begun, int) else 0), item.version if item else 0


def put_begun(merchant: str, catalogue: int, version: int) -> Put:
    """Return the change that takes a catalogue version for one import; another one then conflicts."""
    return Put(keys.catalogue_begun(merchant), {"catalogue": catalogue}, expect=version or Expect.ABSENT)


def put_product(merchant: str, version: int, product: Product, *, retired: bool = False) -> Put:
    """Return the change that stores one product of one catalogue version."""
    kind = _RETIRED if retired else _ON_SALE
    key = Key(keys.catalogue(merchant, version), f"{kind}#{product.sku}")
    return Put(key, dict(product_to_attributes(product)), expect=Expect.ANYTHING)


def read_catalogue(table: Table, merchant: str, version: int) -> StoredCatalogue:
    """Read all products of a catalogue version."""
    found: dict[bool, list[Product]] = {True: [], False: []}
    for on_sale, item in stored_products(table, merchant, version):
        found[on_sale].append(product_from_attributes(item.attributes))
    return StoredCatalogue(found[True], found[False])


def stored_products(table: Table, merchant: str, version: int) -> Iterator[tuple[bool, Item]]:
    """Read a catalogue version page by page: whether a product is on sale (else it once was), and its item."""
    cursor: str | None = None
    while True:
        page = table.query(keys.catalogue(merchant, version), limit=500, after=cursor)
        for item in page.items:
            yield item.key.sort.partition("#")[0] == _ON_SALE, item
        cursor = page.cursor
        if cursor is None:
            return


def product_key(merchant: str, version: int, sku: str) -> Key:
    """Return where a product on sale stands."""
    return Key(keys.catalogue(merchant, version), f"{_ON_SALE}#{sku}")
