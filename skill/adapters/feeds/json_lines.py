"""Read a catalogue as JSON Lines: one object a line, with the columns of the own CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from skill.services.read_product import OPTIONAL, REQUIRED
from skill.services.read_rows import EndlessLineError, Row, RowError
from skill.services.row_reasons import Reason

_KNOWN = frozenset((*REQUIRED, *OPTIONAL))
_EXAMPLE = '{"sku": "tee", "price": "2,49"}'


def read_json_lines(lines: Iterable[str]) -> Iterator[Row | RowError]:
    """Return a row for each line; numbers may be JSON numbers, lists of words JSON lists."""
    line = 0
    try:
        for line, text in enumerate(lines, start=1):
            if text.strip():
                yield from _entries(line, text)
    except EndlessLineError as error:
        yield RowError(line + 1, "", Reason("endless_line", limit=error.limit))


def _entries(line: int, text: str) -> Iterator[Row | RowError]:
    try:
        # Numbers stay as they are written: no price goes through binary fractions.
        found = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        yield RowError(line, "", Reason("no_object", example=_EXAMPLE))
        return
    faults = [RowError(line, name, Reason("unknown_column")) for name in found if name not in _KNOWN]
    cells: dict[str, str] = {}
    for name, value in found.items():
        cell = _cell(value)
        if cell is None:
            faults.append(RowError(line, name, Reason("no_plain_value")))
        else:
            cells[name] = cell.strip()
    if faults:
        yield from faults
    else:
        yield Row(line, cells)


def _cell(value: object) -> str | None:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return "|".join(value)
    return value if isinstance(value, str) else None
