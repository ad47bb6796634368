from __future__ import annotations

from pathlib import Path

import pytest

from skill.cli import main
from skill.local_shop import open_local_shop
from skill.services.show_orders import recent_orders
from skill.settings import DEMO_MERCHANT


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("ZURUF_DEMO", "ZURUF_STORE", "ZURUF_NOW", "AWS_SAM_LOCAL"):
        monkeypatch.delenv(name, raising=False)


def test_empty_store_is_filled_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seed", "--store", "sqlite:///shop.sqlite3", "--now", "2026-11-23T10:00"]) == 0
    assert capsys.readouterr().out == "Seeded the demo shop into sqlite:///shop.sqlite3.\n"
    assert main(["seed", "--store", "sqlite:///shop.sqlite3"]) == 0
    assert capsys.readouterr().out == "sqlite:///shop.sqlite3 holds a shop already; nothing was changed.\n"
    local = open_local_shop("sqlite:///shop.sqlite3")
    newest = recent_orders(local.shop, DEMO_MERCHANT, "demo-anna", limit=1)[0]
    local.close()
    assert newest.placed_at.isoformat() == "2026-11-22T18:20:00+01:00"


def test_wrong_moment_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seed", "--store", "memory://", "--now", "morgen"]) == 2
    assert "'morgen' is no moment" in capsys.readouterr().err


def test_wrong_store_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seed", "--store", "oracle://x"]) == 2
    assert "oracle" in capsys.readouterr().err
