from __future__ import annotations

import pytest

from skill.services.product_cells import escape_formula, product_to_cells, unescape_formula
from skill.services.read_product import read_product
from skill.services.read_rows import Row
from tests.stage import Stage


def test_written_products_are_read_back(stage: Stage) -> None:
    for product in stage.catalogue.products.values():
        assert read_product(Row(2, product_to_cells(product)), "EUR") == (product, [])


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-5", "@cmd", "\tx", "\rx"])
def test_formulas_are_escaped_and_back(cell: str) -> None:
    assert escape_formula(cell) == f"'{cell}"
    assert unescape_formula(f"'{cell}") == cell


@pytest.mark.parametrize("cell", ["", "Senf", "'n Appel", "5-er"])
def test_plain_cells_are_not_touched(cell: str) -> None:
    assert escape_formula(cell) == unescape_formula(cell) == cell
