"""Open the store that a URL names."""

from __future__ import annotations

import re

from skill.domain.errors import InvalidInputError
from skill.services.ports import Clock
from skill.services.table import Table

FORMS = "sqlite:///FILE, dynamodb://TABLE or memory://"
TABLE_NAME = re.compile(r"[A-Za-z0-9_.-]{3,255}")


def open_table(store_url: str, *, clock: Clock) -> Table:
    """Return the table of `sqlite:///FILE` (four slashes: from the root), `dynamodb://TABLE` or `memory://`.

    Engines are imported when they are asked for: the cloud function pays for DynamoDB's client only.
    Raises `InvalidInputError` for any other URL.
    """
    scheme, separator, place = store_url.partition("://")
    if store_url == "memory://":
        from skill.adapters.table.memory import MemoryTable  # noqa: PLC0415 - see above

        return MemoryTable(clock=clock)
    if scheme == "sqlite" and place.startswith("/") and not place.endswith("/"):
        from skill.adapters.table.sqlite import SqliteTable  # noqa: PLC0415 - see above

        return SqliteTable(place[1:], clock=clock)
    if scheme == "dynamodb" and separator and TABLE_NAME.fullmatch(place):
        from skill.adapters.table.dynamodb import DynamoTable  # noqa: PLC0415 - see above

        return DynamoTable(place, clock=clock)
    msg = f"{store_url!r} names no store; write {FORMS}"
    raise InvalidInputError(msg)
