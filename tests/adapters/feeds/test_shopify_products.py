from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from skill.adapters.feeds.open_feed import FeedFormat, open_feed
from skill.services.read_rows import Row
from skill.services.stage_catalog import FeedEntry, LeftOut

HEADER = (
    *("Handle", "Title", "Body (HTML)", "Vendor", "Product Category", "Type", "Published", "Option1 Name"),
    *(
        "Option1 Value",
        "Variant SKU",
        "Variant Inventory Qty",
        "Variant Price",
        "Variant Barcode",
        "Image Src",
        "Status",
    ),
)
FILTER = {
    "Handle": "filter",
    "Title": "Melitta Filtertüten",
    "Body (HTML)": '<p>Zwei\nZeilen, und "mehr"</p>' * 200,
    "Vendor": "Melitta",
    "Type": "Kaffee > Filter",
    "Published": "true",
    "Option1 Name": "Packung",
    "Option1 Value": "80 Stück",
    "Variant SKU": "f-80",
    "Variant Inventory Qty": "12",
    "Variant Price": "2.49",
    "Variant Barcode": "'4006381333931",
    "Status": "active",
}
VARIANT = {"Handle": "filter", "Option1 Value": "40 Stück", "Variant Inventory Qty": "-2", "Variant Price": "1.49"}
PICTURE = {"Handle": "filter", "Image Src": "https://example.com/x.jpg"}


def read(path: Path, *rows: dict[str, str]) -> list[FeedEntry]:
    text = StringIO()
    writer = csv.DictWriter(text, HEADER)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    feed = open_feed(path)
    assert (feed.format, feed.partial) == (FeedFormat.SHOPIFY, True)
    return list(feed.entries)


def test_variants_become_rows_and_pictures_do_not(tmp_path: Path) -> None:
    first, second = read(tmp_path / "x.csv", FILTER, PICTURE, VARIANT)
    assert isinstance(first, Row)
    assert first.cells == {
        "sku": "f-80",
        "gtin": "4006381333931",
        "brand": "Melitta",
        "name_de": "Melitta Filtertüten, 80 Stück",
        "price": "2.49",
        "category": "filter",
        "variant_group": "filter",
        "variant_de": "80 Stück",
        "stock": "12",
        "pack_size": "80",
        "pack_unit": "piece",
        "content": "80",
        "content_unit": "piece",
    }
    assert first.origins["gtin"] == "Variant Barcode"
    assert isinstance(second, Row)
    assert (second.cells["sku"], second.cells["stock"]) == ("filter-40-stück", "0")


def test_drafts_and_hidden_products_are_left_out(tmp_path: Path) -> None:
    entries = read(tmp_path / "x.csv", FILTER | {"Status": "draft"}, VARIANT, FILTER | {"Published": "false"})
    assert all(isinstance(entry, LeftOut) for entry in entries)
    assert len(entries) == 3


def test_variant_without_its_product_is_refused(tmp_path: Path) -> None:
    (entry,) = read(tmp_path / "x.csv", VARIANT)
    assert str(entry) == "line 2, column Handle: belongs to no product of an earlier line"


def test_product_without_options_has_no_variant(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "x.csv", FILTER | {"Option1 Value": "Default Title"})
    assert isinstance(row, Row)
    assert row.cells["name_de"] == "Melitta Filtertüten"
    assert "variant_group" not in row.cells
