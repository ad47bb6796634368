from __future__ import annotations

import pytest

from skill.domain.errors import InvalidInputError
from skill.services.read_rows import Row, RowError, decode_text, read_rows

TEXT = "sku,name\na,Öl\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_recognised(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding)) == TEXT


def test_big_endian_with_mark_is_recognised() -> None:
    assert decode_text(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize("raw", [b"\x81\x8d\xff", b"\xff\xfea", b"PK\x03\x04\x00\x00"])
def test_binary_files_are_refused(raw: bytes) -> None:
    with pytest.raises(InvalidInputError, match="no text in UTF-8, UTF-16 or Windows-1252"):
        decode_text(raw)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_header_decides_the_separator(sign: str) -> None:
    rows = read_rows(f"SKU{sign} Name \na{sign} Senf \n")
    assert rows.header == ("sku", "name")
    assert rows.rows == (Row(2, {"sku": "a", "name": "Senf"}),)
    assert rows.errors == ()


def test_single_column_needs_no_separator() -> None:
    assert read_rows("name\nSenf\n").rows == (Row(2, {"name": "Senf"}),)


def test_decimal_comma_stays_in_its_cell() -> None:
    assert read_rows("sku;price\na;2,49\n").rows[0].cells["price"] == "2,49"


def test_quoted_line_breaks_keep_line_numbers() -> None:
    rows = read_rows('sku,name\r\na,"zwei\r\nZeilen"\r\n\r\nb,"x ""y"""\r\n')
    assert [(row.line, row.cells["name"]) for row in rows.rows] == [(2, "zwei\r\nZeilen"), (5, 'x "y"')]


def test_unusual_line_signs_do_not_split() -> None:
    assert read_rows("sku,name\na,x\u2028y\x85z\n").rows == (Row(2, {"sku": "a", "name": "x\u2028y\x85z"}),)


def test_quotes_in_tab_files_swallow_nothing() -> None:
    rows = read_rows('sku\tname\na\t"5 Zoll\nb\t"in ""Öl"""\nc\t"\n')
    assert [row.cells["name"] for row in rows.rows] == ['"5 Zoll', 'in "Öl"', '"']


def test_row_of_wrong_length_is_named() -> None:
    rows = read_rows("sku,name\na\nb,x\nc,y,z\n")
    assert [row.cells["sku"] for row in rows.rows] == ["b"]
    assert [str(error) for error in rows.errors] == [
        "line 2: has 1 cells where the header has 2",
        "line 4: has 3 cells where the header has 2",
    ]


def test_unclosed_quote_is_named_by_its_line() -> None:
    rows = read_rows('sku,name\na,x\n\nb,"y\nc,z\n')
    assert [row.cells["sku"] for row in rows.rows] == ["a"]
    assert rows.errors == (RowError(4, "", "cannot be read from here on: unexpected end of data"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file has no header line"),
        (" \n\n", "the file has no header line"),
        ("sku,name,SKU\n", "line 1: the header names sku twice"),
        ("sku,,\n", "line 1: the header names an empty column twice"),
        ('"sku,name\n', "line 1: cannot be read from here on: unexpected end of data"),
    ],
)
def test_bad_headers_are_refused(text: str, message: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        read_rows(text)
    assert str(refusal.value) == message


def test_byte_order_mark_is_no_column_name() -> None:
    assert read_rows("\ufeffsku\na\n").header == ("sku",)
