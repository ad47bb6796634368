import json
import re
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from skill.cli import main
from skill.commands import match
from skill.commands._match_asked import asking_shop
from skill.commands._match_explained import explained
from skill.commands._match_words import GERMAN
from skill.local_shop import open_local_shop
from skill.services.edit_stock import set_stock
from skill.services.name_indexes import SMALL

STORE = "sqlite:///shop.sqlite3"
DEMO = Path(__file__).parents[2] / "skill" / "demo" / "products.csv"


def run(*arguments: str) -> int:
    parser = ArgumentParser()
    match.add_parser(parser.add_subparsers())
    args = parser.parse_args(["match", *arguments])
    return int(args.run(args))


def answers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, spoken: str, *arguments: str
) -> list[dict[str, Any]]:
    monkeypatch.setattr("sys.stdin", StringIO(spoken))
    assert run(*arguments) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def table(tmp_path: Path, content: str | bytes) -> str:
    path = tmp_path / "names.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_a_merchants_file_answers_spoken_names(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "semmelbrösl\nschlumpf\n"
    sure, none = answers(capsys, monkeypatch, asked, "--catalog", str(DEMO), "--locale", "de-DE", "--top", "1")
    (found,) = sure["matches"]
    assert (sure["query"], sure["outcome"]) == ("semmelbrösl", "sure")
    assert (found["sku"], found["name"]) == ("leimer-semmelbroesel-400g", "Leimer Semmelbrösel, 400 g")
    assert found["score"] == 1.0
    assert 0.97 <= found["chance"] <= 1.0
    assert (none["query"], none["outcome"]) == ("schlumpf", "none")


@pytest.mark.parametrize("locale", ["en-US", "en_US", "EN-us", "EN_us", "en"])
def test_english_answers_name_english_products(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    found = answers(capsys, monkeypatch, "spaghetti\n", "--catalog", str(DEMO), "--locale", locale, "--top", "1")
    assert found[0]["matches"][0]["name"] == "Barilla spaghetti, 500 g"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_plain_list_of_names_suffices(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    mark: bytes,
    separator: str,
) -> None:
    content = mark + "sku,name\n1,Müsli Früchte\n2,Vollkornbrot\n".replace(",", separator).encode()
    (found,) = answers(capsys, monkeypatch, "müsli früchte", "--catalog", table(tmp_path, content))
    assert found["outcome"] == "sure"
    best = found["matches"][0]
    assert (best["sku"], best["name"], best["score"]) == ("1", "Müsli Früchte", 1.0)


def test_a_windows_file_keeps_its_umlauts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = table(tmp_path, "sku;name\n1;Käse\n".encode("cp1252"))
    (found,) = answers(capsys, monkeypatch, "käse", "--catalog", path)
    assert found["matches"][0]["name"] == "Käse"


def test_top_fills_up_with_the_next(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = table(tmp_path, "sku,name\n1,Apfelsaft\n2,Apfelsaft naturtrüb\n3,Apfelmus\n")
    (found,) = answers(capsys, monkeypatch, "apfelsaft", "--catalog", path, "--top", "3")
    assert found["outcome"] == "sure"
    assert [one["sku"] for one in found["matches"]] == ["1", "2", "3"]


def test_an_empty_line_is_answered_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = answers(capsys, monkeypatch, "\n", "--catalog", table(tmp_path, "sku,name\n1,Milch\n"))
    assert found == [{"query": "", "outcome": "none", "matches": []}]


def test_rows_without_a_name_are_reported(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(""))
    rows = "".join(f"{number},\n" for number in range(7))
    assert run("--catalog", table(tmp_path, f"sku,name\nx,Milch\n{rows}")) == 0
    logged = capsys.readouterr().err
    assert "left out: line 3: sku and name must not be empty" in logged
    assert "left out: 2 more" in logged


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no header"),
        ("sku,name\n", "holds no product"),
        ("gtin,title\n1,Milch\n", "line 1, column sku: is missing"),
        (b"\x00\x01\x02", "no text"),
    ],
)
def test_an_unreadable_catalogue_ends_with_its_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str | bytes, reason: str
) -> None:
    assert run("--catalog", table(tmp_path, content)) == 2
    written = capsys.readouterr()
    assert reason in written.err
    assert written.out == ""


def test_a_missing_file_ends_with_its_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--catalog", "nowhere.csv") == 2
    assert "nowhere.csv" in capsys.readouterr().err


@pytest.mark.parametrize("top", ["0", "-1", "x", "²"])
def test_top_must_be_a_positive_number(capsys: pytest.CaptureFixture[str], top: str) -> None:
    with pytest.raises(SystemExit):
        run("--catalog", "x", "--top", top)
    assert "is no number above 0" in capsys.readouterr().err


def test_long_builds_tell_their_progress(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(""))
    monkeypatch.setattr(match, "_REPORT_EVERY", 2)
    run("--catalog", table(tmp_path, "sku,name\n1,Milch\n2,Brot\n3,Käse\n"))
    assert "indexed 2 of 3 names" in capsys.readouterr().err


def explanation(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, spoken: str, *more: str) -> str:
    monkeypatch.setattr("sys.stdin", StringIO(spoken))
    assert run("--catalog", str(DEMO), "--explain", *more) == 0
    return capsys.readouterr().out


def test_explained_in_german_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    said = explanation(capsys, monkeypatch, "drei hakle klopapir acht rollen", "--bought", "hakle-toilettenpapier-8")
    assert "Menge 3" in said
    assert "steht in den Namen: „hakle“" in said
    assert "klingt wie etwas in den Namen: „klopapir“" in said
    assert "davon am ehesten wieder gekauft" in said
    assert "ab 97,0 % wird nicht gefragt" in said


def test_explained_in_english_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    said = explanation(capsys, monkeypatch, "coffee filters size four", "--locale", "en-GB")
    assert "Understood: words coffee, filters; figures size 4" in said
    assert "+ every word is in its names: “coffee”, “filters”" in said
    assert "None reaches 97.0%." in said


def test_a_contradiction_is_explained(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = table(tmp_path, "sku,name\n1,Filtertüten Größe 4\n")
    monkeypatch.setattr("sys.stdin", StringIO("filtertüten größe zwei\nschlumpf\n"))
    assert run("--catalog", path, "--explain") == 0
    said = capsys.readouterr().out
    assert "- Größe 2 widerspricht Größe 4" in said
    assert "Was am besten passt, hat eine andere Angabe." in said
    assert "Nichts gefunden" in said


# ------------------------------------------------------------ the catalogue on sale
@pytest.fixture
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("ZURUF_DEMO", "ZURUF_STORE", "ZURUF_MERCHANT", "AWS_SAM_LOCAL", "ZURUF_INDEX"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_empty_folder")
def test_without_a_file_the_shop_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("semmelbrösl", "schlumpf", "--store", "memory://", "--top", "1") == 0
    told = capsys.readouterr()
    sure, none = (json.loads(line) for line in told.out.splitlines())
    assert [found["sku"] for found in sure["matches"]] == ["leimer-semmelbroesel-400g"]
    assert (sure["outcome"], none["outcome"]) == ("sure", "none")
    assert re.fullmatch(r"Lindenmarkt: \d+ products on sale\.\n", told.err)


def shown(said: str) -> list[str]:
    return re.findall(r"^  \d+\. (.*?)(?:  [\d,]+ %)?$", said, re.MULTILINE)


def of_shop(capsys: pytest.CaptureFixture[str], spoken: str, *more: str) -> str:
    assert run(spoken, "--store", "memory://", "--explain", *more) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("_empty_folder")
def test_a_device_narrows_what_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    said = of_shop(capsys, "patrone für hp envy 6000")
    assert "Gerät: HP Envy 6000. Gesucht wird unter den 4 Artikeln, die dazu passen." in said
    assert len(shown(said)) == 4
    assert all(name.startswith("HP 305") for name in shown(said))
    assert "Für welches Gerät?" in of_shop(capsys, "patrone")
    assert "dass es zu diesem Gerät passt" in of_shop(capsys, "patrone für canon pixma 9999")


@pytest.mark.usefixtures("_empty_folder")
def test_what_goods_come_in_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    said = of_shop(capsys, "cola in Dosen")
    assert shown(said)[0] == "Coca-Cola, 6 Dosen"
    assert "+ kommt, wie gesagt, so: „Dosen“" in said
    assert said.count("- kommt nicht so: „Dosen“") == 2


@pytest.mark.usefixtures("_empty_folder")
def test_the_list_asked_is_the_list_shown(capsys: pytest.CaptureFixture[str]) -> None:
    said = of_shop(capsys, "Kaffee Filter Tüten")
    assert f"Frage: {', '.join(shown(said))}?" in said
    assert "Wörter Kaffee, Filter, Tüten" in said
    assert "tueten" not in said
    assert "- gegenüber dem Wahrscheinlichsten: die Wörter stehen weniger genau in seinen Namen" in said


@pytest.mark.usefixtures("_empty_folder")
def test_measures_are_written_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert "figures 32 ounces" in of_shop(capsys, "coke 32 ounces", "--locale", "en-US")


@pytest.mark.usefixtures("_empty_folder")
def test_what_is_sold_out_is_explained() -> None:
    local = open_local_shop("memory://")
    gone = "zewa-toilettenpapier-16"
    set_stock(local.shop, local.merchant.id, gone, 0, edit_id="counted")
    ask = asking_shop(local, "de-DE", history=(), top=3)
    asked = ask("zewa klopapier")
    assert asked.gone == {gone}
    assert asked.chosen == ("zewa-toilettenpapier-8", gone)
    names = {one.sku: one.sku for one in asked.examined.weighing.products}
    told = explained("zewa klopapier", ask, names, top=2, say=GERMAN)
    assert told.count("- ist zurzeit nicht zu bestellen") == 1


@pytest.mark.usefixtures("_empty_folder")
def test_a_large_shop_answers_from_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header = "sku,name_de,name_en,noun_de,gender_de,category,price,vat_rate,stock\n"
    rows = [f"tee-{at},Kräutertee Nummer {at},Herbal tea number {at},Tee,m,tea,2.49,7,10\n" for at in range(SMALL + 1)]
    (tmp_path / "products.csv").write_text(header + "".join(rows), encoding="utf-8")
    assert main(["catalog", "import", "products.csv", "--store", STORE, "--shop", str(DEMO.parent / "shop.yaml")]) == 0
    capsys.readouterr()
    built = Path("var/index/lindenmarkt-v1-de.names")
    before = built.stat().st_mtime_ns
    assert run("kräutertee nummer siebzehn", "--store", STORE, "--top", "1") == 0
    assert json.loads(capsys.readouterr().out)["matches"][0]["sku"] == "tee-17"
    assert built.stat().st_mtime_ns == before
    built.unlink()
    assert run("kräutertee nummer siebzehn", "--store", STORE, "--top", "1") == 0
    assert built.is_file()
