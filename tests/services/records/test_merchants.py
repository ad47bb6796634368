from __future__ import annotations

from dataclasses import replace

import pytest

from skill.domain.errors import NotFoundError
from skill.services.records import keys
from skill.services.records.merchants import (
    StoredCatalogue,
    begun_version,
    put_begun,
    put_product,
    put_settings,
    read_catalogue,
    settings_from,
)
from skill.services.table import ConflictError
from skill.settings import DEMO_MERCHANT
from tests.phrases.products import PAPER, TABS
from tests.stage import Stage


def test_settings_come_back_whole(stage: Stage) -> None:
    before = stage.settings
    stage.table.write(put_settings(replace(before, catalogue=9)))
    assert stage.settings == replace(before, catalogue=9, version=before.version + 1)


def test_stale_settings_are_not_stored(stage: Stage) -> None:
    before = stage.settings
    stage.table.write(put_settings(replace(before, catalogue=9)))
    with pytest.raises(ConflictError):
        stage.table.write(put_settings(replace(before, catalogue=8)))
    assert stage.settings.catalogue == 9


def test_unknown_merchant_is_named() -> None:
    with pytest.raises(NotFoundError, match="no shop called 'm9' is set up"):
        settings_from(None, "m9")


def test_products_are_read_back_by_version(stage: Stage) -> None:
    stage.table.write(put_product("m1", 1, PAPER), put_product("m1", 1, TABS, retired=True))
    assert read_catalogue(stage.table, "m1", 1) == StoredCatalogue([PAPER], [TABS])
    assert read_catalogue(stage.table, "m1", 2) == StoredCatalogue([], [])


def test_many_products_are_read_page_by_page(stage: Stage) -> None:
    for start in range(0, 1200, 100):
        stage.table.write(
            *(put_product("m1", 1, replace(PAPER, sku=f"p{number:04}")) for number in range(start, start + 100))
        )
    read = read_catalogue(stage.table, "m1", 1).on_sale
    assert [product.sku for product in read] == [f"p{number:04}" for number in range(1200)]


def test_version_is_taken_once(stage: Stage) -> None:
    assert begun_version(stage.table, "m1") == (0, 0)
    stage.table.write(put_begun("m1", 4, 0))
    assert begun_version(stage.table, "m1") == (4, 1)
    with pytest.raises(ConflictError):
        stage.table.write(put_begun("m1", 4, 0))
    assert stage.table.get(keys.catalogue_begun(DEMO_MERCHANT)) is not None
