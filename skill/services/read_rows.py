"""Read the rows of a merchant's CSV or TSV text, whatever program wrote it."""

from __future__ import annotations

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from skill.domain.errors import InvalidInputError


@dataclass(frozen=True, slots=True)
class RowError:
    """Name one fault of the file; `column` is empty where the whole line is meant."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        """Say it as `line 7, column price: '2,4x' is no amount such as 2,49`."""
        column = f", column {self.column}" if self.column else ""
        return f"line {self.line}{column}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Row:
    """Carry one line's cells by column name, outer blanks removed; `line` counts from 1 with the header."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Carry the column names, the readable rows and the faults of the unreadable ones."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    errors: tuple[RowError, ...]


def decode_text(raw: bytes) -> str:
    """Decode UTF-8 (with or without mark), UTF-16 with mark, or else Windows-1252, as Excel writes them.

    Raises `InvalidInputError` where it is none of them.
    """
    utf16 = raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    msg = "the file is no text in UTF-8, UTF-16 or Windows-1252"
    raise InvalidInputError(msg)


def read_rows(text: str) -> Rows:
    """Split text into rows; the header decides whether tab, semicolon or comma separates the cells.

    Raises `InvalidInputError` for an empty file or a header that names a column twice.
    """
    lines = _lines(text.removeprefix("\ufeff"))
    first = next(lines, None)
    if first is None or isinstance(first, RowError):
        msg = str(first or "the file has no header line")
        raise InvalidInputError(msg)
    header = tuple(cell.strip().lower() for cell in first[1])
    twice = sorted({name or "an empty column" for name in header if header.count(name) > 1})
    if twice:
        msg = f"line {first[0]}: the header names {', '.join(twice)} twice"
        raise InvalidInputError(msg)
    return _rows(header, lines)


def _rows(header: tuple[str, ...], lines: Iterator[_Line | RowError]) -> Rows:
    rows: list[Row] = []
    errors: list[RowError] = []
    for entry in lines:
        if isinstance(entry, RowError):
            errors.append(entry)
            continue
        line, cells = entry
        if len(cells) == len(header):
            rows.append(Row(line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}))
        else:
            errors.append(RowError(line, "", f"has {len(cells)} cells where the header has {len(header)}"))
    return Rows(header, tuple(rows), tuple(errors))


_Line = tuple[int, list[str]]


def _lines(text: str) -> Iterator[_Line | RowError]:
    delimiter = _delimiter(text)
    # In tab-separated files a quote is an ordinary sign (5" Rohr): reading it as CSV swallows lines.
    source = StringIO(text, newline="")
    reader = (
        csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        if delimiter == "\t"
        else csv.reader(source, delimiter=delimiter, strict=True)
    )
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, [_unquoted(cell) for cell in cells] if delimiter == "\t" else cells
            start = reader.line_num + 1
    except csv.Error as error:
        yield RowError(start, "", f"cannot be read from here on: {error}")


def _delimiter(text: str) -> str:
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max("\t;,", key=header.count)


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell.startswith('"') and cell.endswith('"'):
        return cell[1:-1].replace('""', '"')
    return cell
