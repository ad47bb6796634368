"""Turn the fields of a Google Merchant product into the columns of a catalogue.

Source: Google Merchant Center help, "Product data specification".
"""

from __future__ import annotations

from collections.abc import Mapping

from skill.adapters.feeds.plain_text import category_word, joined
from skill.domain.amount import split_currency
from skill.services.read_rows import Row

NEEDED = frozenset({"id", "title", "price"})
"""The columns by which such a file is known."""

_COLUMNS = {
    "sku": "id",
    "gtin": "gtin",
    "brand": "brand",
    "name_de": "title",
    "price": "price",
    "currency": "price",
    "category": "product_type",
    "variant_group": "item_group_id",
    "contents": "unit_pricing_measure",
    "stock": "availability",
}
_NOT_IN_STOCK = frozenset({"out_of_stock", "preorder", "backorder"})
_VARIANTS = ("color", "size", "material", "pattern")


def google_field(name: str) -> str:
    """Return a field's name as Google's specification writes it: `g:Item Group ID` is `item_group_id`."""
    return name.strip().lower().removeprefix("g:").replace(" ", "_")


def google_row(line: int, fields: Mapping[str, str], names: Mapping[str, str] | None = None) -> Row:
    """Return a partial row of the catalogue; `names` says what the file calls a field."""
    names = names or {}
    origins = {column: names.get(field, field) for column, field in _COLUMNS.items()}
    price = fields.get("price", "")
    cells = {
        "sku": fields.get("id", ""),
        "gtin": fields.get("gtin", "").replace(" ", "").replace("-", ""),
        "brand": fields.get("brand", ""),
        "name_de": " ".join(fields.get("title", "").split()),
        "price": price,
        "currency": split_currency(price)[0],
        "category": category_word(fields.get("product_type") or fields.get("google_product_category") or ""),
        "variant_group": fields.get("item_group_id", ""),
        "variant_de": joined(fields.get(name, "") for name in _VARIANTS) if fields.get("item_group_id") else "",
        "contents": _contents(fields),
        "stock": _stock(fields),
    }
    return Row(line, {column: cell for column, cell in cells.items() if cell}, origins)


def _contents(fields: Mapping[str, str]) -> str:
    """Prefer the measure that the unit price is given for."""
    return fields.get("unit_pricing_measure", "")


def _stock(fields: Mapping[str, str]) -> str:
    if google_field(fields.get("availability", "")) in _NOT_IN_STOCK:
        return "0"
    return fields.get("sell_on_google_quantity") or fields.get("quantity", "")
