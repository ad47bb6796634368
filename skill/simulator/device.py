"""Read what the page says about its device and the person in front of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from skill.domain.errors import InvalidInputError

_LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class Session:
    """Carry one conversation as the device keeps it; a new one has said nothing yet."""

    session_id: str
    is_new: bool
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Device:
    """Carry who stands before which device; `session` is None before the first word."""

    customer_id: str
    locale: str
    has_screen: bool
    session: Session | None = None


def read_device(body: Mapping[str, Any]) -> Device:
    """Read the device from a request's JSON; raise `InvalidInputError` naming the bad field."""
    return Device(
        customer_id=text(body, "customer"),
        locale=text(body, "locale"),
        has_screen=body.get("screen") is True,
        session=_read_session(body.get("session")),
    )


def text(body: Mapping[str, Any], name: str, longest: int = _LONGEST_ID) -> str:
    """Return a field that must be a text with something in it."""
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        msg = f"{name}: a text is needed"
        raise InvalidInputError(msg)
    if len(value) > longest:
        msg = f"{name}: at most {longest} characters"
        raise InvalidInputError(msg)
    return value


def _read_session(value: object) -> Session | None:
    if value is None:
        return None
    if not isinstance(value, Mapping) or not isinstance(value.get("attributes"), Mapping):
        msg = "session: an object with id, new and attributes is needed"
        raise InvalidInputError(msg)
    return Session(text(value, "id"), value.get("new") is True, dict(value["attributes"]))
