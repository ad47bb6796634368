"""Read one row of a merchant's catalogue into a product."""

from __future__ import annotations

import re
from typing import TypedDict

from skill.domain.contents import Contents, parse_contents
from skill.domain.gtin import is_valid_gtin
from skill.domain.localized import Localized
from skill.domain.packaging import Container, ContentUnit, PackUnit
from skill.domain.product import Gender, Product, Withdrawal
from skill.services.cells import Cells
from skill.services.read_rows import Row, RowError
from skill.services.row_reasons import Reason

REQUIRED = ("sku", "name_de", "noun_de", "gender_de", "category", "price", "vat_rate", "stock")
"""Columns that no default can stand in for."""

OPTIONAL = (
    *("gtin", "brand", "name_en", "spoken_de", "spoken_en", "noun_en", "number_en", "synonyms_de", "synonyms_en"),
    *("variant_group", "variant_de", "variant_en", "pack_size", "pack_unit", "size_de", "size_en", "container"),
    *("content", "content_unit", "currency", "deposit", "withdrawal", "age_limit", "voice_orderable"),
    *("max_quantity", "days_per_pack", "price_source", "fits", "device_de", "device_en", "device_gender_de"),
    *("never_match_de", "never_match_en", "contents"),
)
"""Columns with a default; texts in English default to the German ones.

`fits` lists devices, `synonyms` what customers say, and `never_match` what never means the product, separated by `|`.
`contents` is what people write, "6 x 1,5 l"; it stands in for `pack_size`, `pack_unit`, `content` and `content_unit`.
"""


_NEVER_PRINTED = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]")
"""Unicode's control characters (Cc) and separators of lines and paragraphs (Zl, Zp)."""
_LONGEST = 1000
"""Characters that a cell of a catalogue may have: what is longer is no name, and would not be spoken to its end."""


def read_product(row: Row, currency: str | None = None) -> tuple[Product | None, list[RowError]]:
    """Read one row; either a product and no fault, or None and all that is wrong with the row.

    `currency` is the shop's: rows without one take it, rows with another are refused. Without it, euros
    are the default and any currency is read.
    """
    cells = Cells(row)
    _refuse_unspeakable(cells, row)
    if cells.errors:
        return None, cells.errors
    product = _product(cells, currency)
    if product.gtin and not is_valid_gtin(product.gtin):
        cells.fault("gtin", Reason("no_gtin", cell=product.gtin))
    return (None if cells.errors else product), cells.errors


def _refuse_unspeakable(cells: Cells, row: Row) -> None:
    """Refuse what would break a spoken sentence, a mail's line or a terminal."""
    for column, cell in row.cells.items():
        if _NEVER_PRINTED.search(cell):
            cells.fault(column, Reason("control_character"))
        elif len(cell) > _LONGEST:
            cells.fault(column, Reason("too_long", limit=_LONGEST))


def _currency(cells: Cells, shops: str | None) -> str:
    currency = cells.text("currency", shops or "EUR")
    if shops and currency != shops:
        cells.fault("currency", Reason("other_currency", cell=currency, currency=shops))
        return shops
    return currency


def _product(cells: Cells, shops_currency: str | None) -> Product:
    currency = _currency(cells, shops_currency)
    name = cells.localized("name")
    size = cells.localized("size", Localized(""))
    contents = _contents(cells)
    return Product(
        sku=cells.text("sku"),
        gtin=cells.text("gtin", ""),
        brand=cells.text("brand", ""),
        category=cells.text("category"),
        name=name,
        spoken=cells.localized("spoken", name),
        noun=cells.localized("noun"),
        gender_de=cells.choice("gender_de", Gender),
        plural_en=cells.one_of("number_en", {"sg": False, "pl": True}, "sg"),
        synonyms={"de": cells.words("synonyms_de"), "en": cells.words("synonyms_en")},
        never_match={code: words for code in ("de", "en") if (words := cells.words(f"never_match_{code}"))},
        variant_group=cells.text("variant_group", ""),
        variant=cells.localized("variant", Localized("")),
        pack_size=cells.integer("pack_size", contents.pack_size, least=1),
        pack_unit=cells.choice("pack_unit", PackUnit, contents.pack_unit),
        size=size if size.de else None,
        container=cells.choice("container", Container, Container.PACK),
        content=cells.integer_or_none("content") or contents.content,
        content_unit=cells.choice("content_unit", ContentUnit, contents.content_unit),
        price=cells.amount("price", currency, least=1),
        vat_rate=cells.integer("vat_rate"),
        deposit=cells.amount("deposit", currency, "0"),
        stock=cells.integer("stock"),
        withdrawal=cells.choice("withdrawal", Withdrawal, Withdrawal.FULL),
        age_limit=cells.integer("age_limit", 0),
        voice_orderable=cells.one_of("voice_orderable", FLAGS, "yes"),
        max_quantity=cells.integer("max_quantity", 99, least=1),
        days_per_pack=cells.integer_or_none("days_per_pack"),
        price_source=cells.text("price_source", ""),
        **_devices(cells),
    )


def _contents(cells: Cells) -> Contents:
    """Read what people write about the size; it counts only where the exact columns are empty."""
    written = cells.text("contents", "")
    contents = parse_contents(written) if written else None
    if written and contents is None:
        cells.fault("contents", Reason("no_contents", cell=written))
    return contents or Contents(1, PackUnit.PIECE, None, ContentUnit.PIECE)


class _Devices(TypedDict, total=False):
    fits: tuple[str, ...]
    device: Localized | None
    device_gender_de: Gender


def _devices(cells: Cells) -> _Devices:
    """Read which devices a product fits; a kind of device without any says nothing."""
    fits = cells.words("fits")
    kind = cells.localized("device", Localized(""))
    gender = cells.choice("device_gender_de", Gender, Gender.NEUTER)
    return {"fits": fits, "device": kind if kind.de else None, "device_gender_de": gender} if fits else {}


FLAGS = {"yes": True, "ja": True, "true": True, "1": True, "no": False, "nein": False, "false": False, "0": False}
"""What merchants write for yes and no."""
