from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from skill.adapters.feeds.catalogue_row import CatalogueRow
from skill.adapters.feeds.describe_columns import catalogue_schema, column_help, example_row, template
from skill.adapters.feeds.open_feed import open_feed
from skill.domain.packaging import Container, ContentUnit, PackUnit
from skill.domain.product import Gender, Withdrawal
from skill.services.read_product import OPTIONAL, REQUIRED, read_product
from skill.services.read_rows import Row


def test_schema_has_the_columns_that_are_read() -> None:
    assert set(CatalogueRow.model_fields) == {*REQUIRED, *OPTIONAL}
    assert catalogue_schema()["required"] == list(REQUIRED)


def test_schema_names_the_values_that_are_read() -> None:
    definitions = catalogue_schema()["$defs"]
    for kind in (Gender, PackUnit, Container, ContentUnit, Withdrawal):
        assert definitions[kind.__name__]["enum"] == list(kind)


def test_every_column_has_help_in_both_languages() -> None:
    for language in ("de", "en"):
        assert all(text.endswith(".") for text in column_help(language).values())
    assert column_help("de")["brand"] == "Wer es herstellt."
    assert column_help("en")["brand"] == "Who makes it."


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_templates_are_read_without_a_fault(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"template.{form}"
    path.write_text(template(form), encoding="utf-8")
    (row,) = open_feed(path).entries
    assert isinstance(row, Row)
    product, faults = read_product(row)
    assert faults == []
    assert product is not None
    assert (product.sku, product.name.de) == ("filter-4-80", "Musterhaus Filtertüten Größe 4, 80 Stück")


def valid(row: dict[str, Any]) -> bool:
    return bool(Draft202012Validator(catalogue_schema()).is_valid(row))


def test_schema_accepts_rows_and_refuses_others() -> None:
    least = {"sku": "tee", "name_de": "Tee", "noun_de": "Tee", "gender_de": "m", "category": "tea"}
    row = {**least, "price": 2.49, "vat_rate": 7, "stock": 3, "synonyms_de": ["kräutertee"]}
    assert valid(row)
    assert valid({**row, "price": "2,49 EUR"})
    assert not valid({**row, "colour": "red"})
    assert not valid({**row, "gender_de": "x"})
    assert not valid({name: cell for name, cell in row.items() if name != "price"})
    assert json.loads(template("jsonl"))["sku"] == example_row()["sku"]
