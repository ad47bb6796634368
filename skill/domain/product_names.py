"""List the names by which customers may call a product."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from skill.domain.matching import Entry, ProductIndex
from skill.domain.name_index import MemoryNameIndex, language_code

if TYPE_CHECKING:
    from skill.domain.product import Product


def product_index(products: Iterable[Product], language: str) -> ProductIndex:
    """Build the index of a shop's products in one language or locale, and that of the other when it is needed."""
    listed = tuple(products)
    other = other_language(language)

    @cache
    def beside() -> ProductIndex | None:
        entries = (product_entry(product, other) for product in listed)
        return ProductIndex.read(entries, other) if are_in_two_languages(listed) else None

    return ProductIndex(MemoryNameIndex((product_entry(product, language) for product in listed), language), beside)


def other_language(language: str) -> str:
    """Return the language whose names are known beside those of a language or locale: `en` for `de`, else `de`."""
    return "en" if language_code(language) == "de" else "de"


def are_in_two_languages(products: Iterable[Product]) -> bool:
    """Tell whether the other language knows any name that one does not: many catalogues have only one."""
    return any(
        (product.spoken.en or product.spoken.de) != product.spoken.de
        or (product.name.en or product.name.de) != product.name.de
        or product.synonyms.get("de", ()) != product.synonyms.get("en", ())
        for product in products
    )


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
