"""Name what can befall a request on its way to a payment provider and back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Name what the caller sees instead of the answer."""

    TIMEOUT = "timeout"
    RESET = "reset"
    CLOSED = "closed"
    CONFLICT = "409"
    RATE_LIMIT = "429"
    STORED_ERROR = "500 stored"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    GATEWAY_TIMEOUT = "504"
    MALFORMED = "malformed body"
    TRUNCATED = "truncated body"
    WRONG_SHAPE = "json of another shape"


@dataclass(frozen=True, slots=True)
class Fault:
    """Strike the next request of a method and path; `done` says that it was carried out all the same."""

    trouble: Trouble
    done: bool
    method: str = "POST"
    path: str = "/v1/payment_intents"
    times: int = 1
