"""Give the JSON Schema, the help and template files of the own catalogue format."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

from skill.adapters.feeds.catalogue_row import GERMAN, CatalogueRow
from skill.services.product_cells import escape_formula
from skill.services.read_product import REQUIRED


def catalogue_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one row."""
    schema = CatalogueRow.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "required": list(REQUIRED),
    }


def column_help(language: str) -> dict[str, str]:
    """Return what each column is for, in German for `de`, else in English."""
    columns = catalogue_schema()["properties"]
    return {name: str(about[GERMAN if language == "de" else "description"]) for name, about in columns.items()}


def example_row() -> dict[str, str]:
    """Return an example of each column, empty where most products have nothing."""
    columns = catalogue_schema()["properties"]
    return {name: str((about.get("examples") or [""])[0]) for name, about in columns.items()}


def template(form: str) -> str:
    """Return a file with one example product, as `csv` or `jsonl`."""
    row = example_row()
    if form == "jsonl":
        return json.dumps({name: cell for name, cell in row.items() if cell}, ensure_ascii=False) + "\n"
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(row)
    writer.writerow(map(escape_formula, row.values()))
    return text.getvalue()
