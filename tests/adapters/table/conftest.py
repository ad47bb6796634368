from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from moto import mock_aws

from skill.adapters.clock import VirtualClock
from skill.adapters.table.dynamodb import DynamoTable
from skill.adapters.table.dynamodb_client import DynamoClient
from skill.adapters.table.memory import MemoryTable
from skill.adapters.table.sqlite import SqliteTable
from skill.services.table import Table
from tests.adapters.table.dynoxide import dynoxide
from tests.adapters.table.stores import START, Store, new_partition, wire_client

NAME = "zuruf-conformance"
ENGINES = ["memory", "sqlite", "moto", pytest.param("dynoxide", marks=pytest.mark.wire)]


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(START)


@pytest.fixture(scope="session")
def moto_client() -> Iterator[DynamoClient]:
    with mock_aws():
        yield wire_client()


@pytest.fixture(scope="session")
def dynoxide_client() -> Iterator[DynamoClient]:
    with dynoxide() as address:
        client = wire_client(address)
        DynamoTable(NAME, clock=VirtualClock(START), client=client).ensure_table()
        yield client


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, clock: VirtualClock, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":
        table = SqliteTable(tmp_path / "store.sqlite3", clock=clock)
        yield Store(table, clock, new_partition())
        table.close()
    else:
        yield Store(_table(request, clock), clock, new_partition())


def _table(request: pytest.FixtureRequest, clock: VirtualClock) -> Table:
    if request.param == "memory":
        return MemoryTable(clock=clock)
    if request.param == "dynoxide":
        return DynamoTable(NAME, clock=clock, client=request.getfixturevalue("dynoxide_client"))
    # moto copies its whole table in every transaction: a small one each is a hundred times faster.
    table = DynamoTable(new_partition().replace("#", "-"), clock=clock, client=request.getfixturevalue("moto_client"))
    table.ensure_table()
    return table
