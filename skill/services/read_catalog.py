"""Read a merchant's product file into products and a list of all that is wrong in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypedDict

from skill.domain.gtin import is_valid_gtin
from skill.domain.localized import Localized
from skill.domain.packaging import Container, ContentUnit, PackUnit
from skill.domain.product import Gender, Product, Withdrawal
from skill.services.cells import Cells
from skill.services.read_rows import Row, RowError, Rows, read_rows

REQUIRED = ("sku", "name_de", "noun_de", "gender_de", "category", "price", "vat_rate", "stock")
"""Columns that no default can stand in for."""

OPTIONAL = (
    *("gtin", "brand", "name_en", "spoken_de", "spoken_en", "noun_en", "number_en", "synonyms_de", "synonyms_en"),
    *("variant_group", "variant_de", "variant_en", "pack_size", "pack_unit", "size_de", "size_en", "container"),
    *("content", "content_unit", "currency", "deposit", "withdrawal", "age_limit", "voice_orderable"),
    *("max_quantity", "days_per_pack", "price_source", "fits", "device_de", "device_en", "device_gender_de"),
    *("never_match_de", "never_match_en"),
)
"""Columns with a default; texts in English default to the German ones.

`fits` lists devices, `synonyms` what customers say, and `never_match` what never means the product, separated by `|`.
"""


@dataclass(frozen=True, slots=True)
class CatalogReading:
    """Carry the good products in file order, and the faults of all other rows."""

    products: tuple[Product, ...]
    errors: tuple[RowError, ...]


def read_catalog(text: str, currency: str | None = None) -> CatalogReading:
    """Read CSV or TSV text with a header; it never raises for a bad row, only for a file without header.

    `currency` is the shop's: rows without one take it, rows with another are faults. Without it, euros
    are the default and any currency is read.

    A missing needed column is one fault of line 1 and no product is read; columns of other names are
    faults of line 1 too, because a misspelt column would be a silent default.
    """
    rows = read_rows(text)
    faults = _header_faults(rows)
    if any(fault.reason == _MISSING for fault in faults):
        return CatalogReading((), tuple(faults))
    errors = [*faults, *rows.errors]
    products: dict[str, Product] = {}
    gtins: dict[str, int] = {}
    for row in rows.rows:
        cells = Cells(row)
        _refuse_control_characters(cells, row)
        product = None if cells.errors else _product(cells, currency)
        if product is not None:
            _refuse_repeats(cells, product, products, gtins)
        if product is None or cells.errors:
            errors.extend(cells.errors)
        else:
            products[product.sku] = product
            gtins[product.gtin] = row.line
    return CatalogReading(tuple(products.values()), tuple(sorted(errors, key=lambda error: error.line)))


_MISSING = "is missing"
_NEVER_PRINTED = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]")
"""Unicode's control characters (Cc) and separators of lines and paragraphs (Zl, Zp)."""


def _header_faults(rows: Rows) -> list[RowError]:
    missing = [RowError(1, name, _MISSING) for name in REQUIRED if name not in rows.header]
    known = {*REQUIRED, *OPTIONAL}
    return missing + [RowError(1, name, "is no column of a catalogue") for name in rows.header if name not in known]


def _refuse_control_characters(cells: Cells, row: Row) -> None:
    """Refuse what would break a spoken sentence, a mail's line or a terminal."""
    for column, cell in row.cells.items():
        if _NEVER_PRINTED.search(cell):
            cells.fault(column, "holds a line break or another control character")


def _currency(cells: Cells, shops: str | None) -> str:
    currency = cells.text("currency", shops or "EUR")
    if shops and currency != shops:
        cells.fault("currency", f"{currency!r} is not the shop's {shops}")
        return shops
    return currency


def _refuse_repeats(cells: Cells, product: Product, products: dict[str, Product], gtins: dict[str, int]) -> None:
    if product.sku in products:
        cells.fault("sku", f"{product.sku} stands in an earlier line already")
    if product.gtin in gtins and product.gtin:
        cells.fault("gtin", f"{product.gtin} stands in line {gtins[product.gtin]} already")
    if product.gtin and not is_valid_gtin(product.gtin):
        cells.fault("gtin", f"{product.gtin} is no GTIN (8, 12, 13 or 14 digits with a check digit)")


def _product(cells: Cells, shops_currency: str | None) -> Product:
    currency = _currency(cells, shops_currency)
    name = cells.localized("name")
    size = cells.localized("size", Localized(""))
    return Product(
        sku=cells.text("sku"),
        gtin=cells.text("gtin", ""),
        brand=cells.text("brand", ""),
        category=cells.text("category"),
        name=name,
        spoken=cells.localized("spoken", name),
        noun=cells.localized("noun"),
        gender_de=cells.choice("gender_de", Gender),
        plural_en=cells.one_of("number_en", {"sg": False, "pl": True}, "sg"),
        synonyms={"de": cells.words("synonyms_de"), "en": cells.words("synonyms_en")},
        never_match={code: words for code in ("de", "en") if (words := cells.words(f"never_match_{code}"))},
        variant_group=cells.text("variant_group", ""),
        variant=cells.localized("variant", Localized("")),
        pack_size=cells.integer("pack_size", 1, least=1),
        pack_unit=cells.choice("pack_unit", PackUnit, PackUnit.PIECE),
        size=size if size.de else None,
        container=cells.choice("container", Container, Container.PACK),
        content=cells.integer_or_none("content"),
        content_unit=cells.choice("content_unit", ContentUnit, ContentUnit.PIECE),
        price=cells.amount("price", currency, least=1),
        vat_rate=cells.integer("vat_rate"),
        deposit=cells.amount("deposit", currency, "0"),
        stock=cells.integer("stock"),
        withdrawal=cells.choice("withdrawal", Withdrawal, Withdrawal.FULL),
        age_limit=cells.integer("age_limit", 0),
        voice_orderable=cells.one_of("voice_orderable", FLAGS, "yes"),
        max_quantity=cells.integer("max_quantity", 99, least=1),
        days_per_pack=cells.integer_or_none("days_per_pack"),
        price_source=cells.text("price_source", ""),
        **_devices(cells),
    )


class _Devices(TypedDict, total=False):
    fits: tuple[str, ...]
    device: Localized | None
    device_gender_de: Gender


def _devices(cells: Cells) -> _Devices:
    """Read which devices a product fits; a kind of device without any says nothing."""
    fits = cells.words("fits")
    kind = cells.localized("device", Localized(""))
    gender = cells.choice("device_gender_de", Gender, Gender.NEUTER)
    return {"fits": fits, "device": kind if kind.de else None, "device_gender_de": gender} if fits else {}


FLAGS = {"yes": True, "ja": True, "true": True, "1": True, "no": False, "nein": False, "false": False, "0": False}
"""What merchants write for yes and no."""
