"""Say the errors of Amazon's message services in the port's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    NoRegionError,
)

from skill.adapters.not_taken import NotTakenError
from skill.domain.errors import RefusedError, UnavailableError

# No retries of botocore's own: the services take no idempotency token, and a repetition would be a second message.
CONFIG = Config(connect_timeout=5, read_timeout=15, retries={"mode": "standard", "total_max_attempts": 1})
_SERVER_FAULT = 500


@contextmanager
def translated(*, refused: frozenset[str], unless: tuple[str, ...] = ()) -> Iterator[None]:
    """Turn the codes in `refused` into `RefusedError`, answers of another kind into `NotTakenError`, silence into `UnavailableError`.

    `unless` are words by which an answer with a refused code blames our own set-up.
    """
    try:
        yield
    except ClientError as error:
        raise _failure(error, refused, unless) from error
    except (ConnectTimeoutError, EndpointConnectionError, NoCredentialsError, NoRegionError) as error:
        msg = f"the message service could not be reached: {type(error).__name__}"
        raise NotTakenError(msg) from error
    except BotoCoreError as error:
        msg = f"whether the message service took it is unknown: {type(error).__name__}"
        raise UnavailableError(msg) from error


def _failure(error: ClientError, refused: frozenset[str], unless: tuple[str, ...]) -> Exception:
    code = error.response["Error"]["Code"]
    told = error.response["Error"].get("Message", "").lower()
    ours = any(words in told for words in unless)
    if code in refused and not ours:
        return RefusedError(f"the message service refuses it: {code}")
    if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0) >= _SERVER_FAULT:
        return UnavailableError(f"the message service failed: {code}")
    return NotTakenError(f"the message service did not take it: {code}")
