"""A cold start pays for every import: the voice path loads nothing that it does not use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from skill.bootstrap import build_shop
from skill.demo_shop import demo_seed
from skill.services.seed_shop import seed_shop
from skill.settings import from_environment

ROOT = Path(__file__).resolve().parents[2]
UNWANTED = ("flask", "stripe", "pydantic", "skill.console", "skill.simulator", "hassil", "yaml", "cryptography")
# What the deployed entry point does, on the events of the repository, one after the other.
CHILD = """
import json, sys
from pathlib import Path
from skill.bootstrap import build_phrasebook, build_shop
from skill.channels.alexa.skill import build_handler
from skill.settings import from_environment
settings = from_environment()
handler = build_handler(settings, build_shop(settings), build_phrasebook(settings))
answers = [handler(json.loads(Path(name).read_text(encoding="utf-8")), None) for name in sys.argv[1:]]
print(json.dumps({"answers": answers, "modules": sorted(sys.modules)}))
"""


@pytest.fixture(scope="module")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    settings = replace(from_environment({"ZURUF_DEMO": "1"}), store=f"sqlite:///{database}")
    seed_shop(build_shop(settings), demo_seed())
    return database


def answer_in_fresh_process(database: Path, *events: str) -> Any:
    paths = [ROOT / f"tests/events/{event}.json" for event in events]
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *paths],
        cwd=ROOT,
        env=os.environ | {"ZURUF_DEMO": "1", "ZURUF_DEMO_DATABASE": str(database)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("events", [("launch",), ("reorder", "order_status", "skill_disabled")])
def test_voice_path_loads_no_unused_package(demo_database: Path, events: tuple[str, ...]) -> None:
    child = answer_in_fresh_process(demo_database, *events)
    assert "zuruf" in json.dumps(child["answers"]) or "Lindenmarkt" in json.dumps(child["answers"])
    loaded = [name for name in child["modules"] if name in UNWANTED]
    assert loaded == [], f"import {', '.join(loaded)} later, or where it is not on the way of a spoken turn"


def test_demo_store_costs_no_cloud_client(demo_database: Path) -> None:
    assert "boto3" not in answer_in_fresh_process(demo_database, "launch")["modules"]
