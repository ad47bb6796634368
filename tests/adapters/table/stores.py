"""What the conformance suite runs on: each engine fresh, with a clock of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import cast

import pytest
from botocore.config import Config
from botocore.session import get_session

from skill.adapters.clock import VirtualClock
from skill.adapters.table.dynamodb_client import DynamoClient
from skill.services.table import Add, Attributes, Change, ConflictError, Key, Put, Table

START = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
NOW = int(START.timestamp())
NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Store:
    """A table under test; tests of one session may share it, so each has a partition of its own."""

    table: Table
    clock: VirtualClock
    partition: str

    def key(self, sort: str) -> Key:
        return Key(self.partition, sort)

    def place(self, sort: str) -> Key:
        return Key(f"due#{self.partition}", sort)

    def put(self, sort: str, attributes: Attributes | None = None, **options: object) -> Key:
        key = self.key(sort)
        self.table.write(Put(key, attributes if attributes is not None else {"n": 1}, **options))  # type: ignore[arg-type]  # options are Put's own
        return key

    def counter(self, **counters: int) -> Key:
        return self.put("counter#stock", counters)

    def read(self, key: Key) -> Attributes | None:
        item = self.table.get(key)
        return item.attributes if item else None

    def version(self, key: Key) -> int | None:
        item = self.table.get(key)
        return item.version if item else None

    def refused(self, *changes: Change) -> tuple[int, str]:
        """Write what must conflict; return which change did (from 0) and why."""
        with pytest.raises(ConflictError) as caught:
            self.table.write(*changes)
        return [change.key for change in changes].index(caught.value.change.key), caught.value.reason

    def sorts(self, **options: object) -> list[str]:
        page = self.table.query(self.partition, **options)  # type: ignore[arg-type]  # options are query's own
        return [item.key.sort for item in page.items]

    def pass_seconds(self, number: int) -> None:
        self.clock.advance(timedelta(seconds=number))


def take(key: Key, quantity: int, *, floor: int = 0) -> Add:
    return Add(key, {"available": -quantity, "reserved": quantity}, floor={"available": floor})


def new_partition() -> str:
    return f"m1#case#{next(NUMBERS)}"


def wire_client(endpoint_url: str | None = None) -> DynamoClient:
    client = get_session().create_client(
        "dynamodb",
        region_name="eu-central-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        endpoint_url=endpoint_url,
        config=Config(connect_timeout=1, read_timeout=10, retries={"total_max_attempts": 2}, max_pool_connections=20),
    )
    return cast("DynamoClient", client)
