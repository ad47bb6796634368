from __future__ import annotations

from datetime import timedelta
from itertools import repeat

import pytest
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    EndpointConnectionError,
    NoCredentialsError,
    ReadTimeoutError,
)

from skill.adapters.clock import VirtualClock
from skill.adapters.retries import ATTEMPTS
from skill.adapters.table.dynamodb_client import LONGEST_CALL_SECONDS
from skill.adapters.table.dynamodb_codec import encode_item
from skill.domain.errors import ProgrammingError, UnavailableError
from skill.services.deadline import ANSWER_WITHIN, answering
from skill.services.table import BusyError, Check, ConflictError, Item, Put
from tests.adapters.table.scripted import (
    NOTE,
    OTHER,
    cancelled,
    error,
    every_call,
    scripted,
)

pytestmark = pytest.mark.promise("R49")


@pytest.mark.parametrize("reason", ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"])
def test_contention_is_retried_then_busy(clock: VirtualClock, reason: str) -> None:
    table, client = scripted(clock, *repeat(cancelled("None", reason), ATTEMPTS))
    with pytest.raises(BusyError):
        table.write(Put(NOTE, {}), Put(OTHER, {}))
    assert client.methods == ["transact_write_items"] * ATTEMPTS


def test_contention_may_end_well(clock: VirtualClock) -> None:
    table, client = scripted(clock, cancelled("TransactionConflict"), cancelled("TransactionConflict"), {})
    table.write(Put(NOTE, {}))
    assert client.methods == ["transact_write_items"] * 3


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("ValidationError", ProgrammingError),
        ("ItemCollectionSizeLimitExceeded", ProgrammingError),
        ("SomethingNew", UnavailableError),
    ],
)
def test_other_cancellations_are_not_retried(clock: VirtualClock, reason: str, expected: type[Exception]) -> None:
    table, client = scripted(clock, cancelled("None", reason))
    with pytest.raises(expected):
        table.write(Put(NOTE, {}), Put(OTHER, {}))
    assert len(client.calls) == 1


def test_failed_condition_is_not_retried(clock: VirtualClock) -> None:
    row = encode_item(Item(OTHER, {}, 4))
    table, client = scripted(clock, cancelled("TransactionConflict", "ConditionalCheckFailed", items={1: row}))
    with pytest.raises(ConflictError) as caught:
        table.write(Put(NOTE, {}), Check(OTHER, 3))
    assert (caught.value.change, caught.value.reason) == (Check(OTHER, 3), "version")
    assert len(client.calls) == 1


def test_rival_before_the_answer_is_retried(clock: VirtualClock) -> None:
    table, client = scripted(clock, cancelled("ConditionalCheckFailed"), {})
    table.write(Put(NOTE, {}))
    assert len(client.calls) == 2, "the condition failed on an item that is gone by now"


@pytest.mark.parametrize(
    "code", ["ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded"]
)
def test_throttling_is_retried_then_busy(clock: VirtualClock, code: str) -> None:
    for call in every_call():
        table, client = scripted(clock, *repeat(error(code), ATTEMPTS))
        with pytest.raises(BusyError):
            call(table)
        assert len(client.calls) == ATTEMPTS


@pytest.mark.parametrize(
    ("trouble", "attempts"),
    [
        (EndpointConnectionError(endpoint_url="x"), ATTEMPTS),
        (ReadTimeoutError(endpoint_url="x"), ATTEMPTS),
        (error("InternalServerError"), ATTEMPTS),
        (error("TransactionInProgressException"), ATTEMPTS),
        (error("ResourceNotFoundException"), 1),
        (error("AccessDeniedException"), 1),
        (NoCredentialsError(), 1),
    ],
)
def test_no_answer_is_unavailable(clock: VirtualClock, trouble: BotoCoreError | ClientError, attempts: int) -> None:
    for call in every_call():
        table, client = scripted(clock, *repeat(trouble, ATTEMPTS))
        with pytest.raises(UnavailableError) as caught:
            call(table)
        assert not isinstance(caught.value, BusyError)
        assert len(client.calls) == attempts


def test_same_write_keeps_its_token(clock: VirtualClock) -> None:
    table, client = scripted(clock, ReadTimeoutError(endpoint_url="x"), cancelled("TransactionConflict"), {})
    table.write(Put(NOTE, {}))
    tokens = [request["ClientRequestToken"] for _, request in client.calls]
    assert tokens[0] == tokens[1], "a lost answer: the write may have happened"
    assert tokens[2] != tokens[1], "a cancelled write is over"


def test_no_call_begins_too_late(clock: VirtualClock) -> None:
    for call in every_call():
        table, client = scripted(clock)
        with answering(clock):
            clock.advance(ANSWER_WITHIN - timedelta(seconds=LONGEST_CALL_SECONDS))
            with pytest.raises(UnavailableError, match="no time is left"):
                call(table)
        assert client.calls == []
