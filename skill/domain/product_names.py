"""List the names by which customers may call a product."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from skill.domain.matching import Entry, ProductIndex

if TYPE_CHECKING:
    from skill.domain.product import Product


def product_index(products: Iterable[Product], language: str) -> ProductIndex:
    """Build the index of a shop's products in one language or locale."""
    return ProductIndex.read((product_entry(product, language) for product in products), language)


def device_names(product: Product, language: str) -> tuple[str, ...]:
    """Return the devices that a product fits and what their kind is called, in words to be heard."""
    kind = (product.device.in_language(language),) if product.device else ()
    return (*product.fits, *kind)


def product_entry(product: Product, language: str) -> Entry:
    """Return a product's names in one language; brands are known by their German name everywhere.

    What never means the product does so in either language: who speaks one knows words of the other.
    """
    code = "en" if language.lower().startswith("en") else "de"
    spoken, variant = product.spoken.in_language(code), product.variant.in_language(code)
    names = (
        product.name.in_language(code),
        spoken,
        f"{spoken} {variant}",
        f"{product.brand} {product.noun.in_language(code)}",
        *product.synonyms.get(code, ()),
        product.spoken.de,
    )
    never = tuple(dict.fromkeys(words for listed in product.never_match.values() for words in listed))
    synonyms = tuple(words for words in product.synonyms.get(code, ()) if words.strip())
    listed = tuple(name for name in names if name.strip())
    return Entry(product.sku, listed, product.variant_group, spoken, never, synonyms)
