"""Open a catalogue file of whatever kind, recognised by what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path

from skill.adapters.feeds.google_products import NEEDED as GOOGLE_COLUMNS
from skill.adapters.feeds.google_products import google_field, google_row
from skill.adapters.feeds.json_lines import read_json_lines
from skill.adapters.feeds.shopify_products import NEEDED as SHOPIFY_COLUMNS
from skill.adapters.feeds.shopify_products import read_shopify
from skill.adapters.feeds.text_files import Progress, checked_size, read_lines
from skill.domain.contents import find_contents
from skill.domain.errors import InvalidInputError
from skill.services.product_cells import unescape_formula
from skill.services.read_catalog import header_faults
from skill.services.read_product import REQUIRED
from skill.services.read_rows import Row, RowError, Sheet, read_sheet, refuse_repeated_columns
from skill.services.stage_catalog import Feed, FeedEntry

_PEEK = 4096
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class FeedFormat(StrEnum):
    """Name what a file can be; `xlsx` has the columns of one of the others."""

    CSV = "csv"
    JSONL = "jsonl"
    SHOPIFY = "shopify"
    GOOGLE = "google"
    XLSX = "xlsx"


class _Holds(StrEnum):
    TABLE = "table"
    JSON = "json"
    XML = "xml"
    WORKBOOK = "workbook"


def open_feed(path: Path, wanted: FeedFormat | None = None, progress: Progress | None = None) -> Feed:
    """Recognise a file and return its entries, which are read as they are asked for.

    `wanted` names the format where the columns do not tell. Raises `InvalidInputError`, which names the
    file, for one that is missing, too large, no text, a bomb, or of another format than wanted.
    """
    checked_size(path)
    try:
        return _open(path, wanted, progress)
    except InvalidInputError as error:
        msg = f"{path}: {error}"
        raise InvalidInputError(msg) from error


def _open(path: Path, wanted: FeedFormat | None, progress: Progress | None) -> Feed:
    holds = _peek(path)
    fits = {
        _Holds.TABLE: {FeedFormat.CSV, FeedFormat.SHOPIFY, FeedFormat.GOOGLE},
        _Holds.JSON: {FeedFormat.JSONL},
        _Holds.XML: {FeedFormat.GOOGLE},
        _Holds.WORKBOOK: {FeedFormat.XLSX, FeedFormat.CSV, FeedFormat.SHOPIFY, FeedFormat.GOOGLE},
    }[holds]
    if wanted and wanted not in fits:
        msg = f"the file holds {holds.value}, not {wanted.value}"
        raise InvalidInputError(msg)
    if holds is _Holds.XML:
        return _xml(path, progress)
    if holds is _Holds.JSON:
        return Feed(FeedFormat.JSONL, read_json_lines(read_lines(path, progress)))
    return _table(_sheet(path, holds, progress), wanted)


def _peek(path: Path) -> _Holds:
    with path.open("rb") as file:
        start = file.read(_PEEK)
    if start.startswith(b"PK\x03\x04"):
        return _Holds.WORKBOOK
    if start.startswith(_OLD_EXCEL):
        msg = "this is Excel's old format: save it as .xlsx or CSV"
        raise InvalidInputError(msg)
    text = start.decode("utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1", errors="replace")
    text = text.removeprefix("ï»¿").removeprefix("\ufeff").lstrip()
    if text.startswith("["):
        msg = "this is one JSON list: write one object a line (JSON Lines)"
        raise InvalidInputError(msg)
    return _Holds.XML if text.startswith("<") else _Holds.JSON if text.startswith("{") else _Holds.TABLE


def _sheet(path: Path, holds: _Holds, progress: Progress | None) -> Sheet:
    if holds is _Holds.WORKBOOK:
        from skill.adapters.feeds.workbook import read_workbook  # noqa: PLC0415 - only Excel files cost its import

        return read_workbook(path, progress)
    return read_sheet(read_lines(path, progress))


def _table(sheet: Sheet, wanted: FeedFormat | None) -> Feed:
    lowered = tuple(name.lower() for name in sheet.header)
    google = tuple(google_field(name) for name in sheet.header)
    kind = wanted if wanted and wanted is not FeedFormat.XLSX else _kind(lowered, google)
    header = google if kind is FeedFormat.GOOGLE else lowered
    refuse_repeated_columns(header, sheet.line)
    if kind is FeedFormat.CSV:
        return Feed(kind, _own(lowered, sheet))
    needed = SHOPIFY_COLUMNS if kind is FeedFormat.SHOPIFY else GOOGLE_COLUMNS
    if missing := sorted(needed - set(header)):
        msg = f"line {sheet.line}: a {kind.value} file has the columns {', '.join(missing)}"
        raise InvalidInputError(msg)
    rows = read_shopify(sheet.header, sheet.entries) if kind is FeedFormat.SHOPIFY else _google(google, sheet)
    return Feed(kind, _with_contents(rows), partial=True)


def _kind(lowered: tuple[str, ...], google: tuple[str, ...]) -> FeedFormat:
    if set(lowered) >= SHOPIFY_COLUMNS:
        return FeedFormat.SHOPIFY
    return FeedFormat.GOOGLE if set(google) >= GOOGLE_COLUMNS and "sku" not in lowered else FeedFormat.CSV


def _own(header: tuple[str, ...], sheet: Sheet) -> Iterator[FeedEntry]:
    """Read the shop's own columns; a file without a needed one has no rows."""
    yield from header_faults(header, sheet.line)
    if any(name not in header for name in REQUIRED):
        return
    for entry in sheet.entries:
        if isinstance(entry, RowError):
            yield entry
        else:
            cells = zip(header, map(unescape_formula, entry[1]), strict=True)
            yield Row(entry[0], dict(cells))


def _google(header: tuple[str, ...], sheet: Sheet) -> Iterator[FeedEntry]:
    names = dict(zip(header, sheet.header, strict=True))
    for entry in sheet.entries:
        if isinstance(entry, RowError):
            yield entry
        else:
            yield google_row(entry[0], dict(zip(header, entry[1], strict=True)), names)


def _xml(path: Path, progress: Progress | None) -> Feed:
    from skill.adapters.feeds.google_xml import read_google_xml  # noqa: PLC0415 - only XML files cost its import

    def rows() -> Iterator[FeedEntry]:
        for record in read_google_xml(path, progress):
            yield record if isinstance(record, RowError) else google_row(*record)

    entries = rows()
    first = list(_first(entries))  # a declared entity is refused at once, like any other unusable file
    return Feed(FeedFormat.GOOGLE, _with_contents(chain(first, entries)), partial=True)


def _first(entries: Iterator[FeedEntry]) -> Iterator[FeedEntry]:
    if (entry := next(entries, None)) is not None:
        yield entry


def _with_contents(entries: Iterator[FeedEntry]) -> Iterator[FeedEntry]:
    """Find in a product's name what a pack holds, where no field says it."""
    for entry in entries:
        if isinstance(entry, Row) and not entry.cells.get("contents"):
            yield _from_name(entry)
        else:
            yield entry


def _from_name(row: Row) -> Row:
    contents = find_contents(row.cells.get("name_de", ""))
    if contents is None:
        return row
    sizes = {
        "pack_size": str(contents.pack_size),
        "pack_unit": contents.pack_unit.value,
        "content": str(contents.content),
        "content_unit": contents.content_unit.value,
    }
    return Row(row.line, {**row.cells, **sizes}, row.origins)
