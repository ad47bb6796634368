"""Read the rows of a merchant's CSV or TSV text, whatever program wrote it."""

from __future__ import annotations

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import chain

from skill.domain.errors import InvalidInputError
from skill.services.row_reasons import Reason

MAX_CELL = 1_000_000
"""Characters of the longest cell: descriptions with markup are shorter, and an unclosed quote must end somewhere."""


@dataclass(frozen=True, slots=True)
class RowError:
    """Name one fault of the file; `column` is empty where the whole line is meant."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        """Say it as `line 7, column price: '2,4x' is no amount such as 2,49`."""
        return self.in_language("en")

    def in_language(self, language: str) -> str:
        """Say it in German for `de`, else in English."""
        line, column = ("Zeile", "Spalte") if language == "de" else ("line", "column")
        place = f"{line} {self.line}" + (f", {column} {self.column}" if self.column else "")
        reason = self.reason.in_language(language) if isinstance(self.reason, Reason) else self.reason
        return f"{place}: {reason}"


@dataclass(frozen=True, slots=True)
class Row:
    """Carry one line's cells by column name, outer blanks removed; `line` counts from 1 with the header.

    `origins` says what the file calls a column, where it has another name there.
    """

    line: int
    cells: Mapping[str, str]
    origins: Mapping[str, str] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """Carry a table read line by line: the header as it is written, its line, and the entries below it, once."""

    header: tuple[str, ...]
    line: int
    entries: Iterator[SheetEntry]


def read_rows(text: str) -> Rows:
    """Split text into rows; the header decides whether tab, semicolon or comma separates the cells.

    Raises `InvalidInputError` for an empty file or a header that names a column twice.
    """
    sheet = read_sheet(StringIO(text.removeprefix("\ufeff"), newline=""))
    header = tuple(name.lower() for name in sheet.header)
    refuse_repeated_columns(header, sheet.line)
    rows: list[Row] = []
    errors: list[RowError] = []
    for entry in sheet.entries:
        if isinstance(entry, RowError):
            errors.append(entry)
        else:
            line, cells = entry
            rows.append(Row(line, dict(zip(header, cells, strict=True))))
    return Rows(header, tuple(rows), tuple(errors))


def read_sheet(source: Iterable[str]) -> Sheet:
    """Split lines into cells as they come; raises `InvalidInputError` for a file without a readable header.

    Cells have no outer blanks; each entry has as many as the header, others are `RowError`.
    """
    lines = _lines(source)
    first = next(lines, None)
    if first is None or isinstance(first, RowError):
        msg = str(first or "the file has no header line")
        raise InvalidInputError(msg)
    return Sheet(tuple(cell.strip() for cell in first[1]), first[0], fit_to_header(lines, len(first[1])))


def refuse_repeated_columns(header: Sequence[str], line: int) -> None:
    """Raise `InvalidInputError` where a header names a column twice."""
    twice = sorted({name or "an empty column" for name in header if header.count(name) > 1})
    if twice:
        msg = f"line {line}: the header names {', '.join(twice)} twice"
        raise InvalidInputError(msg)


def fit_to_header(entries: Iterable[SheetEntry], wanted: int) -> Iterator[SheetEntry]:
    """Trim cells, and turn lines with more or fewer of them than the header into faults."""
    for entry in entries:
        if isinstance(entry, RowError):
            yield entry
        elif len(entry[1]) == wanted:
            yield entry[0], [cell.strip() for cell in entry[1]]
        else:
            yield RowError(entry[0], "", Reason("cells", count=len(entry[1]), wanted=wanted))


SheetEntry = tuple[int, list[str]] | RowError
"""A line's number with its cells, or what is wrong with it."""


def _lines(source: Iterable[str]) -> Iterator[SheetEntry]:
    remaining = iter(source)
    try:
        ahead = _up_to_header(remaining)
    except EndlessLineError as error:
        yield RowError(1, "", Reason("endless_line", limit=error.limit))
        return
    delimiter = max("\t;,", key=ahead[-1].strip("\r\n ").count) if ahead else ","
    csv.field_size_limit(MAX_CELL)
    text = chain(ahead, remaining)
    # In tab-separated files a quote is an ordinary sign (5" Rohr): reading it as CSV swallows lines.
    reader = (
        csv.reader(text, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        if delimiter == "\t"
        else csv.reader(text, delimiter=delimiter, strict=True)
    )
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, [_unquoted(cell) for cell in cells] if delimiter == "\t" else cells
            start = reader.line_num + 1
    except EndlessLineError as error:
        yield RowError(start, "", Reason("endless_line", limit=error.limit))
    except csv.Error as error:
        yield RowError(start, "", Reason("unreadable", why=str(error)))


def _up_to_header(lines: Iterator[str]) -> list[str]:
    """Return the lines up to the first that is not blank, that one included."""
    ahead = []
    for line in lines:
        ahead.append(line)
        if line.strip():
            break
    return ahead


class EndlessLineError(Exception):
    """Report a line that is longer than any table's."""

    def __init__(self, limit: int) -> None:
        """Keep how many characters a line may have."""
        super().__init__(limit)
        self.limit = limit


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell.startswith('"') and cell.endswith('"'):
        return cell[1:-1].replace('""', '"')
    return cell
