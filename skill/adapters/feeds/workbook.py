"""Read the first sheet of an Excel file, row by row."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from skill.adapters.feeds.text_files import Progress
from skill.domain.errors import InvalidInputError
from skill.services.read_rows import RowError, Sheet, SheetEntry, fit_to_header
from skill.services.row_reasons import Reason

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_UNPACKED = 500_000_000
"""Bytes that a workbook may have unpacked; a zip archive cannot unpack to more than it says."""
MAX_RATIO = 200
"""How many times its size a large part may unpack to; sheets reach twenty, bombs a thousand."""
_LARGE = 10_000_000
_MAX_STRINGS = 150_000_000
_TELL_EVERY = 1000


def read_workbook(path: Path, progress: Progress | None = None) -> Sheet:
    """Return the first sheet; `InvalidInputError` for what is no workbook, is a bomb, or has no header."""
    refuse_bombs(path)
    entries = _entries(path, progress)
    first = next(entries, None)
    if first is None or isinstance(first, RowError):
        msg = str(first or "the file has no header line")
        raise InvalidInputError(msg)
    line, header = first
    return Sheet(
        tuple(cell.strip() for cell in header), line, fit_to_header(_padded(entries, len(header)), len(header))
    )


def refuse_bombs(path: Path) -> None:
    """Raise `InvalidInputError` where an archive is damaged or would unpack to an absurd size."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
    except (BadZipFile, OSError, ValueError) as error:
        msg = f"the file is no Excel workbook (.xlsx): {error}"
        raise InvalidInputError(msg) from error
    unpacked = sum(part.file_size for part in parts)
    dense = any(part.file_size > max(_LARGE, MAX_RATIO * part.compress_size) for part in parts)
    strings = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    if unpacked > MAX_UNPACKED or dense or strings > _MAX_STRINGS:
        msg = f"the Excel file would unpack to {unpacked / 1_000_000:,.0f} MB, which no catalogue needs: it is not read"
        raise InvalidInputError(msg)


def _open(file: IO[bytes]) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415 - a third of a second that only Excel files cost

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations, which nobody reads here
            return load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        msg = f"the file is no Excel workbook (.xlsx): {(str(error) or type(error).__name__).splitlines()[0]}"
        raise InvalidInputError(msg) from error


def _entries(path: Path, progress: Progress | None) -> Iterator[SheetEntry]:
    with path.open("rb") as file, closing(_open(file)) as workbook:
        yield from _rows(workbook, progress)


def _rows(workbook: Workbook, progress: Progress | None) -> Iterator[SheetEntry]:
    sheet = workbook.worksheets[0] if workbook.worksheets else None
    if sheet is None:
        return
    total = sheet.max_row or 0
    sheet.reset_dimensions()  # a false dimension would fill each row up to it
    line = 0
    try:
        for line, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            cells = _trimmed([_text(value) for value in row])
            if progress and line % _TELL_EVERY == 0:
                progress(min(line, total), total)
            if cells:
                yield line, cells
    except Exception as error:  # noqa: BLE001 - whatever openpyxl stumbles over, the merchant is told the line
        yield RowError(line + 1, "", Reason("unreadable", why=str(error) or type(error).__name__))


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _padded(entries: Iterator[SheetEntry], width: int) -> Iterator[SheetEntry]:
    """Give short rows the empty cells that Excel does not store."""
    for entry in entries:
        yield entry if isinstance(entry, RowError) else (entry[0], entry[1] + [""] * (width - len(entry[1])))


def _text(value: object) -> str:
    """Write a cell as Excel shows it: fifteen digits, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(value, ".15g")
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)
