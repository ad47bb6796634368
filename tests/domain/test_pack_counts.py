from __future__ import annotations

import pytest

from skill.demo_shop import demo_seed
from skill.domain.pack_counts import comes_in, hold_other_than, in_packs
from skill.services.catalogues import Catalogue
from skill.services.records.merchants import StoredCatalogue

SHOP = Catalogue(StoredCatalogue(demo_seed().products))


@pytest.mark.parametrize(
    ("sku", "count", "unit", "packs"),
    [
        ("zewa-toilettenpapier-16", 16, "roll", ("zewa-toilettenpapier-16", 1)),
        ("hakle-toilettenpapier-16", 8, "roll", ("hakle-toilettenpapier-8", 1)),
        ("zewa-toilettenpapier-16", 40, "roll", ("zewa-toilettenpapier-16", 3)),
        ("gerolsteiner-medium-12", 24, "bottle", ("gerolsteiner-medium-12", 2)),
        ("dolce-gusto-cappuccino-30", 30, "capsule", ("dolce-gusto-cappuccino-30", 1)),
        ("brita-maxtra-pro-3", 6, "", ("brita-maxtra-pro-6", 1)),
        ("melitta-filter-4-80", 100, "", ("melitta-filter-4-100", 1)),
        ("melitta-filter-2-100", 80, "", ("melitta-filter-2-100", 1)),
        ("melitta-filter-4-80", 5, "", ("melitta-filter-4-80", 5)),
        ("alnatura-bio-eier-10", 12, "", ("alnatura-bio-eier-10", 2)),
        ("alnatura-bio-eier-10", 6, "", ("alnatura-bio-eier-10", 1)),
        ("alnatura-bio-eier-10", 12, "piece", ("alnatura-bio-eier-10", 2)),
        ("alnatura-bio-eier-10", 12, "pack", ("alnatura-bio-eier-10", 12)),
        ("alnatura-bio-eier-10", 3, "", ("alnatura-bio-eier-10", 3)),
        ("gerolsteiner-medium-12", 24, "", ("gerolsteiner-medium-12", 2)),
        ("tassimo-milka-8", 16, "", ("tassimo-milka-8", 2)),
        ("felix-gelee-fleisch-12", 6, "", ("felix-gelee-fleisch-12", 6)),
        ("duracell-plus-aa-8", 6, "", ("duracell-plus-aa-8", 1)),
        ("gerolsteiner-medium-12", 6, "", ("gerolsteiner-medium-12", 6)),
        ("gerolsteiner-medium-12", 7, "", ("gerolsteiner-medium-12", 1)),
        ("lavazza-bohnen-1kg", 250, "gram", ("lavazza-bohnen-500g", 1)),
        ("lavazza-bohnen-500g", 2, "kilo", ("lavazza-bohnen-1kg", 2)),
        ("lavazza-bohnen-500g", 907, "gram", ("lavazza-bohnen-1kg", 1)),
        ("lavazza-bohnen-1kg", 520, "gram", ("lavazza-bohnen-500g", 1)),
        ("lavazza-bohnen-500g", 540, "gram", ("lavazza-bohnen-1kg", 1)),
        ("weihenstephan-h-milch-35-1l", 2500, "millilitre", ("weihenstephan-h-milch-35-1l", 3)),
        ("melitta-filter-4-80", 2, "piece", ("melitta-filter-4-80", 2)),
        ("melitta-filter-4-80", 2, "", ("melitta-filter-4-80", 2)),
        ("melitta-filter-4-80", 2, "pack", ("melitta-filter-4-80", 2)),
        ("haribo-goldbaeren-175g", 10, "", ("haribo-goldbaeren-175g", 10)),
        ("haribo-goldbaeren-175g", 3, "bag", ("haribo-goldbaeren-175g", 3)),
        ("finish-tabs-60", 0, "", ("finish-tabs-60", 0)),
        ("lavazza-bohnen-1kg", 500, "gram", ("lavazza-bohnen-500g", 1)),
        ("lavazza-bohnen-500g", 1, "kilo", ("lavazza-bohnen-1kg", 1)),
        ("jacobs-kroenung-500g", 1, "kilo", ("jacobs-kroenung-500g", 2)),
        ("jacobs-kroenung-500g", 1, "pound", ("jacobs-kroenung-500g", 1)),
        ("jacobs-kroenung-500g", 3, "pound", ("jacobs-kroenung-500g", 3)),
        ("weihenstephan-h-milch-35-1l", 2, "litre", ("weihenstephan-h-milch-35-1l", 2)),
        ("bertolli-olivenoel-750ml", 500, "millilitre", ("bertolli-olivenoel-500ml", 1)),
        ("gerolsteiner-medium-12", 2, "litre", ("gerolsteiner-medium-12", 1)),
        ("pampers-baby-dry-4-104", 500, "gram", ("pampers-baby-dry-4-104", 1)),
        ("jacobs-kroenung-500g", 0, "gram", ("jacobs-kroenung-500g", 0)),
    ],
)
def test_pieces_become_packs_that_hold_them(sku: str, count: int, unit: str, packs: tuple[str, int]) -> None:
    product = SHOP.products[sku]
    found, quantity = in_packs(product, SHOP.variants(product), count, unit)
    assert (found.sku, quantity) == packs


def test_packs_of_more_pieces_are_told() -> None:
    eggs = SHOP.products["alnatura-bio-eier-10"]
    assert [hold_other_than(eggs, count, packs) for count, packs in ((12, 2), (20, 2), (10, 1), (3, 3))] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("sku", "unit", "comes"),
    [
        ("coca-cola-6-dosen", "can", True),
        ("coca-cola-12", "can", False),
        ("coca-cola-12", "bottle", True),
        ("coca-cola-12", "crate", True),
        ("coca-cola-12", "roll", False),
        ("nescafe-gold-200g", "jar", True),
    ],
)
def test_goods_come_in_what_they_are_sold_in(sku: str, unit: str, *, comes: bool) -> None:
    assert comes_in(SHOP.products[sku], unit) is comes
