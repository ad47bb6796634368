"""Open the demo shop as `zuruf serve` does, seeded once per run: each test works on a copy of the file."""

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
    """Seed the demo shop once; return the folder of its file and secrets."""
    folder = tmp_path_factory.mktemp("seeded")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        open_local_shop("sqlite:///shop.sqlite3", MONDAY, {}).close()
    return folder


@pytest.fixture
def local(seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LocalShop:
    """Open a copy of the shop on a Monday morning."""
    folder = tmp_path / "shop"
    shutil.copytree(seeded, folder)
    monkeypatch.chdir(folder)
    return open_local_shop("sqlite:///shop.sqlite3", MONDAY, {})


@pytest.fixture
def stage(local: LocalShop) -> Stage:
    """Set the simulator's stage."""
    return build_stage(local, build_handler(local.settings, local.shop, local.phrasebook))
