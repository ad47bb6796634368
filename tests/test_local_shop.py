from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skill.domain.errors import NotFoundError
from skill.local_shop import demo_customers, open_local_shop, require_customer

MONDAY = "2026-11-23T10:00"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_seeds_an_empty_store_once() -> None:
    first = open_local_shop("sqlite:///shop.sqlite3", MONDAY, {})
    version = first.shop_settings.version
    first.close()
    again = open_local_shop("sqlite:///shop.sqlite3", MONDAY, {})
    assert again.shop_settings.version == version
    assert again.merchant.name == "Lindenmarkt"


def test_keeps_the_time_it_moved_to() -> None:
    first = open_local_shop("sqlite:///shop.sqlite3", MONDAY, {})
    first.advance(timedelta(days=2))
    first.close()
    again = open_local_shop("sqlite:///shop.sqlite3", MONDAY, {})
    assert again.clock.now() == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def test_takes_the_store_of_the_environment() -> None:
    local = open_local_shop(None, MONDAY, {"ZURUF_STORE": "memory://"})
    assert local.settings.store == "memory://"
    assert not list(Path().glob("var/*.sqlite3"))


def test_names_the_customers_it_knows() -> None:
    local = open_local_shop("memory://", MONDAY, {})
    require_customer(local, "demo-anna")
    with pytest.raises(NotFoundError, match="demo-anna, demo-ute, demo-mehmet, demo-jonas, demo-lea"):
        require_customer(local, "demo-nobody")


def test_puts_the_regular_customer_first() -> None:
    assert demo_customers()[0].id == "demo-anna"


def test_understands_products_that_it_sells() -> None:
    local = open_local_shop("memory://", MONDAY, {})
    understood = local.ears("de").understand("bestell kaffeefilter nach")
    assert understood.intent == "ReorderProductIntent"
    assert understood.slots["product"].text == "kaffeefilter"
