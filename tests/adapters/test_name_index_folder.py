from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from skill.adapters.name_index_folder import NameIndexFolder
from skill.domain.match import Entry
from skill.services.name_indexes import UnusableIndexError, label_of

SHOP = [Entry(f"tea-{number}", (f"Tee Sorte {number}",)) for number in range(2_500)]
LABEL = label_of("../shop 1", 7, SHOP[:3], "de-DE")


def silent(done: int, total: int) -> None:
    del done, total


def test_index_lies_where_nobody_else_writes(tmp_path: Path) -> None:
    folder = NameIndexFolder(tmp_path / "var" / "index")
    index = folder.build(LABEL, SHOP[:3], silent)
    assert len(index) == 3
    assert [path.name for path in (tmp_path / "var" / "index").iterdir()] == [".._shop_1-v7-de.names"]
    assert len(folder.open(LABEL)) == 3


def test_merchants_of_like_names_are_told_apart(tmp_path: Path) -> None:
    folder = NameIndexFolder(tmp_path)
    folder.build(LABEL, SHOP[:3], silent)
    with pytest.raises(UnusableIndexError, match="merchant"):
        folder.open(replace(LABEL, merchant=".. shop_1"))


def test_building_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    NameIndexFolder(tmp_path).build(LABEL, SHOP, lambda done, total: told.append((done, total)))
    assert told == [(1000, 2500), (2000, 2500), (2500, 2500)]


def test_old_versions_are_thrown_away(tmp_path: Path) -> None:
    folder = NameIndexFolder(tmp_path)
    for version in (1, 2, 5, 6):
        folder.build(replace(LABEL, version=version), SHOP[:3], silent)
    kept = [".._shop_1-v5-de.names", ".._shop_1-v6-de.names"]
    assert sorted(path.name for path in tmp_path.iterdir()) == kept


def test_unfinished_index_leaves_nothing(tmp_path: Path) -> None:
    folder = NameIndexFolder(tmp_path)
    folder.build(LABEL, SHOP[:3], silent)

    def cut(done: int, total: int) -> None:
        raise KeyboardInterrupt(done, total)

    with pytest.raises(KeyboardInterrupt):
        folder.build(LABEL, SHOP, cut)
    assert [path.name for path in tmp_path.iterdir()] == [folder.path(LABEL).name]
    assert len(folder.open(LABEL)) == 3


def test_folder_that_cannot_be_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        NameIndexFolder(tmp_path / "file" / "index").build(LABEL, SHOP[:3], silent)
