from __future__ import annotations

from pathlib import Path

import pytest

from skill.adapters.clock import VirtualClock
from skill.adapters.table import open_table
from skill.adapters.table.dynamodb import DynamoTable
from skill.adapters.table.memory import MemoryTable
from skill.adapters.table.sqlite import SqliteTable
from skill.domain.errors import InvalidInputError
from skill.services.table import Key, Put

NOTE = Key("m1#a", "note#1")


def test_memory_url_opens_an_empty_store(clock: VirtualClock) -> None:
    table = open_table("memory://", clock=clock)
    assert isinstance(table, MemoryTable)
    assert table.get(NOTE) is None


def test_sqlite_url_opens_an_absolute_file(clock: VirtualClock, tmp_path: Path) -> None:
    table = open_table(f"sqlite:///{tmp_path}/shop.sqlite3", clock=clock)
    assert isinstance(table, SqliteTable)
    table.write(Put(NOTE, {"n": 1}))
    table.close()
    assert (tmp_path / "shop.sqlite3").stat().st_size > 0


def test_sqlite_url_opens_a_relative_file(clock: VirtualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = open_table("sqlite:///var/shop.sqlite3", clock=clock)
    assert isinstance(table, SqliteTable)
    table.close()
    assert (tmp_path / "var" / "shop.sqlite3").exists()


def test_dynamodb_url_names_a_table(clock: VirtualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    table = open_table("dynamodb://zuruf-prod.eu_1", clock=clock)
    assert isinstance(table, DynamoTable)
    assert table._name == "zuruf-prod.eu_1"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "memory",
        "memory://x",
        "sqlite://",
        "sqlite:///",
        "sqlite://file",
        "sqlite:///folder/",
        "dynamodb://",
        "dynamodb://ab",
        "dynamodb://a/b",
        "dynamodb://größe",
        "postgres://x/y",
        "var/zuruf.sqlite3",
    ],
)
def test_other_urls_are_refused(clock: VirtualClock, url: str) -> None:
    with pytest.raises(InvalidInputError, match="names no store; write sqlite:///FILE, dynamodb://TABLE or memory://"):
        open_table(url, clock=clock)
