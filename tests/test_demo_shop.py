from __future__ import annotations

from pathlib import Path

import pytest

from skill import demo_shop
from skill.demo_shop import demo_seed
from skill.domain.errors import ProgrammingError


def test_demo_shop_is_whole() -> None:
    seed = demo_seed()
    assert seed.merchant.id == "lindenmarkt"
    assert len(seed.products) >= 300
    assert [person.id for person in seed.customers] == [
        "demo-anna",
        "demo-ute",
        "demo-mehmet",
        "demo-jonas",
        "demo-lea",
    ]


def test_damaged_catalogue_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "products.csv").write_text("sku\nmilk\n", encoding="utf-8")
    monkeypatch.setattr(demo_shop, "DEMO", tmp_path)
    with pytest.raises(ProgrammingError, match="the demo catalogue is damaged: line 1, column name_de"):
        demo_seed()
