"""Products found by what people say and what speech recognition makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from skill.domain.matching import Entry, Outcome, ProductIndex
from skill.domain.product_names import product_index
from tests.domain.demo_shop import shop

TABLES = Path(__file__).parent / "spoken_forms"
SHELF = (
    "Apfel",
    "Apfelsaft",
    "Granatapfelsaft",
    "Apfelmus",
    "Kaffee",
    "Kaffeefiltertüten",
    "Teefilter",
    "Weihnachtstee",
    "Waschmittel",
    "Spülmittel",
    "Toilettenpapier",
    "Backpapier",
    "Wasser",
    "Wasserfilter",
    "Brötchen",
    "Brot",
    "Butter",
    "Buttermilch",
    "Milch",
    "Reis",
    "Milchreis",
)


@cache
def demo(language: str) -> ProductIndex:
    return product_index(shop().values(), language)


@cache
def shelf() -> ProductIndex:
    return ProductIndex.read((Entry(name, (name,)) for name in SHELF), "de")


def rows(language: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield language, what is said, and the beginnings of the SKUs of which one must fit best."""
    for line in (TABLES / f"found_{language}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            said, _, wanted = line.partition(" = ")
            yield language, said, tuple(wanted.split())


@pytest.mark.parametrize(("language", "said", "wanted"), [*rows("de"), *rows("en")])
def test_what_was_heard_finds_the_product(language: str, said: str, wanted: tuple[str, ...]) -> None:
    match = demo(language).find(said)
    assert match.ranked[0].sku.startswith(wanted)
    if match.outcome is Outcome.SURE:
        assert match.candidates[0].sku.startswith(wanted)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("apfel", "Apfel"),
        ("äpfel", "Apfel"),
        ("apfel saft", "Apfelsaft"),
        ("granat apfel saft", "Granatapfelsaft"),
        ("granatapfel saft", "Granatapfelsaft"),
        ("apfel mus", "Apfelmus"),
        ("kaffee", "Kaffee"),
        ("kaffee filter tüten", "Kaffeefiltertüten"),
        ("kaffeefilter tüte", "Kaffeefiltertüten"),
        ("kaffeefiltern", "Kaffeefiltertüten"),
        ("tee filter", "Teefilter"),
        ("weihnachts tee", "Weihnachtstee"),
        ("wasch mittel", "Waschmittel"),
        ("spül mittel", "Spülmittel"),
        ("toiletten papier", "Toilettenpapier"),
        ("back papier", "Backpapier"),
        ("wasser", "Wasser"),
        ("wasser filter", "Wasserfilter"),
        ("broetchen", "Brötchen"),
        ("brote", "Brot"),
        ("butter", "Butter"),
        ("butter milch", "Buttermilch"),
        ("milch", "Milch"),
        ("milch reis", "Milchreis"),
        ("reis", "Reis"),
    ],
)
def test_split_and_joined_compounds_find_themselves(said: str, wanted: str) -> None:
    assert shelf().find(said).ranked[0].sku == wanted


@pytest.mark.parametrize("said", ["apfel", "wasser", "milch", "kaffee", "butter"])
def test_a_part_is_never_surely_the_whole(said: str) -> None:
    without = ProductIndex.read((Entry(name, (name,)) for name in SHELF if name.casefold() != said), "de")
    assert without.find(said).outcome is not Outcome.SURE


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "said", ["", "   ", "🙂🙂", "牛奶", "молоко", "!?", "so eine von dem", "x" * 400, "2", "zzz 3"]
)
def test_nothing_is_sure_of_nothing(said: str, language: str) -> None:
    assert demo(language).find(said).outcome is not Outcome.SURE


@pytest.mark.parametrize("said", ["Nimm 2", "nimm zwei"])
def test_names_of_fillers_and_figures_are_found(said: str) -> None:
    index = ProductIndex.read((Entry("nimm", ("Nimm 2",)), Entry("milch", ("Milch",))), "de")
    assert index.find(said).candidates[0].sku == "nimm"


@pytest.mark.parametrize("said", ["7up", "7 up", "seven up", "sieben up", "7-Up"])
def test_a_figure_may_begin_a_brand(said: str) -> None:
    index = ProductIndex.read((Entry("7up", ("7up Zitrone",)), Entry("cola", ("Cola",))), "de")
    assert index.find(said).ranked[0].sku == "7up"
