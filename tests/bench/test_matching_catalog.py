from __future__ import annotations

from pathlib import Path

import pytest

from bench.matching_catalog import DEMO_SHOP, Asked, Source, load_catalog, read_queries, twins_of
from skill.domain.matching import Entry

ENTRIES = [
    Entry("milk", ("Milch",)),
    Entry("juice", ("Granatapfel Saft",)),
    Entry("same", ("Granatapfelsaft",)),
    Entry("oat", ("Hafer Drink 1 l",)),
]


def test_bare_list_and_table_read_alike(tmp_path: Path) -> None:
    bare, table = tmp_path / "bare.tsv", tmp_path / "table.tsv"
    bare.write_text('4001\tMilch "frisch"\n4002\tSaft\n', encoding="utf-8")
    table.write_text("sku\tname\n4001\tMilch frisch\n4002\tSaft\n", encoding="utf-8")
    assert load_catalog(bare, "de") == [Entry("4001", ('Milch "frisch"',)), Entry("4002", ("Saft",))]
    assert load_catalog(table, "de") == [Entry("4001", ("Milch frisch",)), Entry("4002", ("Saft",))]


def test_demo_shop_needs_no_other_file() -> None:
    assert len(load_catalog(DEMO_SHOP, "de")) > 50


def test_names_alike_when_spoken_are_twins() -> None:
    twins = twins_of(ENTRIES, "de")
    assert twins["juice"] == {"juice", "same"}
    assert twins["milk"] == {"milk"}


def test_same_seed_asks_the_same() -> None:
    first = Source(ENTRIES, "de", 5).draw(4, 3)
    assert first == Source(ENTRIES, "de", 5).draw(4, 3)
    assert first.asked[0] == Asked("hafer dring 1 liter", frozenset({"oat"}), "easy", first.asked[0].history)
    assert [one.grade for one in first.asked] == ["easy", "hard", "easy"]
    assert first != Source(ENTRIES, "de", 6).draw(4, 3)


def test_past_purchases_hold_what_is_meant() -> None:
    entries = [Entry(str(number), (f"Tee {number}",)) for number in range(100)]
    for asked in Source(entries, "de", 1).draw(100, 40).asked:
        assert len(asked.history) == len(set(asked.history)) == 20
        assert asked.right & set(asked.history)


def test_questions_of_a_file_are_asked(tmp_path: Path) -> None:
    file = tmp_path / "asked.tsv"
    file.write_text("query\tsku\nmillch\tmilk\nunbekannt\tgone\n", encoding="utf-8")
    trial = read_queries(file, ENTRIES, "de")
    assert [(one.text, one.right, one.grade) for one in trial.asked] == [("millch", frozenset({"milk"}), "all")]


def test_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "asked.tsv"
    file.write_text("was\tsku\nmillch\tmilk\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="columns query and sku are needed"):
        read_queries(file, ENTRIES, "de")
