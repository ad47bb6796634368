"""Read a merchant's product file into products and a list of all that is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass

from skill.domain.product import Product
from skill.services.read_product import OPTIONAL, REQUIRED, read_product
from skill.services.read_rows import RowError, Rows, read_rows
from skill.services.row_reasons import Reason

__all__ = ["OPTIONAL", "REQUIRED", "CatalogReading", "header_faults", "read_catalog"]


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
    faults = header_faults(rows.header)
    if any(name not in rows.header for name in REQUIRED):
        return CatalogReading((), tuple(faults))
    return _read(rows, faults, currency)


def header_faults(header: tuple[str, ...], line: int = 1) -> list[RowError]:
    """Return a fault for each missing and each unknown column."""
    known = {*REQUIRED, *OPTIONAL}
    missing = [RowError(line, name, Reason("missing")) for name in REQUIRED if name not in header]
    return missing + [RowError(line, name, Reason("unknown_column")) for name in header if name not in known]


def _read(rows: Rows, faults: list[RowError], currency: str | None) -> CatalogReading:
    errors = [*faults, *rows.errors]
    products: dict[str, Product] = {}
    gtins: dict[str, int] = {}
    for row in rows.rows:
        product, wrong = read_product(row, currency)
        if product is not None:
            wrong = _repeats(row.line, product, products, gtins)
        if product is None or wrong:
            errors.extend(wrong)
        else:
            products[product.sku] = product
            gtins[product.gtin] = row.line
    return CatalogReading(tuple(products.values()), tuple(sorted(errors, key=lambda error: error.line)))


def _repeats(line: int, product: Product, products: dict[str, Product], gtins: dict[str, int]) -> list[RowError]:
    faults = []
    if product.sku in products:
        faults.append(RowError(line, "sku", Reason("sku_twice", cell=product.sku)))
    if product.gtin and product.gtin in gtins:
        faults.append(RowError(line, "gtin", Reason("gtin_twice", cell=product.gtin, line=gtins[product.gtin])))
    return faults
