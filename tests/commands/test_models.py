from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from skill.adapters.files import DEMO
from skill.commands.models import LOCALES, OUTDATED, add_parser, models, read_counts
from skill.domain.errors import InvalidInputError


def parsed(*arguments: str) -> Namespace:
    parser = ArgumentParser()
    add_parser(parser.add_subparsers())
    return parser.parse_args(["models", *arguments])


def run(*arguments: str) -> int:
    args = parsed(*arguments)
    code: int = args.run(args)
    return code


def test_models_are_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--to", str(tmp_path)) == 0
    assert {path.stem for path in tmp_path.iterdir()} == set(LOCALES)
    capsys.readouterr()
    assert run("--to", str(tmp_path)) == 0
    assert capsys.readouterr().out == ""
    assert run("--to", str(tmp_path), "--check") == 0


def test_drift_fails_and_names_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--to", str(tmp_path))
    (tmp_path / "en-GB.json").write_text("{}", encoding="utf-8")
    assert run("--to", str(tmp_path), "--check") == OUTDATED
    assert "en-GB.json. Run `make models`" in capsys.readouterr().err
    assert (tmp_path / "en-GB.json").read_text(encoding="utf-8") == "{}"


def test_invocation_name_can_be_chosen(tmp_path: Path) -> None:
    run("--to", str(tmp_path), "--invocation", "mein laden")
    model = json.loads((tmp_path / "de-DE.json").read_text(encoding="utf-8"))
    assert model["interactionModel"]["languageModel"]["invocationName"] == "mein laden"


def product_ids(text: str) -> list[str]:
    types = json.loads(text)["interactionModel"]["languageModel"]["types"]
    (values,) = (one["values"] for one in types if one["name"] == "PRODUCT")
    return [value["id"] for value in values if not value["id"].startswith("word-")]


def test_most_bought_products_come_first() -> None:
    catalog = (DEMO / "products.csv").read_text(encoding="utf-8")
    plain = product_ids(models(catalog)["de-DE"])
    third, ninth = plain[2], plain[8]
    ranked = product_ids(models(catalog, bought={third: 7, ninth: 90, "gone": 500})["de-DE"])
    assert ranked[:2] == [ninth, third]
    assert ranked[2:] == [sku for sku in plain if sku not in {third, ninth}]


def test_few_products_are_the_most_bought(tmp_path: Path) -> None:
    plain = product_ids(models((DEMO / "products.csv").read_text(encoding="utf-8"))["en-GB"])
    counts = tmp_path / "bought.csv"
    counts.write_text(f"{plain[5]},3\n{plain[7]},4\n", encoding="utf-8")
    run("--to", str(tmp_path), "--bought", str(counts), "--most", "2")
    assert product_ids((tmp_path / "en-GB.json").read_text(encoding="utf-8")) == [plain[7], plain[5]]


def test_counts_of_one_sku_add_up() -> None:
    assert read_counts("a,1\nb, 20\na,2\n") == {"a": 3, "b": 20}


@pytest.mark.parametrize("line", ["a", "a,many", "a,-1", "a,1,2", "sku,count"])
def test_lines_without_count_are_refused(line: str) -> None:
    with pytest.raises(InvalidInputError, match="line 2 is not `sku,count`"):
        read_counts(f"b,1\n{line}\n")
