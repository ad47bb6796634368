from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from skill.channels.alexa.skill import build_handler
from skill.local_shop import LocalShop, open_local_shop
from skill.simulator.stage import Stage
from skill.simulator_stage import build_stage

MONDAY = "2026-11-23T10:00"


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seed the demo shop once; each test gets a copy."""
    file = tmp_path_factory.mktemp("seeded") / "shop.sqlite3"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(file.parent)
        local = open_local_shop(f"sqlite:///{file}", MONDAY, {})
        local.close()
    return file


@pytest.fixture
def local(seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LocalShop:
    """Open the shop on a Monday morning; its secrets stay in the test's folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(seeded, tmp_path / "shop.sqlite3")
    (tmp_path / "var").mkdir()
    shutil.copyfile(seeded.parent / "var" / "secrets.json", tmp_path / "var" / "secrets.json")
    return open_local_shop(f"sqlite:///{tmp_path / 'shop.sqlite3'}", MONDAY, {})


@pytest.fixture
def stage(local: LocalShop) -> Stage:
    """Set the stage as `zuruf serve` does."""
    return build_stage(local, build_handler(local.settings, local.shop, local.phrasebook))
