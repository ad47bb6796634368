"""Name who delivers messages, as the settings say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from skill.domain.errors import InvalidInputError

MAILBOX, SES, SNS = "mailbox", "ses", "sns"
_SERVERS = ("smtp://", "smtps://")


@dataclass(frozen=True, slots=True)
class Outlets:
    """Name who delivers: `mail` is `mailbox`, `ses` or a server's URL, `sms` is `mailbox` or `sns`.

    `sender` is what real mails come from, as `Name <address>`. `mail` may hold a password and is never printed.
    """

    mail: str = field(default=MAILBOX, repr=False)
    sms: str = MAILBOX
    sender: str = ""


def read_outlets(given: Mapping[str, str]) -> Outlets:
    """Read `ZURUF_MAIL`, `ZURUF_MAIL_FROM` and `ZURUF_SMS`; without them messages stay in the local mailbox."""
    mail = given.get("ZURUF_MAIL") or MAILBOX
    sender, sms = given.get("ZURUF_MAIL_FROM", ""), given.get("ZURUF_SMS") or MAILBOX
    if mail not in {MAILBOX, SES} and not mail.startswith(_SERVERS):
        # Not repeated: it may hold a password.
        msg = "ZURUF_MAIL is mailbox, ses, smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST:465"
        raise InvalidInputError(msg)
    if mail != MAILBOX and not sender:
        msg = "ZURUF_MAIL_FROM is missing: real mails come from somebody, Name <address>"
        raise InvalidInputError(msg)
    if sms not in {MAILBOX, SNS}:
        msg = f"ZURUF_SMS is {sms!r}, not mailbox or sns"
        raise InvalidInputError(msg)
    return Outlets(mail, sms, sender)
