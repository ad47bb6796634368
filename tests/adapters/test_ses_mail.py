from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from typing import Any, cast

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError
from botocore.session import get_session
from moto.ses.models import ses_backends

from skill.adapters.clock import VirtualClock
from skill.adapters.mime_message import read_sender
from skill.adapters.not_taken import NotTakenError
from skill.adapters.ses_mail import SesClient, SesMail
from skill.domain.errors import RefusedError, UnavailableError
from skill.services.ports import Mail
from tests.adapters.aws import empty_aws
from tests.stage import NOW

SENDER = read_sender("Lindenmarkt <bestellung@lindenmarkt.example>")
MAIL = Mail("o-1-order_confirmation", "anna@kunden.example", "Grüße", "Schöne Grüße", html="<p>Schöne Grüße</p>")


class Failing:
    """Answer every call with one error."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def send_email(self, **_request: object) -> dict[str, Any]:
        raise self._error


def answer(code: str, message: str = "", status: int = 400) -> ClientError:
    body = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(cast("Any", body), "SendEmail")


@pytest.fixture
def ses(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with empty_aws(monkeypatch):
        client = get_session().create_client("sesv2", region_name="eu-central-1")
        yield client


def test_mail_is_sent_as_a_raw_message(ses: Any) -> None:
    ses.create_email_identity(EmailIdentity="lindenmarkt.example")
    SesMail(SENDER, clock=VirtualClock(NOW)).send(MAIL)
    (sent,) = ses_backends["123456789012"]["eu-central-1"].sent_messages
    assert set(sent.destinations) == {"anna@kunden.example"}
    message = message_from_bytes(sent.raw_data.encode(), policy=default)
    assert message["Subject"] == "Grüße"
    assert message["Message-ID"] == "<o-1-order_confirmation@lindenmarkt.example>"
    html = message.get_body(("html",))
    assert html is not None
    assert html.get_content().strip() == MAIL.html


def test_unverified_sender_refuses_no_mail(ses: Any) -> None:
    del ses
    with pytest.raises(NotTakenError):
        SesMail(SENDER, clock=VirtualClock(NOW)).send(MAIL)


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (answer("MessageRejected", "contains a virus"), RefusedError),
        (answer("MessageRejected", "Email address is not verified."), NotTakenError),
        (answer("MessageRejected", "Sending suspended for this account"), NotTakenError),
        (answer("BadRequestException"), RefusedError),
        (answer("TooManyRequestsException", status=429), NotTakenError),
        (answer("AccountSuspendedException"), NotTakenError),
        (answer("InternalFailure", status=500), UnavailableError),
        (EndpointConnectionError(endpoint_url="https://email"), NotTakenError),
        (ReadTimeoutError(endpoint_url="https://email"), UnavailableError),
    ],
)
def test_failures_are_told_apart(error: Exception, meaning: type[Exception]) -> None:
    sender = SesMail(SENDER, clock=VirtualClock(NOW), client=cast("SesClient", Failing(error)))
    with pytest.raises(meaning) as caught:
        sender.send(MAIL)
    assert type(caught.value) is meaning
    assert "anna" not in str(caught.value)
