from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import repeat
from typing import Any, cast

import pytest
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.httpsession import URLLib3Session

from skill.adapters.clock import VirtualClock
from skill.adapters.retries import ATTEMPTS
from skill.adapters.table.dynamodb import DynamoTable
from skill.adapters.table.dynamodb_client import CONFIG, LONGEST_CALL_SECONDS, DynamoClient
from skill.adapters.table.dynamodb_codec import decode, encode_item
from skill.domain.errors import ProgrammingError, UnavailableError
from skill.services.deadline import ANSWER_WITHIN
from skill.services.table import Add, BusyError, Check, Delete, Expect, Item, Key, Put
from tests.adapters.table.conftest import NAME
from tests.adapters.table.races import STOCK, assert_sold_out, race, sell
from tests.adapters.table.scripted import (
    NOTE,
    OTHER,
    TRIES,
    Answer,
    cancelled,
    error,
    every_call,
    scripted,
)
from tests.adapters.table.stores import NOW, wire_client


def test_bad_request_is_our_own_fault(clock: VirtualClock) -> None:
    for call in every_call():
        table, _ = scripted(clock, error("ValidationException"))
        with pytest.raises(ProgrammingError):
            call(table)


def test_unconditional_writes_go_alone(clock: VirtualClock) -> None:
    table, client = scripted(clock)
    table.write(Put(NOTE, {}, Expect.ANYTHING))
    table.write(Delete(NOTE))
    assert client.methods == ["update_item", "delete_item"]


def test_conditional_writes_carry_a_token(clock: VirtualClock) -> None:
    table, client = scripted(clock)
    for change in (Put(NOTE, {}), Put(NOTE, {}, 1), Delete(NOTE, 1), Check(NOTE, 1), Add(TRIES, {"n": 1})):
        table.write(change)
    assert client.methods == ["transact_write_items"] * 5


def test_reads_are_strongly_consistent(clock: VirtualClock) -> None:
    table, client = scripted(clock, {}, {"Responses": {}}, {"Items": []}, {"Items": []})
    table.get(NOTE)
    table.get_many([NOTE])
    table.query("m1#a")
    table.query("due#m1#0", index=True)
    asked = [request for _, request in client.calls]
    assert [asked[0]["ConsistentRead"], asked[2]["ConsistentRead"]] == [True, True]
    assert asked[1]["RequestItems"]["t"]["ConsistentRead"] is True
    assert (asked[3]["IndexName"], "ConsistentRead" in asked[3]) == ("by_index", False)


def test_unread_keys_are_asked_for_again(clock: VirtualClock) -> None:
    rows = [encode_item(Item(key, {}, 1)) for key in (NOTE, OTHER)]
    left = {"t": {"Keys": [{"pk": {"S": OTHER.partition}, "sk": {"S": OTHER.sort}}]}}
    first = {"Responses": {"t": rows[:1]}, "UnprocessedKeys": left}
    table, client = scripted(clock, first, {"Responses": {"t": rows[1:]}})
    assert set(table.get_many([NOTE, OTHER])) == {NOTE, OTHER}
    assert client.calls[1][1]["RequestItems"]["t"]["Keys"] == left["t"]["Keys"]


def test_keys_never_read_are_busy(clock: VirtualClock) -> None:
    left = {"Responses": {}, "UnprocessedKeys": {"t": {"Keys": [{"pk": {"S": "a"}, "sk": {"S": "b"}}]}}}
    table, client = scripted(clock, *repeat(left, ATTEMPTS))
    with pytest.raises(BusyError, match="left 1 keys unread"):
        table.get_many([NOTE])
    assert len(client.calls) == ATTEMPTS


def test_rival_may_renew_an_expired_counter(clock: VirtualClock) -> None:
    gone = encode_item(Item(TRIES, {"tries": 3}, 4, NOW - 1))
    renewed = encode_item(Item(TRIES, {"tries": 1}, 1))
    answers: tuple[Answer, ...] = (
        cancelled("ConditionalCheckFailed", items={0: gone}),
        cancelled("ConditionalCheckFailed", items={0: renewed}),
        {},
    )
    table, client = scripted(clock, *answers)
    table.write(Add(TRIES, {"tries": 1}, ceiling={"tries": 3}))
    kinds = [next(iter(request["TransactItems"][0])) for _, request in client.calls]
    assert kinds == ["Update", "Put", "Update"]


def test_foreign_types_are_refused() -> None:
    for wire in ({"SS": ["a"]}, {"B": b"x"}, {"N": 5}, {}):
        with pytest.raises(ProgrammingError, match="not ours"):
            decode(cast("Any", wire))


def test_client_has_short_timeouts_and_no_retries() -> None:
    config = cast("Any", CONFIG)
    assert config.retries == {"mode": "standard", "total_max_attempts": 1}, "the table has the one retry layer"
    assert config.connect_timeout + config.read_timeout == LONGEST_CALL_SECONDS
    assert ANSWER_WITHIN.total_seconds() > 2 * LONGEST_CALL_SECONDS, "botocore's default is sixty seconds, ten times"


def test_ensuring_a_table_twice_is_fine(clock: VirtualClock, moto_client: DynamoClient) -> None:
    table = DynamoTable("zuruf-twice", clock=clock, client=moto_client)
    table.ensure_table()
    table.write(Put(NOTE, {"n": 1}))
    table.ensure_table()
    assert table.get(NOTE) is not None
    described = cast("Any", moto_client).describe_time_to_live(TableName="zuruf-twice")["TimeToLiveDescription"]
    assert described == {"AttributeName": "expires_at", "TimeToLiveStatus": "ENABLED"}


def test_default_client_needs_only_the_environment(clock: VirtualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    table = DynamoTable("t", clock=clock, endpoint_url="http://127.0.0.1:9")
    with pytest.raises(UnavailableError, match="did not answer"):
        table.get(NOTE)


def test_engine_loads_botocore_not_boto3() -> None:
    program = "import sys, skill.adapters.table.dynamodb; print('boto3' in sys.modules, 'botocore' in sys.modules)"
    assert printed(program) == "False True"


def test_other_engines_load_no_cloud_library() -> None:
    program = (
        "import sys; from skill.adapters.table import open_table; from skill.adapters.clock import SystemClock;"
        "open_table('memory://', clock=SystemClock()); print('botocore' in sys.modules, 'sqlite3' in sys.modules)"
    )
    assert printed(program) == "False False"


def printed(program: str) -> str:
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    return result.stdout.strip()


@pytest.mark.wire
def test_threads_sell_exactly_over_the_wire(clock: VirtualClock, dynoxide_client: DynamoClient) -> None:
    table = DynamoTable(NAME, clock=clock, client=dynoxide_client)
    table.write(Put(STOCK, {"available": 60, "reserved": 0}))
    sold = race(6, lambda number: sell(table, str(number)))
    assert_sold_out(table, 60, sold)


@pytest.mark.wire
def test_lost_answer_counts_only_once(clock: VirtualClock, dynoxide_client: DynamoClient) -> None:
    address = cast("Any", dynoxide_client).meta.endpoint_url
    client = wire_client(address)
    table = DynamoTable(NAME, clock=clock, client=client)
    key = Key("m1#lost", "counter#n")
    lost: list[AWSPreparedRequest] = []

    def lose_the_first(request: AWSPreparedRequest, **_: object) -> AWSResponse | None:
        if lost:
            return None
        lost.append(request)
        URLLib3Session().send(request)
        return AWSResponse(request.url, 500, {}, NoAnswer())  # type: ignore[arg-type]  # botocore only streams it

    cast("Any", client).meta.events.register("before-send.dynamodb.TransactWriteItems", lose_the_first)
    table.write(Put(Key("m1#lost", "order#1"), {}), Add(key, {"n": 1}))
    item = table.get(key)
    assert item is not None
    assert (len(lost), item.attributes, item.version) == (1, {"n": 1}, 1)


class NoAnswer:
    def stream(self) -> Iterator[bytes]:
        yield b""
