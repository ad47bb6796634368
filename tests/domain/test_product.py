from __future__ import annotations

import json
from dataclasses import replace

import pytest

from skill.domain.errors import InvalidInputError
from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.packaging import BaseUnit, Container, ContentUnit, PackUnit, UnitPrice
from skill.domain.product import Gender, Product, Withdrawal, product_from_attributes, product_to_attributes

FILTERS = Product(
    sku="brita-maxtra-pro-3",
    gtin="2000000000008",
    brand="Brita",
    category="water_filters",
    name=Localized("Brita Maxtra Pro All-in-1, 3 Stück", "Brita Maxtra Pro All-in-1, 3 pack"),
    spoken=Localized("Brita Maxtra Pro", "Brita Maxtra Pro"),
    noun=Localized("Filter", "filters"),
    gender_de=Gender.PLURAL,
    plural_en=True,
    synonyms={"de": ("wasserfilter",), "en": ("water filters",)},
    variant_group="brita-maxtra-pro",
    variant=Localized("3 Stück", "3 pack"),
    pack_size=3,
    pack_unit=PackUnit.PIECE,
    size=None,
    container=Container.PACK,
    content=3,
    content_unit=ContentUnit.PIECE,
    price=Money(1899),
    vat_rate=19,
    deposit=Money(0),
    stock=40,
    withdrawal=Withdrawal.FULL,
    age_limit=0,
    voice_orderable=True,
    max_quantity=10,
    days_per_pack=84,
    price_source="demo",
    fits=("Brita Marella", "Brita Style"),
    device=Localized("Filterkanne", "filter jug"),
    device_gender_de=Gender.FEMININE,
)
BARE = replace(
    FILTERS,
    gtin="",
    brand="",
    variant_group="",
    variant=Localized(""),
    size=Localized("normale Größe"),
    content=None,
    days_per_pack=None,
    price_source="",
    fits=(),
    device=None,
    device_gender_de=Gender.NEUTER,
)


@pytest.mark.parametrize("product", [FILTERS, BARE], ids=["full", "bare"])
def test_product_survives_storage_as_json(product: Product) -> None:
    assert product_from_attributes(json.loads(json.dumps(product_to_attributes(product)))) == product


def test_unit_price_is_rounded_per_piece() -> None:
    assert FILTERS.unit_price == UnitPrice(Money(633), BaseUnit.PIECE)
    assert FILTERS.piece_price == Money(633)


def test_no_content_means_no_unit_price() -> None:
    assert BARE.unit_price is None


def test_grams_and_single_pieces_have_no_piece_price() -> None:
    assert replace(FILTERS, pack_unit=PackUnit.GRAM, pack_size=500).piece_price is None
    assert replace(FILTERS, pack_size=1).piece_price is None


def test_damaged_attributes_are_named() -> None:
    damaged = {**product_to_attributes(FILTERS), "price": "18.99"}
    with pytest.raises(InvalidInputError, match=r"^product\.price must be a whole number, not '18\.99'$"):
        product_from_attributes(damaged)
