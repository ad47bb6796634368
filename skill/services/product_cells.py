"""Write a product as the cells of an own catalogue file, and cells so that no spreadsheet runs them."""

from __future__ import annotations

from skill.domain.amount import format_amount
from skill.domain.localized import Localized
from skill.domain.product import Product

_STARTS_FORMULA = ("=", "+", "-", "@")
_ALSO_BEFORE = ("\t", "\r")


def product_to_cells(product: Product) -> dict[str, str]:
    """Return all columns that `read_product` reads, by name; what is empty there is left out."""
    cells = {
        "sku": product.sku,
        "gtin": product.gtin,
        "brand": product.brand,
        "category": product.category,
        **_localized("name", product.name),
        **_localized("spoken", product.spoken),
        **_localized("noun", product.noun),
        "gender_de": product.gender_de.value,
        "number_en": "pl" if product.plural_en else "sg",
        **{f"synonyms_{code}": "|".join(words) for code, words in product.synonyms.items()},
        **{f"never_match_{code}": "|".join(words) for code, words in product.never_match.items()},
        "variant_group": product.variant_group,
        **_localized("variant", product.variant),
        "pack_size": str(product.pack_size),
        "pack_unit": product.pack_unit.value,
        **_localized("size", product.size),
        "container": product.container.value,
        "content": "" if product.content is None else str(product.content),
        "content_unit": product.content_unit.value,
        **_rules(product),
    }
    return {column: cell for column, cell in cells.items() if cell}


def _rules(product: Product) -> dict[str, str]:
    cells = {
        "price": format_amount(product.price),
        "currency": product.price.currency,
        "vat_rate": str(product.vat_rate),
        "deposit": format_amount(product.deposit),
        "stock": str(product.stock),
        "withdrawal": product.withdrawal.value,
        "age_limit": str(product.age_limit),
        "voice_orderable": "yes" if product.voice_orderable else "no",
        "max_quantity": str(product.max_quantity),
        "days_per_pack": "" if product.days_per_pack is None else str(product.days_per_pack),
        "price_source": product.price_source,
    }
    if product.fits:
        cells |= {"fits": "|".join(product.fits), "device_gender_de": product.device_gender_de.value}
        cells |= _localized("device", product.device)
    return cells


def _localized(stem: str, text: Localized | None) -> dict[str, str]:
    return {} if text is None else {f"{stem}_de": text.de, f"{stem}_en": text.en}


def escape_formula(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith((*_STARTS_FORMULA, *_ALSO_BEFORE)) else cell


def unescape_formula(cell: str) -> str:
    """Take off the apostrophe that `escape_formula` put on."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_STARTS_FORMULA, *_ALSO_BEFORE)) else cell
