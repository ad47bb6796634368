"""Hand mails to Amazon SES (API v2), as raw MIME messages."""

from __future__ import annotations

from email.headerregistry import Address
from typing import Any, Protocol, cast

from botocore.session import get_session

from skill.adapters.aws_messages import CONFIG, translated
from skill.adapters.mime_message import mime_message
from skill.services.ports import Clock, Mail

_REFUSED = frozenset({"BadRequestException", "MessageRejected"})
# What is mended in our own account; the mail is kept until then.
_OUR_ACCOUNT = ("not verified", "authority", "suspended", "paused")


class SesClient(Protocol):
    """Name the one call of botocore's SES client that is made."""

    def send_email(self, **request: object) -> dict[str, Any]:
        """Send one message; the service takes no idempotency token."""
        ...


class SesMail:
    """Send each mail in one call."""

    def __init__(self, sender: Address, *, clock: Clock, client: SesClient | None = None) -> None:
        """Take the verified address that mails come from; region and credentials come from the environment."""
        self._sender = sender
        self._clock = clock
        self._client = client

    def send(self, mail: Mail) -> None:
        """Hand the mail over; raises `RefusedError`, `NotTakenError` or `UnavailableError` as the SMTP sender does."""
        message = mime_message(mail, self._sender, self._clock.now())
        recipient = message["To"].addresses[0].addr_spec
        with translated(refused=_REFUSED, unless=_OUR_ACCOUNT):
            self._connected().send_email(
                FromEmailAddress=self._sender.addr_spec,
                Destination={"ToAddresses": [recipient]},
                Content={"Raw": {"Data": message.as_bytes()}},
            )

    def _connected(self) -> SesClient:
        if self._client is None:
            self._client = cast("SesClient", get_session().create_client("sesv2", config=CONFIG))
        return self._client
