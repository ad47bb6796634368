"""Read a feed's rows into a staged catalogue; nothing of the shop changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from skill.domain.contents import parse_contents
from skill.domain.product import product_from_attributes
from skill.services.catalog_preview import StagedCatalogue
from skill.services.guess_grammar import guess_gender, guess_noun
from skill.services.product_cells import product_to_cells
from skill.services.read_product import read_product
from skill.services.read_rows import Row, RowError
from skill.services.records import keys
from skill.services.records.merchants import product_key, settings_from
from skill.services.row_reasons import Reason
from skill.services.shop import Shop

_BATCH = 100
_SIZES = ("pack_size", "pack_unit", "size_de", "size_en", "content", "content_unit")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Name a row that is not for sale, such as a draft."""

    line: int


FeedEntry = Row | RowError | LeftOut


@dataclass(frozen=True, slots=True)
class Defaults:
    """Carry what products get where the file does not say it.

    `currency` is the shop's, as in `read_product`; the others are for new products of a partial feed.
    """

    currency: str | None = None
    vat_rate: int | None = None
    stock: int | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """Carry a file's format and its entries, once; a `partial` feed has not all columns of a catalogue.

    Partial rows are laid over what the shop has: a title does not wipe a spoken name out.
    """

    format: str
    entries: Iterator[FeedEntry]
    partial: bool = False


def stage_catalog(shop: Shop, merchant_id: str, feed: Feed, staged: StagedCatalogue, *, defaults: Defaults) -> None:
    """Read all entries; good rows become products, others are kept with all that is wrong in them."""
    entries = _completed(shop, merchant_id, feed.entries, defaults) if feed.partial else feed.entries
    for entry in entries:
        if isinstance(entry, LeftOut):
            staged.leave_out()
        elif isinstance(entry, RowError):
            staged.refuse([entry], "")
        else:
            _stage(entry, staged, defaults.currency)


def _stage(row: Row, staged: StagedCatalogue, currency: str | None) -> None:
    product, faults = read_product(row, currency)
    if product is not None:
        faults = [_with_origin(row, fault) for fault in staged.add(product, row.line)]
    if faults:
        staged.refuse(faults, row.cells.get("sku", ""))


def _with_origin(row: Row, fault: RowError) -> RowError:
    return replace(fault, column=row.origins.get(fault.column, fault.column))


def _completed(shop: Shop, merchant_id: str, entries: Iterable[FeedEntry], defaults: Defaults) -> Iterator[FeedEntry]:
    """Lay partial rows over the products on sale, read a hundred at a time."""
    item = shop.table.get(keys.settings(merchant_id))
    version = settings_from(item, merchant_id).catalogue if item else 0
    remaining = iter(entries)
    while batch := list(islice(remaining, _BATCH)):
        skus = {entry.cells["sku"] for entry in batch if isinstance(entry, Row) and entry.cells.get("sku")}
        places = {sku: product_key(merchant_id, version, sku) for sku in skus}
        stored = shop.table.get_many(places.values())
        for entry in batch:
            if not isinstance(entry, Row):
                yield entry
                continue
            known = stored.get(places[entry.cells["sku"]]) if entry.cells.get("sku") else None
            base = product_to_cells(product_from_attributes(known.attributes)) if known else None
            yield _over_known(entry, base) if base else _as_new(entry, defaults)


def _over_known(row: Row, base: Mapping[str, str]) -> Row:
    """Keep what the feed does not say; stock is moved by sales, and only opened by an import."""
    cells = {column: cell for column, cell in row.cells.items() if cell and column != "stock"}
    contents = parse_contents(cells.get("contents", ""))
    same = contents is not None and str(contents.content) == base.get("content")
    kept = base if contents is None or same else {name: cell for name, cell in base.items() if name not in _SIZES}
    return Row(row.line, {**kept, **cells}, row.origins)


def _as_new(row: Row, defaults: Defaults) -> Row | RowError:
    cells = dict(row.cells)
    for column, default, reason in (
        ("vat_rate", defaults.vat_rate, "needs_vat"),
        ("stock", defaults.stock, "needs_stock"),
    ):
        if not cells.get(column):
            if default is None:
                return RowError(row.line, column, Reason(reason))
            cells[column] = str(default)
    noun = cells.get("noun_de") or guess_noun(cells.get("name_de", ""), cells.get("brand", ""))
    guessed = {"noun_de": noun, "gender_de": guess_gender(noun).value}
    return Row(row.line, {**guessed, **cells}, row.origins)
