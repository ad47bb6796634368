"""Turn the lines of a Shopify product CSV into rows of a catalogue.

A product's first line has its title; the lines below it with the same handle are its other variants
and pictures. Source: Shopify help, "Using CSV files to import and export products".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from skill.adapters.feeds.plain_text import category_word, joined, slug
from skill.services.read_rows import Row, RowError, SheetEntry
from skill.services.row_reasons import Reason
from skill.services.stage_catalog import FeedEntry, LeftOut

NEEDED = frozenset({"handle", "title", "variant price"})
"""The columns by which such a file is known."""

_COLUMNS = {
    "sku": "variant sku",
    "gtin": "variant barcode",
    "brand": "vendor",
    "name_de": "title",
    "price": "variant price",
    "category": "type",
    "variant_group": "handle",
    "variant_de": "option1 value",
    "contents": "unit price total measure",
    "stock": "variant inventory qty",
}
_NO_OPTION = "Default Title"


@dataclass(frozen=True, slots=True)
class _Head:
    """Carry what a product's first line says for all its variants."""

    handle: str = ""
    title: str = ""
    vendor: str = ""
    category: str = ""
    is_sold: bool = False


def read_shopify(header: tuple[str, ...], entries: Iterable[SheetEntry]) -> Iterator[FeedEntry]:
    """Return a partial row for each variant on sale; drafts and archived products are left out."""
    names = {name.lower(): name for name in header}
    origins = {column: names.get(field, field) for column, field in _COLUMNS.items()}
    head = _Head()
    for entry in entries:
        if isinstance(entry, RowError):
            yield entry
            continue
        line, cells = entry
        fields = dict(zip(names, cells, strict=True))
        if fields["title"]:
            head = _head(fields)
        if not (fields["variant price"] or fields.get("variant sku")):
            continue  # one more picture
        if fields["handle"] != head.handle:
            yield RowError(line, names["handle"], Reason("no_product_yet"))
        elif head.is_sold:
            yield _row(line, fields, head, origins)
        else:
            yield LeftOut(line)


def _head(fields: Mapping[str, str]) -> _Head:
    status = fields.get("status", "").lower() or "active"
    published = fields.get("published", "").lower() != "false"
    category = fields.get("type") or fields.get("product category") or ""
    title = " ".join(fields["title"].split())
    return _Head(
        fields["handle"], title, fields.get("vendor", ""), category_word(category), status == "active" and published
    )


def _row(line: int, fields: Mapping[str, str], head: _Head, origins: Mapping[str, str]) -> Row:
    options = [fields.get(f"option{number} value", "") for number in (1, 2, 3)]
    variant = joined(option for option in options if option != _NO_OPTION)
    cells = {
        "sku": fields.get("variant sku", "").removeprefix("'") or slug(f"{head.handle} {variant}"),
        "gtin": fields.get("variant barcode", "").removeprefix("'"),
        "brand": head.vendor,
        "name_de": joined((head.title, variant)),
        "price": fields["variant price"],
        "category": head.category,
        "variant_group": head.handle if variant else "",
        "variant_de": variant,
        "contents": _contents(fields),
        "stock": _stock(fields.get("variant inventory qty", "")),
    }
    return Row(line, {column: cell for column, cell in cells.items() if cell}, origins)


def _contents(fields: Mapping[str, str]) -> str:
    measure, unit = fields.get("unit price total measure", ""), fields.get("unit price total measure unit", "")
    return f"{measure} {unit}" if measure and unit else ""


def _stock(quantity: str) -> str:
    """Take oversold as none left."""
    return "0" if quantity.startswith("-") and quantity[1:].isdigit() else quantity
