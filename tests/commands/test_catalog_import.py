from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest

from skill.adapters.clock import SystemClock
from skill.adapters.files import DEMO
from skill.adapters.table.open import open_table
from skill.cli import main
from skill.commands._progress import ProgressBar
from skill.domain.product import Product
from skill.services.records import keys
from skill.services.records.merchants import read_catalogue, settings_from
from skill.settings import DEMO_MERCHANT

STORE = "sqlite:///shop.sqlite3"
HEADER = "sku,name_de,noun_de,gender_de,category,price,vat_rate,stock,synonyms_de\n"
TEA = "tee,Kräutertee,Tee,m,tea,2.49,7,10,tee|aufguss\n"
COFFEE = "kaffee,Kaffee,Kaffee,m,coffee,4.99,7,5,\n"
SHOPIFY = "Handle,Title,Vendor,Type,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Status\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("ZURUF_DEMO", "ZURUF_STORE", "ZURUF_MERCHANT", "AWS_SAM_LOCAL"):
        monkeypatch.delenv(name, raising=False)


def catalog(action: str, text: str, *options: str) -> int:
    Path("feed").write_text(text, encoding="utf-8")
    return main(["catalog", action, "feed", "--store", STORE, *options])


@pytest.fixture
def shop(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalog("import", HEADER + TEA + COFFEE, "--shop", str(DEMO / "shop.yaml")) == 0
    capsys.readouterr()


def sold() -> Mapping[str, Product]:
    table = open_table(STORE, clock=SystemClock())
    version = settings_from(table.get(keys.settings(DEMO_MERCHANT)), DEMO_MERCHANT).catalogue
    return {product.sku: product for product in read_catalogue(table, DEMO_MERCHANT, version).on_sale}


@pytest.mark.usefixtures("shop")
def test_preview_tells_old_and_new(capsys: pytest.CaptureFixture[str]) -> None:
    before = sold()
    text = HEADER + TEA.replace("2.49", "EUR 2.99") + "senf,Senf,Senf,m,x,1.00,7,1,\n"
    assert catalog("preview", text) == 0
    assert capsys.readouterr().out.splitlines() == [
        "    added:     1  senf",
        "  changed:     1  tee",
        "unchanged:     0",
        "  removed:     1  kaffee",
        "  tee: price 2.49 EUR → 2.99 EUR",
        "Nothing was changed.",
    ]
    assert sold() == before


@pytest.mark.usefixtures("shop")
def test_preview_speaks_german_and_tells_bad_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalog("preview", HEADER + TEA + COFFEE.replace("4.99", "teuer"), "--language", "de") == 1
    printed = capsys.readouterr()
    assert printed.err == "feed: Zeile 3, Spalte price: 'teuer' ist kein Betrag wie 2,49\n"
    assert printed.out.splitlines() == [
        "      neu:     0",
        " geändert:     0",
        "   gleich:     1",
        " entfällt:     0",
        "   bleibt:     1  kaffee",
        "abgelehnt:     1",
        "Es wurde nichts geändert.",
    ]


@pytest.mark.usefixtures("shop")
def test_bad_row_takes_nothing_off_sale() -> None:
    assert (
        catalog("import", HEADER + TEA.replace("2.49", "2.59") + COFFEE.replace("4.99", "?"), "--good-rows-only") == 0
    )
    assert {sku: product.price.amount for sku, product in sold().items()} == {"tee": 259, "kaffee": 499}


@pytest.mark.usefixtures("shop")
def test_missing_products_stay_if_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalog("import", HEADER + TEA, "--keep-missing") == 0
    assert set(sold()) == {"tee", "kaffee"}
    assert "Version 2 of lindenmarkt's catalogue is on sale: 2 products." in capsys.readouterr().out


def test_half_a_file_removes_nothing_unasked(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"s{number},Senf,Senf,m,x,1.00,7,1,\n" for number in range(20)]
    catalog("import", HEADER + "".join(rows), "--shop", str(DEMO / "shop.yaml"))
    assert catalog("import", HEADER + "".join(rows[:9])) == 1
    assert "11 of 20 products would go off sale" in capsys.readouterr().err
    assert len(sold()) == 20
    assert catalog("import", HEADER + "".join(rows[:9]), "--remove-missing") == 0
    assert len(sold()) == 9


@pytest.mark.usefixtures("shop")
def test_shopify_update_keeps_the_shops_own_words() -> None:
    known = "tea,Tee aus Kräutern,Teehaus,Tee,Default Title,tee,2.79,99,active\n"
    assert catalog("import", SHOPIFY + known, "--keep-missing") == 0
    tea = sold()["tee"]
    assert (tea.name.de, tea.price.amount, tea.brand) == ("Tee aus Kräutern", 279, "Teehaus")
    assert (tea.noun.de, tea.spoken.de, tea.synonyms["de"]) == ("Tee", "Kräutertee", ("tee", "aufguss"))
    assert (tea.vat_rate, tea.stock) == (7, 10)


@pytest.mark.usefixtures("shop")
def test_new_shopify_product_needs_a_tax_rate(capsys: pytest.CaptureFixture[str]) -> None:
    new = SHOPIFY + "f,Melitta Filtertüten,Melitta,Filter,80 Stück,f-80,2.49,12,active\n"
    assert catalog("import", new, "--keep-missing") == 1
    assert "line 2, column vat_rate: the feed has no VAT rate" in capsys.readouterr().err
    assert catalog("import", new, "--keep-missing", "--vat-rate", "19") == 0
    filters = sold()["f-80"]
    assert (filters.noun.de, filters.gender_de.value, filters.vat_rate, filters.stock) == ("Filtertüten", "pl", 19, 12)
    assert (filters.pack_size, filters.content) == (80, 80)


@pytest.mark.usefixtures("shop")
def test_drafts_are_counted_apart(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "a,A,V,T,,a,1.00,1,draft\nb,B,V,T,,b,1.00,1,active\n"
    assert catalog("preview", SHOPIFY + rows, "--vat-rate", "19", "--keep-missing") == 0
    assert " left out:     1" in capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("shop")
def test_full_report_runs_no_formula() -> None:
    text = HEADER + TEA.replace("Kräutertee", "=1+1") + COFFEE.replace("4.99", "@x")
    assert catalog("preview", text, "--report", "all.csv") == 1
    with Path("all.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["reason"] == "'@x' is no amount such as 2,49"
    assert (rows[0]["what"], rows[0]["line"], rows[0]["column"]) == ("refused", "3", "price")
    assert [(row["sku"], row["column"], row["new"]) for row in rows[1:3]] == [
        ("kaffee", "", ""),
        ("tee", "name", "'=1+1"),
    ]


@pytest.mark.usefixtures("shop")
def test_report_never_overwrites_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalog("preview", HEADER + TEA, "--report", "feed") == 2
    assert "would overwrite what is imported" in capsys.readouterr().err
    assert Path("feed").read_text(encoding="utf-8") == HEADER + TEA


@pytest.mark.usefixtures("shop")
def test_repeated_rows_are_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalog("import", HEADER + TEA + TEA) == 1
    assert "feed: line 3, column sku: tee stands in an earlier line already" in capsys.readouterr().err


def test_schema_and_template_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "schema"]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]["sku"]["minLength"] == 1
    assert main(["catalog", "schema", "--fields", "--language", "de"]) == 0
    assert "brand             Wer es herstellt." in capsys.readouterr().out
    assert main(["catalog", "template", "--format", "jsonl"]) == 0
    assert catalog("preview", capsys.readouterr().out) == 0


class Terminal(StringIO):
    """Say that somebody is looking."""

    def isatty(self) -> bool:
        return True


def test_bar_is_drawn_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("skill.commands._progress._QUIET", 0)
    bar = ProgressBar("feed")
    bar(50, 100)
    bar.end()
    assert terminal.getvalue() == f"\rfeed [{'#' * 15}{' ' * 15}]  50%\r\x1b[K"


def test_no_bar_is_drawn_into_a_file(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skill.commands._progress._QUIET", 0)
    ProgressBar("feed")(50, 100)
    assert capsys.readouterr().err == ""
