from __future__ import annotations

import gc
import logging
from collections.abc import Collection, Iterable, Sequence

import pytest

from skill.domain.match import Entry
from skill.domain.matching import Outcome, ProductIndex
from skill.domain.name_index import IndexedName, MemoryNameIndex, NameIndex
from skill.services.name_indexes import (
    SMALL,
    IndexLabel,
    NoNameIndexes,
    Progress,
    UnusableIndexError,
    label_of,
    open_index,
)

MANY = [Entry(f"tea-{number}", (f"Tee Sorte {number}",)) for number in range(SMALL + 1)]
DAMAGED = UnusableIndexError("the name index x.names is damaged")
MISSING = UnusableIndexError("the name index x.names is missing")
FULL = OSError("no space left")


class Breaking(MemoryNameIndex):
    """Answer so many questions and then be damaged."""

    left = 1

    def nearest(self, wanted: Collection[str], limit: int) -> Sequence[IndexedName]:
        if not self.left:
            raise DAMAGED
        self.left -= 1
        return super().nearest(wanted, limit)


class Shelf:
    """Keep indexes in memory, and note what is asked for."""

    def __init__(self, *, mends: bool = True, full: bool = False) -> None:
        self.mends = mends
        self.full = full
        self.kept: dict[IndexLabel, NameIndex] = {}
        self.built: list[IndexLabel] = []

    def open(self, label: IndexLabel) -> NameIndex:
        if label not in self.kept:
            raise MISSING
        return self.kept[label]

    def build(self, label: IndexLabel, entries: Iterable[Entry], progress: Progress) -> NameIndex:
        if self.full:
            raise FULL
        self.built.append(label)
        progress(1, 1)
        return self.kept.setdefault(label, MemoryNameIndex(entries, label.language))


def find(index: NameIndex, words: str) -> list[str]:
    return [one.sku for one in ProductIndex(index).find(words).candidates]


def test_small_catalogue_needs_no_file() -> None:
    shelf = Shelf(mends=False)
    index = open_index(shelf, "m1", 1, MANY[:SMALL], "de-DE")
    assert find(index, "tee sorte 77") == ["tea-77"]
    assert shelf.kept == {}


def test_prebuilt_index_is_used_as_it_is() -> None:
    shelf = Shelf(mends=False)
    shelf.build(label_of("m1", 1, MANY, "de"), MANY, lambda *_: None)
    index = open_index(shelf, "m1", 1, MANY, "de-DE")
    assert find(index, "tee sorte 2000") == ["tea-2000"]
    assert (len(index), index.language, len(shelf.built)) == (SMALL + 1, "de", 1)


def test_missing_index_is_built_and_told(caplog: pytest.LogCaptureFixture) -> None:
    shelf = Shelf()
    index = open_index(shelf, "m1", 1, MANY, "de")
    assert find(index, "tee sorte 2000") == ["tea-2000"]
    assert shelf.built == [label_of("m1", 1, MANY, "de")]
    assert caplog.messages == ["the name index x.names is missing; building it anew from 2001 products"]


def test_missing_index_is_an_error_in_the_cloud(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(UnusableIndexError, match=r"x\.names is missing"):
        open_index(Shelf(mends=False), "m1", 1, MANY, "de")
    assert [(record.levelno, record.message) for record in caplog.records] == [
        (logging.ERROR, "the name index x.names is missing")
    ]


def test_index_of_an_older_catalogue_is_not_used() -> None:
    shelf = Shelf()
    shelf.build(label_of("m1", 1, MANY, "de"), MANY, lambda *_: None)
    renamed = [Entry(entry.sku, (f"Kaffee {entry.names[0]}",)) for entry in MANY]
    index = open_index(shelf, "m1", 1, renamed, "de")
    assert index.of(["tea-5"])[0].entry.names == ("Kaffee Tee Sorte 5",)
    assert len(shelf.built) == 2


def test_index_damaged_later_is_mended_once(caplog: pytest.LogCaptureFixture) -> None:
    shelf = Shelf()
    label = label_of("m1", 1, MANY, "de")
    shelf.kept[label] = Breaking(MANY, "de")
    index = open_index(shelf, "m1", 1, MANY, "de")
    assert find(index, "tee sorte 2000") == ["tea-2000"]
    del shelf.kept[label]
    assert [find(index, "tee sorte 2000") for _ in range(3)] == [["tea-2000"]] * 3
    assert len(shelf.built) == 1
    assert len(caplog.messages) == 1


def test_index_that_cannot_be_written_is_held_in_memory(caplog: pytest.LogCaptureFixture) -> None:
    index = open_index(Shelf(full=True), "m1", 1, MANY, "de")
    assert find(index, "tee sorte 2000") == ["tea-2000"]
    assert caplog.messages[-1] == "the name index cannot be written (no space left); the names are read into memory"


def test_large_catalogue_is_left_alone_by_the_collector() -> None:
    gc.unfreeze()
    try:
        open_index(Shelf(), "m1", 1, MANY[:SMALL], "de")
        assert gc.get_freeze_count() == 0
        open_index(Shelf(), "m1", 1, MANY, "de")
        assert gc.get_freeze_count() > len(MANY)
    finally:
        gc.unfreeze()


def test_shop_without_folder_reads_all_names() -> None:
    index = open_index(NoNameIndexes(), "m1", 1, MANY, "de")
    assert len(index) == SMALL + 1
    assert ProductIndex(index).find("schlumpf").outcome is Outcome.NONE


@pytest.mark.parametrize(
    "other",
    [
        [Entry("tea", ("Tee",)), Entry("milk", ("Milch",))],
        [Entry("milk", ("Milch",))],
        [Entry("milk", ("Milch",)), Entry("tea", ("Tee", ""))],
        [Entry("milk", ("Milch",)), Entry("tea", ("Tee",), "teas")],
        [Entry("milk", ("Milch",)), Entry("tea", ("Tee",), never=("x",))],
        [Entry("milk", ("Milch",)), Entry("tea", ("Tee",), spoken="Tee")],
    ],
)
def test_any_other_catalogue_has_another_label(other: list[Entry]) -> None:
    entries = [Entry("milk", ("Milch",)), Entry("tea", ("Tee",))]
    assert label_of("m1", 1, entries, "de-AT") == label_of("m1", 1, list(entries), "de")
    assert label_of("m1", 1, entries, "de") != label_of("m1", 1, other, "de")
