"""Keep items in one DynamoDB table; the engine of the cloud."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast
from uuid import uuid4

from botocore.exceptions import ClientError

from skill.adapters.retries import Retrier
from skill.adapters.table import paging
from skill.adapters.table.dynamodb_actions import Action, action, replacement
from skill.adapters.table.dynamodb_client import (
    LONGEST_CALL_SECONDS,
    SCHEMA,
    DynamoClient,
    NoAnswerError,
    failure,
    make_client,
    translated,
)
from skill.adapters.table.dynamodb_codec import EXPIRES_AT, Row, decode_item, encode_key
from skill.adapters.table.dynamodb_query import request, start_key
from skill.adapters.table.rules import checked, live, outcome, seconds
from skill.services.deadline import require_seconds
from skill.services.ports import Clock
from skill.services.table import (
    EVERYTHING,
    BusyError,
    Change,
    Delete,
    Expect,
    Item,
    Key,
    Page,
    Put,
    Range,
)

KEYS_PER_READ = 100
PAUSE_SECONDS = 0.1
_MENDED = 4
"""How often one write may meet items that expired or went away meanwhile, which is no contention."""


class DynamoTable:
    """Keep items in DynamoDB: consistent reads, transactions, one index that lags behind.

    Conditional writes go as transactions even when they are single: only those carry a client token,
    so that a retry after a lost answer cannot meet its first attempt as a rival. Every call ends in
    time for the answer that is due, and passing failures are tried again within one budget.
    """

    def __init__(
        self,
        name: str,
        *,
        clock: Clock,
        client: DynamoClient | None = None,
        endpoint_url: str | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Use the table of this name; it need not exist before the first call."""
        self._name = name
        self._clock = clock
        with translated():
            self._client = client if client is not None else make_client(endpoint_url)
        self._retrier = Retrier(BusyError, NoAnswerError, sleep=sleep)

    def ensure_table(self) -> None:
        """Create the table with its index and the removal of expired items, unless it exists."""
        with translated():
            try:
                self._client.create_table(TableName=self._name, **SCHEMA)
            except ClientError as error:
                if error.response["Error"]["Code"] != "ResourceInUseException":
                    raise
            while self._client.describe_table(TableName=self._name)["Table"]["TableStatus"] != "ACTIVE":
                time.sleep(PAUSE_SECONDS)
            self._switch_on_expiry()

    def get(self, key: Key) -> Item | None:
        """Read one item, strongly consistent; an expired item is absent."""
        answer = self._ask(
            lambda: self._client.get_item(TableName=self._name, Key=encode_key(key), ConsistentRead=True)
        )
        return live(decode_item(answer["Item"]), self._now()) if "Item" in answer else None

    def get_many(self, keys: Iterable[Key]) -> Mapping[Key, Item]:
        """Read several items, strongly consistent; absent ones are left out."""
        wanted = [encode_key(key) for key in dict.fromkeys(keys)]
        rows = [
            row
            for first in range(0, len(wanted), KEYS_PER_READ)
            for row in self._read(wanted[first : first + KEYS_PER_READ])
        ]
        now = self._now()
        return {item.key: item for item in map(decode_item, rows) if live(item, now)}

    def query(  # noqa: PLR0913 - one way to ask, four options with defaults
        self,
        partition: str,
        within: Range = EVERYTHING,
        *,
        limit: int = 100,
        descending: bool = False,
        index: bool = False,
        after: str | None = None,
    ) -> Page:
        """Read a partition of the table (consistent) or of the index (eventually) in sort order."""
        paging.check_limit(limit)
        start = start_key(partition, paging.place(after), index=index)
        asked = request(partition, within, descending=descending, index=index)
        now, found = self._now(), list[Item]()
        while asked is not None and len(found) <= limit:
            more = {"ExclusiveStartKey": start} if start else {}
            wanted = {**asked, **more, "Limit": limit + 1 - len(found)}
            answer = self._ask(partial(self._client.query, TableName=self._name, **wanted))
            found += [item for item in map(decode_item, answer["Items"]) if live(item, now)]
            start = answer.get("LastEvaluatedKey")
            if start is None:
                break
        return paging.page(found, limit, index=index)

    def write(self, *changes: Change) -> None:
        """Make all changes or none, as the port says; contention is retried, a failed condition is not."""
        copies = checked(changes)
        now = self._now()
        if len(copies) == 1 and _is_unconditional(copies[0]):
            self._write_one(action(copies[0], now))
            return
        transaction = _Transaction(copies, [action(change, now) for change in copies], now)
        self._retrier.run(lambda: self._transact(transaction))

    def _ask(self, call: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        return self._retrier.run(lambda: _in_time(call))

    def _now(self) -> int:
        return seconds(self._clock.now())

    def _read(self, keys: list[Row]) -> list[Row]:
        rows: list[Row] = []
        left = list(keys)

        def read() -> None:
            wanted = {self._name: {"Keys": list(left), "ConsistentRead": True}}
            answer = _in_time(lambda: self._client.batch_get_item(RequestItems=wanted))
            rows.extend(answer["Responses"].get(self._name, []))
            left[:] = answer.get("UnprocessedKeys", {}).get(self._name, {}).get("Keys", [])
            if left:
                msg = f"DynamoDB left {len(left)} keys unread"
                raise BusyError(msg)

        self._retrier.run(read)
        return rows

    def _write_one(self, one: Action) -> None:
        if "Update" in one:
            self._ask(partial(self._client.update_item, TableName=self._name, **one["Update"]))
        else:
            self._ask(partial(self._client.delete_item, TableName=self._name, **one["Delete"]))

    def _transact(self, transaction: _Transaction) -> None:
        """Make the changes; raise `BusyError` where others hold the items, `ConflictError` where a condition fails."""
        for _ in range(_MENDED):
            cancelled = self._cancellation(transaction)
            if cancelled is None:
                return
            if transaction.mend(cancelled):
                break
        msg = "DynamoDB cancelled the write: others hold the same items"
        raise BusyError(msg)

    def _cancellation(self, transaction: _Transaction) -> ClientError | None:
        """Return None when all is done, or the cancellation with a reason for each action."""
        items = [{kind: {"TableName": self._name, **body} for kind, body in one.items()} for one in transaction.actions]
        try:
            _in_time(
                lambda: self._client.transact_write_items(TransactItems=items, ClientRequestToken=transaction.token)
            )
        except ClientError as error:
            return error
        return None

    def _switch_on_expiry(self) -> None:
        specification = {"Enabled": True, "AttributeName": EXPIRES_AT}
        try:
            self._client.update_time_to_live(TableName=self._name, TimeToLiveSpecification=specification)
        except ClientError as error:
            if error.response["Error"]["Code"] != "ValidationException":  # it is on already
                raise


@dataclass
class _Transaction:
    """Carry one write through its attempts; the same actions keep their token, so that they happen once."""

    changes: Sequence[Change]
    actions: list[Action]
    now: int
    token: str = field(default_factory=lambda: uuid4().hex)

    def mend(self, cancelled: ClientError) -> bool:
        """Prepare the next attempt and tell whether contention was the cause; raise what makes one useless."""
        self.actions, contended = _mended(self.changes, cancelled, self.now)
        self.token = uuid4().hex
        return contended


def _in_time(call: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    require_seconds(LONGEST_CALL_SECONDS)
    with translated():
        return call()


def _is_unconditional(change: Change) -> bool:
    if isinstance(change, Put):
        return change.expect is Expect.ANYTHING
    return isinstance(change, Delete) and change.if_version is None


def _mended(changes: Sequence[Change], cancelled: ClientError, now: int) -> tuple[list[Action], bool]:
    """Return the actions to try next, and whether others held the items; raise what makes a retry useless."""
    actions, contended = [], False
    for change, reason in zip(changes, cancelled.response["CancellationReasons"], strict=True):
        code = reason.get("Code", "None")
        if code == "ConditionalCheckFailed":
            actions.append(_after_refusal(change, cast("Row | None", reason.get("Item")), now))
            continue
        trouble = None if code == "None" else failure(code)
        if trouble is not None and not isinstance(trouble, BusyError):
            raise trouble from cancelled
        contended = contended or trouble is not None
        actions.append(action(change, now))
    return actions, contended


def _after_refusal(change: Change, row: Row | None, now: int) -> Action:
    stored = decode_item(row) if row else None
    after = outcome(change, stored, now)  # raises ConflictError: the usual end
    if after is not None and stored is not None and not live(stored, now):
        return replacement(after, stored)  # a counter that is expired and still lies there
    return action(change, now)
