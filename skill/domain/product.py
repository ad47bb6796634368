"""Describe what a shop sells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from skill.domain.localized import Localized, localized_to_attributes
from skill.domain.money import Money
from skill.domain.packaging import MEASURES, Container, ContentUnit, PackUnit, UnitPrice, share, unit_price
from skill.domain.tree import Node, Plain

__all__ = ["Gender", "Product", "Withdrawal", "product_from_attributes", "product_to_attributes"]


class Withdrawal(StrEnum):
    """Say whether a purchase can be withdrawn from (§ 312g(2) BGB names the exceptions)."""

    FULL = "full"
    PERISHABLE = "perishable"
    SEALED_HYGIENE = "sealed_hygiene"


class Gender(StrEnum):
    """Give the German noun its article: der, die, das, or die for many."""

    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"
    PLURAL = "pl"


@dataclass(frozen=True, slots=True)
class Product:
    """Carry one sellable product.

    `spoken` leaves out the pack size; `noun` is the short everyday word; `variant` says what differs
    within `variant_group` (the pack size only where nothing else differs); `size` replaces the size
    derived from `pack_size` and `pack_unit`; `content` is in `content_unit`, or None where no unit
    price makes sense; `stock` is the number at the first import; `days_per_pack` is a typical household's.
    `fits` names the devices it is made for, a series as "HP Envy 60xx"; `device` is their kind, a printer.
    `never_match` holds by language what customers call something else, however like it sounds.
    """

    sku: str
    gtin: str
    brand: str
    category: str
    name: Localized
    spoken: Localized
    noun: Localized
    gender_de: Gender
    plural_en: bool
    synonyms: Mapping[str, tuple[str, ...]]
    variant_group: str
    variant: Localized
    pack_size: int
    pack_unit: PackUnit
    size: Localized | None
    container: Container
    content: int | None
    content_unit: ContentUnit
    price: Money
    vat_rate: int
    deposit: Money
    stock: int
    withdrawal: Withdrawal
    age_limit: int
    voice_orderable: bool
    max_quantity: int
    days_per_pack: int | None
    price_source: str = ""
    fits: tuple[str, ...] = ()
    device: Localized | None = None
    device_gender_de: Gender = Gender.NEUTER
    never_match: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def unit_price(self) -> UnitPrice | None:
        """Return the price per kilogram, litre, metre, piece or wash, without deposit."""
        return None if self.content is None else unit_price(self.price, self.content, self.content_unit)

    @property
    def piece_price(self) -> Money | None:
        """Return what one of the counted units costs; None for one alone and for grams or litres."""
        if self.pack_unit in MEASURES or self.pack_size <= 1:
            return None
        return share(self.price, 1, self.pack_size)


def product_to_attributes(product: Product) -> dict[str, Plain]:
    """Turn a product into plain data for storage; money is in minor units."""
    never_match: Plain = {language: list(words) for language, words in product.never_match.items() if words}
    return {
        "sku": product.sku,
        "gtin": product.gtin,
        "brand": product.brand,
        "category": product.category,
        "name": localized_to_attributes(product.name),
        "spoken": localized_to_attributes(product.spoken),
        "noun": localized_to_attributes(product.noun),
        "gender_de": product.gender_de.value,
        "plural_en": product.plural_en,
        "synonyms": {language: list(words) for language, words in product.synonyms.items()},
        "variant_group": product.variant_group,
        "variant": localized_to_attributes(product.variant) if product.variant.de else None,
        "pack_size": product.pack_size,
        "pack_unit": product.pack_unit.value,
        "size": localized_to_attributes(product.size),
        "container": product.container.value,
        "content": product.content,
        "content_unit": product.content_unit.value,
        "price": product.price.amount,
        "currency": product.price.currency,
        "vat_rate": product.vat_rate,
        "deposit": product.deposit.amount,
        "stock": product.stock,
        "withdrawal": product.withdrawal.value,
        "age_limit": product.age_limit,
        "voice_orderable": product.voice_orderable,
        "max_quantity": product.max_quantity,
        "days_per_pack": product.days_per_pack,
        "price_source": product.price_source,
        **_devices_to_attributes(product),
        **({"never_match": never_match} if never_match else {}),
    }


def _devices_to_attributes(product: Product) -> dict[str, Plain]:
    """Turn what a product fits into plain data; most products are for no device."""
    if not product.fits:
        return {}
    return {
        "fits": list(product.fits),
        "device": localized_to_attributes(product.device),
        "device_gender_de": product.device_gender_de.value,
    }


def product_from_attributes(attributes: Mapping[str, Plain]) -> Product:
    """Read a product back from plain data; `InvalidInputError` names the attribute that does not fit."""
    node = Node(attributes, "product")
    currency = node.text("currency")
    synonyms = node.child("synonyms")
    never = node.child("never_match") if node.has("never_match") else None
    return Product(
        sku=node.text("sku"),
        gtin=node.text("gtin", ""),
        brand=node.text("brand", ""),
        category=node.text("category", ""),
        name=node.localized("name"),
        spoken=node.localized("spoken"),
        noun=node.localized("noun"),
        gender_de=node.choice("gender_de", Gender),
        plural_en=node.flag("plural_en"),
        synonyms={language: synonyms.texts(language) for language in synonyms.data},
        variant_group=node.text("variant_group", ""),
        variant=node.localized("variant") if node.has("variant") else Localized(""),
        pack_size=node.integer("pack_size", least=1),
        pack_unit=node.choice("pack_unit", PackUnit),
        size=node.localized("size") if node.has("size") else None,
        container=node.choice("container", Container),
        content=node.integer("content", least=1) if node.has("content") else None,
        content_unit=node.choice("content_unit", ContentUnit),
        price=Money(node.integer("price"), currency),
        vat_rate=node.integer("vat_rate"),
        deposit=Money(node.integer("deposit"), currency),
        stock=node.integer("stock"),
        withdrawal=node.choice("withdrawal", Withdrawal),
        age_limit=node.integer("age_limit"),
        voice_orderable=node.flag("voice_orderable"),
        max_quantity=node.integer("max_quantity", least=1),
        days_per_pack=node.integer("days_per_pack", least=1) if node.has("days_per_pack") else None,
        price_source=node.text("price_source", ""),
        fits=node.texts("fits") if node.has("fits") else (),
        device=node.localized("device") if node.has("device") else None,
        device_gender_de=node.choice("device_gender_de", Gender) if node.has("fits") else Gender.NEUTER,
        never_match={language: never.texts(language) for language in never.data} if never else {},
    )
