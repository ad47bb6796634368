"""Every stored attribute has a privacy policy (R36): tests/plugins/privacy.py holds the suite to it."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skill.domain.privacy import NOT_PERSONAL, PERSONAL, PrivacyRegistry
from skill.services.table import Add, Change, Check, Delete, Key, Put
from tests.plugins.privacy import Notebook

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2025, 3, 1, tzinfo=UTC)
END = int(NOW.timestamp())

UNDECLARED = """
from datetime import UTC, datetime
from skill.adapters.clock import VirtualClock
from skill.adapters.table.memory import MemoryTable
from skill.domain.privacy import NOT_PERSONAL, declare
from skill.services.table import Key, Put

declare("made_up", {"known": NOT_PERSONAL}, lives=None)

def write(**attributes):
    MemoryTable(clock=VirtualClock(datetime(2025, 3, 1, tzinfo=UTC))).write(Put(Key("m1#a", "made_up#1"), attributes))

def test_declared():
    write(known=1)

def test_undeclared():
    write(known=1, phone="1")

def test_refused():
    try:
        write(known=1.5, email="x")
    except Exception:
        pass
"""


@pytest.fixture
def registry() -> PrivacyRegistry:
    registry = PrivacyRegistry()
    registry.declare("order", {"lines": PERSONAL}, lives=None)
    registry.declare("session", {"words": PERSONAL}, lives=timedelta(days=1))
    registry.declare("counter#tries", {"tries": NOT_PERSONAL}, lives=timedelta(days=1))
    return registry


def complaints(
    registry: PrivacyRegistry, *changes: Change, test: str = "tests/services/test_x.py::test_a"
) -> list[str]:
    notebook = Notebook(test)
    notebook.watch(changes, NOW)
    return notebook.complaints(registry)


def test_declared_writes_pass(registry: PrivacyRegistry) -> None:
    session = Put(Key("m1#s", "session#1"), {"words": "ja"}, expires_at=END + 86_400)
    tries = Key("m1#s", "counter#tries")
    added = (Add(tries, {"tries": 1}), Add(tries, {"tries": 1}, expires_at=END + 60))
    others = (Delete(Key("m1#s", "what#1")), Check(Key("m1#s", "what#2"), 0))
    assert complaints(registry, Put(Key("m1#c", "order#1"), {"lines": []}), session, *added, *others) == []


def test_undeclared_writes_are_named(registry: PrivacyRegistry) -> None:
    changes = (
        Put(Key("m1#c", "order#1"), {"lines": [], "phone": "1"}),
        Put(Key("m1#s", "session#1"), {"words": "ja"}, expires_at=END + 86_401),
        Put(Key("m1#x", "profile"), {}),
        Add(Key("m1#s", "counter#tries"), {"total": 1}, expires_at=END + 60),
    )
    assert [line.partition(" (written by ")[0] for line in complaints(registry, *changes)] == [
        "counter#tries: attribute 'total' has no privacy policy",
        "order: attribute 'phone' has no privacy policy",
        "profile: no privacy declaration for this kind of record",
        "session: written to live 1 day, 0:00:01, declared 1 day, 0:00:00",
    ]


def test_longest_life_of_all_counts(registry: PrivacyRegistry) -> None:
    lives = (60, 172_800, 60)
    changes = [Put(Key("m1#s", "session#1"), {"words": ""}, expires_at=END + life) for life in lives]
    assert len(complaints(registry, *changes)) == 1


def test_engine_tests_store_what_they_like(registry: PrivacyRegistry) -> None:
    write = Put(Key("m1#x", "anything"), {"n": 1})
    assert complaints(registry, write, test="tests/adapters/table/test_memory.py::test_a") == []
    assert len(complaints(registry, write)) == 1


@pytest.mark.parametrize("workers", ["0", "2"])
def test_run_fails_on_undeclared_data(tmp_path: Path, workers: str) -> None:
    (tmp_path / "test_store.py").write_text(UNDECLARED, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.plugins.privacy", "-p", "no:cacheprovider"]
    result = subprocess.run(
        [*command, "-q", "-n", workers, "-c", "/dev/null", "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed, 3 passed" in result.stdout
    assert (
        "made_up: attribute 'phone' has no privacy policy (written by test_store.py::test_undeclared)" in result.stdout
    )
    assert "email" not in result.stdout.partition("stored without a privacy policy")[2]
    assert result.returncode == 1
