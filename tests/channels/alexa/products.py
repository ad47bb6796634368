"""Sell one product, as the demo shop does."""

from __future__ import annotations

from skill.domain.localized import Localized
from skill.domain.money import Money
from skill.domain.packaging import Container, ContentUnit, PackUnit
from skill.domain.product import Gender, Product, Withdrawal

FILTERS = Product(
    sku="MEL-4-80",
    gtin="2000000000008",
    brand="Melitta",
    category="coffee",
    name=Localized("Melitta Filtertüten Größe 4", "Melitta coffee filters size 4"),
    spoken=Localized("Melitta Filtertüten Größe 4", "Melitta coffee filters size 4"),
    noun=Localized("Filtertüten", "filters"),
    gender_de=Gender.PLURAL,
    plural_en=True,
    synonyms={},
    variant_group="melitta-filters",
    variant=Localized("Größe 4", "size 4"),
    pack_size=80,
    pack_unit=PackUnit.PIECE,
    size=None,
    container=Container.PACK,
    content=80,
    content_unit=ContentUnit.PIECE,
    price=Money(249),
    vat_rate=19,
    deposit=Money(0),
    stock=100,
    withdrawal=Withdrawal.FULL,
    age_limit=0,
    voice_orderable=True,
    max_quantity=10,
    days_per_pack=40,
)
