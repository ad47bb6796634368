"""Make the DynamoDB client, and say its errors in the port's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol, cast

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ConnectionClosedError, HTTPClientError
from botocore.exceptions import ConnectionError as NoConnectionError
from botocore.session import get_session

from skill.adapters.table.dynamodb_codec import INDEX_NAME, INDEX_PARTITION, INDEX_SORT, PARTITION, SORT
from skill.domain.errors import ProgrammingError, UnavailableError
from skill.services.table import BusyError

# Alexa waits eight seconds: two hung attempts and the pause between them end before. botocore's own
# retries are off: the table has the one retry layer, which knows the answer's deadline.
CONFIG = Config(
    connect_timeout=0.7,
    read_timeout=1.5,
    retries={"mode": "standard", "total_max_attempts": 1},
    tcp_keepalive=True,
)
LONGEST_CALL_SECONDS = 2.2
"""What one call can take at most: both timeouts of `CONFIG`."""

BUSY_CODES = frozenset(
    {
        "LimitExceededException",
        "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingError",
        "ThrottlingException",
        "TransactionConflict",
        "TransactionConflictException",
    }
)
PASSING_CODES = frozenset(
    {
        "InternalServerError",
        "ServiceUnavailable",
        "ServiceUnavailableException",
        "TransactionInProgressException",
    }
)
OUR_FAULT_CODES = frozenset({"ItemCollectionSizeLimitExceeded", "ValidationError", "ValidationException"})

SCHEMA: Mapping[str, Any] = {
    "AttributeDefinitions": [
        {"AttributeName": name, "AttributeType": "S"} for name in (PARTITION, SORT, INDEX_PARTITION, INDEX_SORT)
    ],
    "KeySchema": [
        {"AttributeName": PARTITION, "KeyType": "HASH"},
        {"AttributeName": SORT, "KeyType": "RANGE"},
    ],
    "GlobalSecondaryIndexes": [
        {
            "IndexName": INDEX_NAME,
            "KeySchema": [
                {"AttributeName": INDEX_PARTITION, "KeyType": "HASH"},
                {"AttributeName": INDEX_SORT, "KeyType": "RANGE"},
            ],
            "Projection": {"ProjectionType": "ALL"},
        }
    ],
    "BillingMode": "PAY_PER_REQUEST",
}


class NoAnswerError(UnavailableError):
    """Report a call whose answer did not come; whether it was carried out is unknown."""


class DynamoClient(Protocol):
    """Name the calls of botocore's DynamoDB client that the table makes."""

    def get_item(self, **request: object) -> dict[str, Any]:
        """Read one row."""
        ...

    def batch_get_item(self, **request: object) -> dict[str, Any]:
        """Read up to 100 rows."""
        ...

    def query(self, **request: object) -> dict[str, Any]:
        """Read rows of one partition in order."""
        ...

    def update_item(self, **request: object) -> dict[str, Any]:
        """Change one row."""
        ...

    def delete_item(self, **request: object) -> dict[str, Any]:
        """Remove one row."""
        ...

    def transact_write_items(self, **request: object) -> dict[str, Any]:
        """Make up to 100 changes or none; a client token makes the same request safe to send again."""
        ...

    def create_table(self, **request: object) -> dict[str, Any]:
        """Create the table."""
        ...

    def describe_table(self, **request: object) -> dict[str, Any]:
        """Tell the table's state."""
        ...

    def update_time_to_live(self, **request: object) -> dict[str, Any]:
        """Switch on the removal of expired rows."""
        ...


def make_client(endpoint_url: str | None = None) -> DynamoClient:
    """Return a client with short timeouts; region and credentials come from the environment."""
    client = get_session().create_client("dynamodb", endpoint_url=endpoint_url, config=CONFIG)
    return cast("DynamoClient", client)  # botocore makes its methods at run time


@contextmanager
def translated() -> Iterator[None]:
    """Turn botocore's errors into the port's; a cancelled transaction passes, it needs its changes to be read."""
    try:
        yield
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code == "TransactionCanceledException":
            raise
        raise failure(code) from error
    except (HTTPClientError, NoConnectionError, ConnectionClosedError) as error:
        msg = f"DynamoDB did not answer: {error}"
        raise NoAnswerError(msg) from error
    except BotoCoreError as error:
        msg = f"DynamoDB did not answer: {error}"
        raise UnavailableError(msg) from error


def failure(code: str) -> UnavailableError | ProgrammingError:
    """Return the port's error for a code of an answer or of a cancellation."""
    if code in BUSY_CODES:
        return BusyError(f"DynamoDB is busy: {code}")
    if code in OUR_FAULT_CODES:
        return ProgrammingError(f"DynamoDB cannot take this request: {code}")
    if code in PASSING_CODES:
        return NoAnswerError(f"DynamoDB failed: {code}")
    return UnavailableError(f"DynamoDB refused: {code}")
