"""Read the JSON object that a request carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skill.domain.errors import InvalidInputError

if TYPE_CHECKING:
    from flask import Request

DEEPEST = 64
"""How deep JSON may nest: what Alexa sends stays far below, what a machine can walk through lies far above."""


def json_object(request: Request) -> dict[str, Any]:
    """Return the request's JSON object; raise `InvalidInputError` where it is none or nests too deep."""
    try:
        body: Any = request.get_json(silent=True)
    except RecursionError as error:
        raise InvalidInputError(_TOO_DEEP) from error
    if not isinstance(body, dict):
        msg = "a JSON object is needed"
        raise InvalidInputError(msg)
    if _is_deeper(body, DEEPEST):
        raise InvalidInputError(_TOO_DEEP)
    return body


_TOO_DEEP = f"JSON nested more than {DEEPEST} levels deep is refused"


def _is_deeper(value: object, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return inner is not None and (levels == 0 or any(_is_deeper(one, levels - 1) for one in inner))
