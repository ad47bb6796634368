from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from skill.adapters.feeds import workbook as module
from skill.adapters.feeds.open_feed import FeedFormat, open_feed
from skill.domain.errors import InvalidInputError
from skill.services.read_rows import Row

HEADER = ["sku", "gtin", "name_de", "noun_de", "gender_de", "category", "price", "vat_rate", "stock"]
ROW = ["senf", 4006381333931, "Senf", "Senf", "m", "spices", 2.49, 7, 12.0]


def write(path: Path, *rows: Sequence[object]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    book.close()
    return path


def test_sheet_is_read_as_excel_shows_it(tmp_path: Path) -> None:
    feed = open_feed(write(tmp_path / "x.xlsx", [], HEADER, ROW, [], [*ROW[:8]], [*ROW, "more"]))
    first, short, long = feed.entries
    assert feed.format == FeedFormat.CSV
    assert isinstance(first, Row)
    assert [first.cells[name] for name in ("gtin", "price", "stock")] == ["4006381333931", "2.49", "12"]
    assert isinstance(short, Row)
    assert (short.line, short.cells["stock"]) == (5, "")
    assert str(long) == "line 6: has 10 cells where the header has 9"


def test_sums_are_rounded_like_excel(tmp_path: Path) -> None:
    (row,) = open_feed(write(tmp_path / "x.xlsx", HEADER, [*ROW[:6], 0.1 + 0.2, 7, 12])).entries
    assert isinstance(row, Row)
    assert row.cells["price"] == "0.3"


def test_google_columns_may_stand_in_excel(tmp_path: Path) -> None:
    feed = open_feed(write(tmp_path / "x.xlsx", ["id", "title", "price"], ["a", "Tee", "2,49 EUR"]), FeedFormat.XLSX)
    assert feed.format == FeedFormat.GOOGLE
    assert len(list(feed.entries)) == 1


def test_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", HEADER, ROW)
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/bomb.xml", b"0" * 20_000_000)
    with pytest.raises(InvalidInputError, match=r"x\.xlsx: the Excel file would unpack to 20 MB"):
        open_feed(path)


def test_large_honest_parts_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "x.xlsx", HEADER, *[ROW] * 50)
    assert len(list(open_feed(path).entries)) == 50
    monkeypatch.setattr(module, "MAX_UNPACKED", 1000)
    with pytest.raises(InvalidInputError, match="would unpack to"):
        open_feed(path)


def test_entities_in_a_sheet_are_refused(tmp_path: Path) -> None:
    source, path = write(tmp_path / "x.xlsx", HEADER, ROW), tmp_path / "y.xlsx"
    with ZipFile(source) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            if part.endswith("sheet1.xml"):
                text = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + text.replace(b"spices", b"&a;")
            new.writestr(part, text)
    with pytest.raises(InvalidInputError, match="no Excel workbook"):
        open_feed(path)


def test_other_archives_are_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(InvalidInputError, match="no Excel workbook"):
        open_feed(path)
