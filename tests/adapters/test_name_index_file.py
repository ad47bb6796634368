from __future__ import annotations

import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from skill.adapters.name_index_file import NameIndexFile
from skill.adapters.name_index_folder import NameIndexFolder
from skill.domain.match import Entry
from skill.domain.name_index import grams_of
from skill.domain.name_score import Query
from skill.services.name_indexes import IndexLabel, UnusableIndexError, label_of

SHOP = [Entry(f"tea-{number}", (f"Tee Sorte {number // 2}", "Tee"), "teas") for number in range(300)]
LABEL = label_of("m1", 4, SHOP, "de")
QUERY = Query("tee sorte", "de")
WANTED = grams_of(QUERY.form, QUERY.sound)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = NameIndexFolder(tmp_path)
    folder.build(LABEL, SHOP, lambda *_: None).close()
    return folder.path(LABEL)


def spoil(path: Path, sql: str) -> None:
    """Change the file behind everybody's back, with the length as it was."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute(sql)
        connection.commit()


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableIndexError, match=r"none\.names is missing: run `zuruf index build`"):
        NameIndexFile(tmp_path / "none.names", LABEL)


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\x00" + b"\x07" * 5000])
def test_foreign_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(UnusableIndexError, match=r"m1-v4-de\.names is damaged .*: run `zuruf index build`"):
        NameIndexFile(path, LABEL)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_shortened_file_is_refused(path: Path, kept: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(UnusableIndexError, match="damaged"):
        NameIndexFile(path, LABEL)


@pytest.mark.parametrize(
    ("label", "told"),
    [
        (replace(LABEL, version=5), "version 4 instead of 5"),
        (replace(LABEL, merchant="m2"), "merchant 'm1' instead of 'm2'"),
        (replace(LABEL, language="en"), "language 'de' instead of 'en'"),
        (replace(LABEL, fingerprint="0" * 32), "fingerprint"),
    ],
)
def test_index_of_another_catalogue_is_refused(path: Path, label: IndexLabel, told: str) -> None:
    with pytest.raises(UnusableIndexError, match=told):
        NameIndexFile(path, label)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [("format", "0", "format 0 instead of 1"), ("reading", "'old'", "reading 'old'"), ("count", "299", "damaged")],
)
def test_header_of_another_writer_is_refused(path: Path, name: str, value: str, told: str) -> None:
    spoil(path, f"UPDATE header SET value = {value} WHERE name = '{name}'")  # noqa: S608 - our own words
    with pytest.raises(UnusableIndexError, match=told):
        NameIndexFile(path, LABEL)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE products SET row = replace(row, 'tea-7', 'tea-8')",
        "UPDATE products SET sku = 'x' || sku",
        "UPDATE products SET twins = NULL",
        "UPDATE products SET row = x'00'",
        "UPDATE products SET number = -number",
        "UPDATE postings SET numbers = substr(numbers, 1, 8)",
        "UPDATE postings SET numbers = zeroblob(length(numbers))",
        "UPDATE grams SET posting = posting + 1",
        "UPDATE grams SET entries = entries + 1",
        "UPDATE sizes SET sizes = substr(sizes, 2)",
        "DELETE FROM postings",
    ],
)
def test_damaged_row_is_never_believed(path: Path, sql: str) -> None:
    spoil(path, sql)
    with pytest.raises(UnusableIndexError, match="damaged"):
        NameIndexFile(path, LABEL).nearest(WANTED, 300)


def test_sku_never_leads_to_another_product(path: Path) -> None:
    index = NameIndexFile(path, LABEL)
    assert [one.entry for one in index.of(["tea-7"])] == [SHOP[7]]
    index.close()
    spoil(path, "UPDATE products SET sku = 'moved' WHERE sku = 'tea-7'")
    with pytest.raises(UnusableIndexError, match="damaged"):
        NameIndexFile(path, LABEL).of(["moved"])


def test_whole_file_passes_its_check(path: Path) -> None:
    told: list[tuple[int, int]] = []
    with closing(NameIndexFile(path, LABEL)) as index:
        index.check(lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > len(SHOP)


def test_check_finds_what_no_question_meets(path: Path) -> None:
    whole = path.read_bytes()
    places = [found.start() for found in re.finditer(b"tea-29", whole)]
    assert len(places) >= 30, "in products, in their rows, and in the list of SKUs"
    for at in places[::3]:
        path.write_bytes(whole[: at + 4] + b"9" + whole[at + 5 :])
        with closing(NameIndexFile(path, LABEL)) as index, pytest.raises(UnusableIndexError, match="damaged"):
            index.check(lambda *_: None)


def test_any_flipped_byte_changes_nothing_silently(path: Path) -> None:
    whole = path.read_bytes()
    with closing(NameIndexFile(path, LABEL)) as index:
        right = [one.entry for one in index.nearest(WANTED, 300)]
    for at in range(100, len(whole), len(whole) // 80):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            with closing(NameIndexFile(path, LABEL)) as index:
                found = [one.entry for one in index.nearest(WANTED, 300)]
        except UnusableIndexError:
            continue
        assert found == right, f"byte {at}"


def test_threads_share_one_index(path: Path) -> None:
    index = NameIndexFile(path, LABEL)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: [one.entry.sku for one in index.nearest(WANTED, 5)], range(40)))
    assert found == [[f"tea-{number}" for number in range(5)]] * 40


def test_open_index_outlives_its_successor(path: Path) -> None:
    index = NameIndexFile(path, LABEL)
    other = [Entry("milk", ("Milch",))]
    NameIndexFolder(path.parent).build(label_of("m1", 4, other, "de"), other, lambda *_: None)
    assert [one.entry for one in index.of(["tea-200"])] == [SHOP[200]]
    with pytest.raises(UnusableIndexError, match="fingerprint"):
        NameIndexFile(path, LABEL)
