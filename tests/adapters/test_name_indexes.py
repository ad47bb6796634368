"""Hold every name index against the same questions: what is found must not depend on where the names are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

from bench.matching_catalog import DEMO_SHOP, load_catalog
from bench.name_variations import varied_entries
from bench.speech_errors import Grade, SpeechErrors
from skill.adapters.name_index_folder import NameIndexFolder
from skill.domain.match import Entry
from skill.domain.matching import Outcome, ProductIndex
from skill.domain.name_index import IndexedName, MemoryNameIndex, NameIndex, grams_of
from skill.domain.name_score import Query
from skill.services.name_indexes import label_of

Build = Callable[[Sequence[Entry], str], NameIndex]

TEA = Entry("tea", ("Grüner Tee", "Tee"), "teas", "Grüner Tee")
EGGS = Entry("eggs", ("Eier Freiland, 10 Stück", "Ei"), spoken="Eier")
OIL = Entry("oil", ("Öl", "Rapsöl 1 l"), "oils", never=("motoröl",))
OTHER_OIL = Entry("other-oil", ("Rapsöl 1 l", "Öl"), "oils")
STEEL = Entry("steel", ("Steelbook", "Eistee Pfirsich", "Eisteller"))
SHOP = (TEA, EGGS, OIL, OTHER_OIL, STEEL)


def in_memory(entries: Sequence[Entry], language: str) -> NameIndex:
    return MemoryNameIndex(entries, language)


@pytest.fixture(params=["memory", "file"])
def build(request: pytest.FixtureRequest, tmp_path: Path) -> Build:
    def in_file(entries: Sequence[Entry], language: str) -> NameIndex:
        return NameIndexFolder(tmp_path).build(label_of("m1", 1, entries, language), entries, lambda *_: None)

    return in_memory if request.param == "memory" else in_file


def near(index: NameIndex, words: str, limit: int = 3) -> list[str]:
    query = Query(words, index.language)
    return [one.entry.sku for one in index.nearest(grams_of(query.form, query.sound), limit)]


def plain(indexed: IndexedName) -> tuple[object, ...]:
    names = indexed.names
    read = (names.forms, names.sounds, names.folded, names.keys, names.words, names.bag)
    return (indexed.entry, indexed.called, indexed.group_size, indexed.twins, read)


@pytest.mark.parametrize(("words", "sku"), [("tee", "tea"), ("ei", "eggs"), ("öl", "oil"), ("eier", "eggs")])
def test_very_short_words_are_found(build: Build, words: str, sku: str) -> None:
    assert near(build(SHOP, "de"), words)[0] == sku


def test_product_is_handed_out_whole(build: Build) -> None:
    index = build(SHOP, "de-DE")
    tea, oil = index.of(["tea", "oil"])
    assert (tea.entry, tea.called, tea.group_size, tea.twins) == (TEA, "gruenertee", 1, ("tea",))
    assert tea.names.keys == {"gruenertee", "tee"}
    assert (oil.entry, oil.called, oil.group_size, oil.twins) == (OIL, "", 2, ("oil", "other-oil"))
    assert (len(index), index.language) == (5, "de")


def test_unknown_products_are_left_out(build: Build) -> None:
    found = build(SHOP, "de").of(["nobody", "tea", "'; DROP TABLE products", "eggs", "tea"])
    assert [one.entry.sku for one in found] == ["tea", "eggs", "tea"]


def test_names_of_one_sku_are_joined(build: Build) -> None:
    index = build([TEA, EGGS, Entry("tea", ("Sencha",))], "de")
    assert len(index) == 2
    assert [one.entry.names for one in index.of(["tea"])] == [("Grüner Tee", "Tee", "Sencha")]
    assert near(index, "sencha") == ["tea"]


def test_nothing_is_near_to_nothing(build: Build) -> None:
    index = build([TEA, Entry("smile", ("🙂",)), Entry("mark", ("!!!", "")), Entry("none", ())], "de")
    assert len(index) == 4
    for words in ("", "🙂", "?!", " "):
        assert near(index, words) == []
        assert ProductIndex(index).find(words, history=("smile", "mark", "none")).outcome is Outcome.NONE


def test_empty_catalogue_finds_nothing(build: Build) -> None:
    index = build([], "en")
    assert (len(index), near(index, "tea"), list(index.of(["tea"]))) == (0, [], [])
    assert ProductIndex(index).find("tea").outcome is Outcome.NONE


@pytest.mark.parametrize("name", ["Чай чёрный", "شاي أخضر", "绿茶", "ชาเขียว", "Τσάι βουνού", "फूल"])
def test_other_scripts_are_found(build: Build, name: str) -> None:
    index = build([*SHOP, Entry("foreign", (name,))], "de")
    assert near(index, name)[0] == "foreign"
    assert ProductIndex(index).find(name).candidates[0].sku == "foreign"


def test_endless_names_are_found(build: Build) -> None:
    endless = [Entry(sku, (" ".join(f"{sku}{letter}wort" for letter in "abcdefghij" * 20),)) for sku in ("ka", "mo")]
    index = build([*SHOP, *endless], "de")
    assert near(index, "moawort mobwort mocwort")[0] == "mo"


def test_ten_thousand_alike_are_asked_about(build: Build) -> None:
    alike = [Entry(f"cup-{number}", (f"Becher Blau {number}",)) for number in range(10_000)]
    index = build([*alike, TEA], "de")
    found = ProductIndex(index).find("becher blau")
    assert found.outcome is Outcome.ASK
    assert len(found.candidates) == 3
    assert near(index, "tee") == ["tea"]


def test_no_more_than_fifty_twins_are_told(build: Build) -> None:
    index = build([Entry(f"cup-{number}", ("Becher Blau",)) for number in range(120)], "de")
    first, last = index.of(["cup-0", "cup-119"])
    assert first.twins == last.twins == tuple(f"cup-{number}" for number in range(50))
    found = ProductIndex(index).find("becher blau")
    assert found.outcome is Outcome.ASK


def test_file_and_memory_answer_alike(tmp_path: Path) -> None:
    real = load_catalog(DEMO_SHOP, "de")
    entries = [*real, *varied_entries(real, 1_000)]
    memory = MemoryNameIndex(entries, "de")
    label = label_of("m1", 1, entries, "de")
    file = NameIndexFolder(tmp_path).build(label, entries, lambda *_: None)
    errors = SpeechErrors([name for entry in entries for name in entry.names], "de")
    chance = Random(4)  # noqa: S311 - the same questions every time
    for number in range(80):
        entry = chance.choice(entries)
        query = Query(errors.heard(entry.names[0], Grade.HARD if number % 2 else Grade.EASY, chance), "de")
        wanted = grams_of(query.form, query.sound)
        assert [plain(one) for one in file.nearest(wanted, 50)] == [plain(one) for one in memory.nearest(wanted, 50)]
    skus = [entry.sku for entry in entries]
    assert [plain(one) for one in file.of(skus)] == [plain(one) for one in memory.of(skus)]
