"""Hand short messages to Amazon SNS."""

from __future__ import annotations

import re
from typing import Any, Protocol, cast

from botocore.session import get_session

from skill.adapters.aws_messages import CONFIG, translated
from skill.domain.errors import RefusedError
from skill.services.ports import Sms

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_REFUSED = frozenset({"InvalidParameter", "InvalidParameterValue", "OptedOut", "OptedOutException", "ValidationError"})
_TRANSACTIONAL = {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}


class SnsClient(Protocol):
    """Name the one call of botocore's SNS client that is made."""

    def publish(self, **request: object) -> dict[str, Any]:
        """Send one message; short messages have no deduplication id."""
        ...


class SnsSms:
    """Send each short message in one call."""

    def __init__(self, *, client: SnsClient | None = None) -> None:
        """Take region and credentials from the environment."""
        self._client = client

    def send_sms(self, sms: Sms) -> None:
        """Hand the message over; `RefusedError` where the number is not in E.164 or wants no messages."""
        if not _E164.fullmatch(sms.to):
            msg = "the phone number is not in E.164, such as +4917112345678"
            raise RefusedError(msg)
        with translated(refused=_REFUSED):
            self._connected().publish(PhoneNumber=sms.to, Message=sms.text, MessageAttributes=_TRANSACTIONAL)

    def _connected(self) -> SnsClient:
        if self._client is None:
            self._client = cast("SnsClient", get_session().create_client("sns", config=CONFIG))
        return self._client
