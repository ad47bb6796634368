"""Answer a DynamoDB table by a script: what its client is asked, and what it makes of each answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, repeat
from typing import Any, cast

from botocore.exceptions import ClientError

from skill.adapters.clock import VirtualClock
from skill.adapters.table.dynamodb import DynamoTable
from skill.adapters.table.dynamodb_client import DynamoClient
from skill.adapters.table.dynamodb_codec import Row
from skill.services.table import Delete, Expect, Key, Put

NOTE = Key("m1#a", "note#1")
OTHER = Key("m1#a", "note#2")
TRIES = Key("m1#a", "counter#tries")

Answer = dict[str, Any] | Exception


class ScriptedClient:
    """Answers each call by the script, and keeps what was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self._answers: Iterator[Answer] = chain(answers, repeat({}))

    def __getattr__(self, method: str) -> Callable[..., dict[str, Any]]:
        def call(**request: object) -> dict[str, Any]:
            self.calls.append((method, request))
            answer = next(self._answers)
            if isinstance(answer, Exception):
                raise answer
            return answer

        return call

    @property
    def methods(self) -> list[str]:
        return [method for method, _ in self.calls]


def scripted(clock: VirtualClock, *answers: Answer) -> tuple[DynamoTable, ScriptedClient]:
    client = ScriptedClient(*answers)
    return DynamoTable("t", clock=clock, client=cast("DynamoClient", client), sleep=lambda _: None), client


def error(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "no"}}, "Any")


def cancelled(*reasons: str, items: dict[int, Row] | None = None) -> ClientError:
    rows = items or {}
    found = [{"Code": code, **({"Item": rows[n]} if n in rows else {})} for n, code in enumerate(reasons)]
    response = {"Error": {"Code": "TransactionCanceledException", "Message": "no"}, "CancellationReasons": found}
    return ClientError(cast("Any", response), "TransactWriteItems")


def every_call() -> list[Callable[[DynamoTable], object]]:
    return [
        lambda table: table.get(NOTE),
        lambda table: table.get_many([NOTE]),
        lambda table: table.query("m1#a"),
        lambda table: table.write(Put(NOTE, {})),
        lambda table: table.write(Put(NOTE, {}, Expect.ANYTHING)),
        lambda table: table.write(Delete(NOTE)),
    ]
