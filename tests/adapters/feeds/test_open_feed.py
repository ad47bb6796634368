from __future__ import annotations

from pathlib import Path

import pytest

from skill.adapters.feeds import text_files
from skill.adapters.feeds.open_feed import FeedFormat, open_feed
from skill.domain.errors import InvalidInputError
from skill.services.read_rows import MAX_CELL, Row, RowError

HEADER = "sku{0}name_de{0}noun_de{0}gender_de{0}category{0}price{0}vat_rate{0}stock\n"
ROW = "öl{0}Öl{0}Öl{0}n{0}oil{0}2,49 €{0}7{0}10\n"


def write(path: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", "\t"])
def test_own_table_is_read_in_any_encoding(tmp_path: Path, encoding: str, sign: str) -> None:
    feed = open_feed(write(tmp_path / "x", (HEADER + ROW).format(sign), encoding))
    (row,) = feed.entries
    assert (feed.format, feed.partial) == (FeedFormat.CSV, False)
    assert isinstance(row, Row)
    assert (row.line, row.cells["name_de"], row.cells["price"]) == (2, "Öl", "2,49 €")


def test_escaped_formula_is_read_as_text(tmp_path: Path) -> None:
    (row,) = open_feed(write(tmp_path / "x", HEADER.format(";") + ROW.format(";").replace("Öl", "'=1+1", 1))).entries
    assert isinstance(row, Row)
    assert row.cells["name_de"] == "=1+1"


def test_missing_column_stops_an_own_table(tmp_path: Path) -> None:
    entries = list(open_feed(write(tmp_path / "x", "sku;name_de\na;b\n")).entries)
    assert [str(entry) for entry in entries[:1]] == ["line 1, column noun_de: is missing"]
    assert all(isinstance(entry, RowError) for entry in entries)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file has no header line"),
        (b"a\0b", "no text in UTF-8"),
        (b"sku;n\0me\n", "no text in UTF-8"),
        (b"[1]", "one object a line"),
        (b"\xd0\xcf\x11\xe0\xa1", "save it as .xlsx"),
        (b"PK\x03\x04broken", "no Excel workbook"),
        (b"sku;sku\n", "names sku twice"),
        pytest.param(b"x" * (MAX_CELL + 1), f"longer than {MAX_CELL} characters", id="endless"),
    ],
)
def test_unusable_file_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    path = write(tmp_path / "feed.bin", content)
    with pytest.raises(InvalidInputError, match=message) as refusal:
        open_feed(path)
    assert str(refusal.value).startswith(str(path))


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"none\.csv: No such file"):
        open_feed(tmp_path / "none.csv")


def test_too_large_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(text_files.MAX_BYTES + 1)
    with pytest.raises(InvalidInputError, match="more than 200 MB are not read"):
        open_feed(path)


def test_endless_line_ends_the_reading(tmp_path: Path) -> None:
    text = (HEADER + ROW).format(";") + "x" * (MAX_CELL + 1)
    entries = list(open_feed(write(tmp_path / "x", text)).entries)
    assert isinstance(entries[0], Row)
    assert str(entries[1]) == f"line 3: cannot be read from here on: longer than {MAX_CELL} characters"


def test_row_with_too_many_cells_is_refused(tmp_path: Path) -> None:
    entries = list(open_feed(write(tmp_path / "x", (HEADER + ROW).format(";").rstrip() + ";more\n")).entries)
    assert [str(entry) for entry in entries] == ["line 2: has 9 cells where the header has 8"]


def test_progress_counts_bytes(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = write(tmp_path / "x", HEADER.format(";") + ROW.format(";") * 2000)
    assert len(list(open_feed(path, None, lambda done, total: seen.append((done, total))).entries)) == 2000
    assert seen[-1][1] == path.stat().st_size
    assert 0 < seen[-1][0] <= seen[-1][1]


def test_wanted_format_must_fit_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "x", '{"sku": "a"}\n')
    with pytest.raises(InvalidInputError, match="the file holds json, not shopify"):
        open_feed(path, FeedFormat.SHOPIFY)
    table = write(tmp_path / "y", "id;title\n")
    with pytest.raises(InvalidInputError, match="a google file has the columns price"):
        open_feed(table, FeedFormat.GOOGLE)


def test_json_lines_keep_numbers_as_written(tmp_path: Path) -> None:
    path = write(tmp_path / "x", '{"sku": "a", "price": 2.10, "stock": 3, "synonyms_de": ["x", "y"], "fits": null}\n')
    (row,) = open_feed(path).entries
    assert row == Row(1, {"sku": "a", "price": "2.10", "stock": "3", "synonyms_de": "x|y", "fits": ""})


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("nothing", 'line 2: is no JSON object such as {"sku": "tee", "price": "2,49"}'),
        ('{"a":' * 10_000, 'line 2: is no JSON object such as {"sku": "tee", "price": "2,49"}'),
        ('{"colour": "red"}', "line 2, column colour: is no column of a catalogue"),
        ('{"sku": {"a": 1}}', "line 2, column sku: is neither text, number, yes or no, nor a list of texts"),
    ],
)
def test_bad_json_line_leaves_the_others(tmp_path: Path, line: str, fault: str) -> None:
    entries = list(open_feed(write(tmp_path / "x", f'{{"sku": "a"}}\n{line}\n{{"sku": "b"}}\n')).entries)
    assert [entry.line for entry in entries] == [1, 2, 3]
    assert str(entries[1]) == fault
