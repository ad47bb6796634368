"""Write each change of the port as an action of DynamoDB, condition included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from skill.adapters.table.dynamodb_codec import (
    COUNTER,
    DATA,
    EXPIRES_AT,
    INDEX_PARTITION,
    INDEX_SORT,
    PARTITION,
    VERSION,
    Wire,
    encode,
    encode_data,
    encode_item,
    encode_key,
)
from skill.services.table import Add, Change, Check, Delete, Expect, Item, Put

# {"Put": {...}} and the like, as TransactWriteItems takes them, without the table's name.
Action = dict[str, dict[str, Any]]


@dataclass(slots=True)
class _Terms:
    """Collect the placeholders of one expression; every name is one, so none can be a reserved word."""

    names: dict[str, str] = field(default_factory=dict)
    values: dict[str, Wire] = field(default_factory=dict)

    def name(self, attribute: str) -> str:
        for known, meaning in self.names.items():
            if meaning == attribute:
                return known
        placeholder = f"#n{len(self.names)}"
        self.names[placeholder] = attribute
        return placeholder

    def value(self, wire: Wire) -> str:
        placeholder = f":v{len(self.values)}"
        self.values[placeholder] = wire
        return placeholder

    def number(self, value: int) -> str:
        return self.value(encode(value))

    def absent(self, now: int) -> str:
        expired = f"{self.name(EXPIRES_AT)} <= {self.number(now)}"
        return f"(attribute_not_exists({self.name(PARTITION)}) OR {expired})"

    def not_expired(self, now: int) -> str:
        expiry = self.name(EXPIRES_AT)
        return f"(attribute_not_exists({expiry}) OR {expiry} > {self.number(now)})"

    def version(self, version: int, now: int) -> str:
        if version == 0:
            return self.absent(now)
        return f"({self.name(VERSION)} = {self.number(version)} AND {self.not_expired(now)})"

    def parameters(self, condition: str = "") -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.names:
            found["ExpressionAttributeNames"] = self.names
        if self.values:
            found["ExpressionAttributeValues"] = self.values
        if condition:
            found["ConditionExpression"] = condition
            found["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
        return found


def action(change: Change, now: int) -> Action:
    """Return the action of one change; items whose expiry is not after `now` count as absent."""
    if isinstance(change, Put):
        return _overwrite(change) if change.expect is Expect.ANYTHING else _put(change, now)
    if isinstance(change, Add):
        return _add(change, now)
    terms = _Terms()
    if isinstance(change, Check):
        condition = terms.version(change.version, now)
        return {"ConditionCheck": {"Key": encode_key(change.key), **terms.parameters(condition)}}
    return {"Delete": {"Key": encode_key(change.key), **_deletion(change, now)}}


def replacement(after: Item, leftover: Item) -> Action:
    """Return the action that stores `after` in place of an expired item, if that still stands as it was read."""
    terms = _Terms()
    condition = f"{terms.name(VERSION)} = {terms.number(leftover.version)}"
    condition += f" AND {terms.name(EXPIRES_AT)} = {terms.number(leftover.expires_at or 0)}"
    return {"Put": {"Item": encode_item(after), **terms.parameters(condition)}}


def _deletion(delete: Delete, now: int) -> dict[str, Any]:
    terms = _Terms()
    return terms.parameters(terms.version(delete.if_version, now)) if delete.if_version is not None else {}


def _put(put: Put, now: int) -> Action:
    expected = put.expect if isinstance(put.expect, int) else 0
    terms = _Terms()
    condition = terms.version(expected, now)
    item = Item(put.key, put.attributes, expected + 1, put.expires_at, put.index)
    return {"Put": {"Item": encode_item(item), **terms.parameters(condition)}}


def _overwrite(put: Put) -> Action:
    terms = _Terms()
    version = terms.name(VERSION)
    sets = [f"{version} = if_not_exists({version}, {terms.number(0)}) + {terms.number(1)}"]
    sets.append(f"{terms.name(DATA)} = {terms.value(encode_data(put.key, put.attributes)[DATA])}")
    removes = []
    places: Mapping[str, str | int | None] = {
        EXPIRES_AT: put.expires_at,
        INDEX_PARTITION: put.index.partition if put.index else None,
        INDEX_SORT: put.index.sort if put.index else None,
    }
    for attribute, value in places.items():
        if value is None:
            removes.append(terms.name(attribute))
        else:
            sets.append(f"{terms.name(attribute)} = {terms.value(encode(value))}")
    expression = f"SET {', '.join(sets)}" + (f" REMOVE {', '.join(removes)}" if removes else "")
    return {"Update": {"Key": encode_key(put.key), "UpdateExpression": expression, **terms.parameters()}}


def _add(add: Add, now: int) -> Action:
    terms = _Terms()
    adds = [f"{terms.name(VERSION)} {terms.number(1)}"]
    adds += [f"{terms.name(COUNTER + name)} {terms.number(delta)}" for name, delta in add.deltas.items()]
    expression = f"ADD {', '.join(adds)}"
    if add.expires_at is not None:
        expression += f" SET {terms.name(EXPIRES_AT)} = {terms.number(add.expires_at)}"
    condition = " AND ".join([terms.not_expired(now), *_limits(add, terms, now)])
    return {"Update": {"Key": encode_key(add.key), "UpdateExpression": expression, **terms.parameters(condition)}}


def _limits(add: Add, terms: _Terms, now: int) -> list[str]:
    """Say floors and ceilings of the value after the change in terms of the value before it."""
    found = [] if add.if_version is None else [terms.version(add.if_version, now)]
    for name, least in add.floor.items():
        found.append(f"{terms.name(COUNTER + name)} >= {terms.number(least - add.deltas.get(name, 0))}")
    for name, most in add.ceiling.items():
        counter, room = terms.name(COUNTER + name), most - add.deltas.get(name, 0)
        within = f"{counter} <= {terms.number(room)}"
        found.append(f"(attribute_not_exists({counter}) OR {within})" if room >= 0 else within)
    return found
