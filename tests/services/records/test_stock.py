from __future__ import annotations

import pytest

from skill.services.records.stock import available_in, first_stock, release, reserve, stock_keys
from skill.services.table import ConflictError
from tests.stage import Stage

MILK = "milk"


def left(stage: Stage) -> int:
    return available_in(stage.table.get_many(stock_keys("m1", [MILK])), "m1", MILK)


def test_reserved_packs_are_not_free(stage: Stage) -> None:
    stage.table.write(first_stock("m1", MILK, 5))
    stage.table.write(reserve("m1", MILK, 3))
    assert left(stage) == 2
    stage.table.write(release("m1", MILK, 3))
    assert left(stage) == 5


def test_last_pack_is_promised_once(stage: Stage) -> None:
    stage.table.write(first_stock("m1", MILK, 1))
    stage.table.write(reserve("m1", MILK, 1))
    with pytest.raises(ConflictError, match="floor"):
        stage.table.write(reserve("m1", MILK, 1))
    assert left(stage) == 0


def test_only_promised_packs_are_freed(stage: Stage) -> None:
    stage.table.write(first_stock("m1", MILK, 1))
    with pytest.raises(ConflictError, match="floor"):
        stage.table.write(release("m1", MILK, 1))


def test_books_are_opened_once(stage: Stage) -> None:
    stage.table.write(first_stock("m1", MILK, 5))
    with pytest.raises(ConflictError):
        stage.table.write(first_stock("m1", MILK, 50))
    assert left(stage) == 5


def test_unknown_products_have_no_stock(stage: Stage) -> None:
    assert left(stage) == 0
    with pytest.raises(ConflictError):
        stage.table.write(reserve("m1", MILK, 1))
