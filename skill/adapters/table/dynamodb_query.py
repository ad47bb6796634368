"""Write a query of the port as a request to DynamoDB."""

from __future__ import annotations

from typing import Any

from skill.adapters.table.dynamodb_codec import (
    INDEX_NAME,
    INDEX_PARTITION,
    INDEX_SORT,
    PARTITION,
    SORT,
    Row,
    encode_index,
    encode_key,
)
from skill.adapters.table.paging import Place
from skill.services.table import Key, Range


def request(partition: str, within: Range, *, descending: bool, index: bool) -> dict[str, Any] | None:
    """Return the parameters of the query, without table and limit; None if nothing can be in that range."""
    condition, values = _condition(within)
    if condition is None:
        return None
    asked: dict[str, Any] = {
        "KeyConditionExpression": f"#p = :p{condition}",
        "ExpressionAttributeNames": {"#p": INDEX_PARTITION if index else PARTITION},
        "ExpressionAttributeValues": {":p": {"S": partition}, **{name: {"S": text} for name, text in values.items()}},
        "ScanIndexForward": not descending,
    }
    if condition:
        asked["ExpressionAttributeNames"]["#s"] = INDEX_SORT if index else SORT
    return {**asked, "IndexName": INDEX_NAME} if index else {**asked, "ConsistentRead": True}


def _condition(within: Range) -> tuple[str | None, dict[str, str]]:
    if within.prefix:
        return " AND begins_with(#s, :prefix)", {":prefix": within.prefix}
    start = within.start or None  # DynamoDB refuses an empty bound
    if within.end is None:
        return (" AND #s >= :start", {":start": start}) if start else ("", {})
    if (start or "") > within.end or not within.end:
        return None, {}
    if start is None:
        return " AND #s <= :end", {":end": within.end}
    return " AND #s BETWEEN :start AND :end", {":start": start, ":end": within.end}


def start_key(partition: str, place: Place | None, *, index: bool) -> Row | None:
    """Return the key that a query goes on after."""
    if place is None:
        return None
    sort, own_partition, own_sort = place
    row = encode_key(Key(own_partition, own_sort))
    return {**row, **encode_index(Key(partition, sort))} if index else row
