"""Translate items to DynamoDB's wire form and back; integers stay integers, `Decimal` never appears."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skill.domain.errors import ProgrammingError
from skill.services.table import Attributes, Item, Key, Value

# One attribute as DynamoDB writes it: {"S": "text"}, {"N": "42"}, {"M": {...}} …
Wire = dict[str, Any]
Row = dict[str, Wire]

PARTITION, SORT = "pk", "sk"
INDEX_PARTITION, INDEX_SORT = "index_pk", "index_sk"
VERSION, EXPIRES_AT, DATA = "version", "expires_at", "data"
COUNTER = "counter_"  # counters stand at the top level, where an update can add to them
INDEX_NAME = "by_index"


def encode(value: Value) -> Wire:
    """Return the wire form of one value that the port's rules have let through."""
    if value is None:
        return {"NULL": True}
    if isinstance(value, bool):
        return {"BOOL": value}
    if isinstance(value, int):
        return {"N": str(value)}
    if isinstance(value, str):
        return {"S": value}
    if isinstance(value, Mapping):
        return {"M": {name: encode(entry) for name, entry in value.items()}}
    return {"L": [encode(entry) for entry in value]}


def decode(wire: Wire) -> Value:
    """Return the value of one wire form; raise `ProgrammingError` for a type we never write."""
    match wire:
        case {"NULL": _}:
            return None
        case {"BOOL": bool(value)}:
            return value
        case {"N": str(digits)}:
            return int(digits)
        case {"S": str(text)}:
            return text
        case {"M": dict(entries)}:
            return {name: decode(entry) for name, entry in sorted(entries.items())}
        case {"L": list(entries)}:
            return [decode(entry) for entry in entries]
        case _:
            msg = f"a stored attribute has a type that is not ours: {sorted(wire)}"
            raise ProgrammingError(msg)


def encode_key(key: Key) -> Row:
    """Return the primary key of an item."""
    return {PARTITION: {"S": key.partition}, SORT: {"S": key.sort}}


def encode_index(index: Key) -> Row:
    """Return the index key of an item."""
    return {INDEX_PARTITION: {"S": index.partition}, INDEX_SORT: {"S": index.sort}}


def encode_item(item: Item) -> Row:
    """Return the whole row that stores an item."""
    row = {**encode_key(item.key), VERSION: encode(item.version), **encode_data(item.key, item.attributes)}
    if item.expires_at is not None:
        row[EXPIRES_AT] = encode(item.expires_at)
    if item.index is not None:
        row.update(encode_index(item.index))
    return row


def encode_data(key: Key, attributes: Attributes) -> Row:
    """Return an item's attributes: a counter's one by one, others as one map."""
    if key.is_counter:
        return {COUNTER + name: encode(value) for name, value in attributes.items()}
    return {DATA: encode(attributes)}


def decode_item(row: Mapping[str, Wire]) -> Item:
    """Return the item that a row stores."""
    key = Key(row[PARTITION]["S"], row[SORT]["S"])
    return Item(
        key,
        _attributes(key, row),
        int(row[VERSION]["N"]),
        int(row[EXPIRES_AT]["N"]) if EXPIRES_AT in row else None,
        Key(row[INDEX_PARTITION]["S"], row[INDEX_SORT]["S"]) if INDEX_PARTITION in row else None,
    )


def _attributes(key: Key, row: Mapping[str, Wire]) -> dict[str, Value]:
    if key.is_counter:
        rows = sorted(row.items())
        return {name.removeprefix(COUNTER): decode(wire) for name, wire in rows if name.startswith(COUNTER)}
    return {name: decode(wire) for name, wire in sorted(row[DATA]["M"].items())}
