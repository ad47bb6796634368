from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError
from moto.sns.models import sns_backends

from skill.adapters.not_taken import NotTakenError
from skill.adapters.sns_sms import SnsClient, SnsSms
from skill.domain.errors import RefusedError, UnavailableError
from skill.services.ports import Sms
from tests.adapters.aws import empty_aws

SMS = Sms("e-1", "+4915112345678", "Lindenmarkt: Bitte gib deine Zahlung frei: https://shop.example/x")


class Failing:
    """Answer every call with one error."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def publish(self, **_request: object) -> dict[str, Any]:
        raise self._error


def answer(code: str, status: int = 400) -> ClientError:
    body = {"Error": {"Code": code, "Message": ""}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(cast("Any", body), "Publish")


@pytest.fixture(autouse=True)
def _aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with empty_aws(monkeypatch):
        yield


def sent() -> list[tuple[str, str]]:
    messages = sns_backends["123456789012"]["eu-central-1"].sms_messages
    return [(number, text) for number, text, *_ in messages.values()]


def test_message_reaches_the_number() -> None:
    SnsSms().send_sms(SMS)
    assert sent() == [(SMS.to, SMS.text)]


@pytest.mark.parametrize("number", ["0151 12345678", "+49", "+0151123456", "+4915112345678901", "", "+49151١٢٣٤٥٦٧"])
def test_other_numbers_are_refused(number: str) -> None:
    with pytest.raises(RefusedError) as caught:
        SnsSms().send_sms(Sms("e-1", number, "Text"))
    assert sent() == []
    assert "0151" not in str(caught.value)


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (answer("InvalidParameter"), RefusedError),
        (answer("OptedOut"), RefusedError),
        (answer("Throttled", status=429), NotTakenError),
        (answer("AuthorizationError", status=403), NotTakenError),
        (answer("InternalError", status=500), UnavailableError),
        (ReadTimeoutError(endpoint_url="https://sns"), UnavailableError),
    ],
)
def test_failures_are_told_apart(error: Exception, meaning: type[Exception]) -> None:
    with pytest.raises(meaning) as caught:
        SnsSms(client=cast("SnsClient", Failing(error))).send_sms(SMS)
    assert type(caught.value) is meaning
