"""Keep mails in the table instead of sending them, to be read in the simulator and by `zuruf mails`."""

from __future__ import annotations

from datetime import timedelta

from skill.domain.privacy import NOT_PERSONAL, PERSONAL, declare
from skill.services.ports import Clock, Mail
from skill.services.records import keys
from skill.services.table import ConflictError, Put, Table

LIVES = timedelta(days=90)

declare(
    "mail",
    {
        "message_id": NOT_PERSONAL,
        "to": PERSONAL,
        "subject": PERSONAL,
        "text": PERSONAL,
        "sent_at": PERSONAL,
    },
    lives=LIVES,
)


class Mailbox:
    """Deliver each mail once into the merchant's mailbox."""

    def __init__(self, table: Table, merchant_id: str, *, clock: Clock) -> None:
        """Keep the mails of one merchant."""
        self._table = table
        self._merchant_id = merchant_id
        self._clock = clock

    def send(self, mail: Mail) -> None:
        """Store the mail; the same message id a second time changes nothing."""
        now = self._clock.now()
        put = Put(
            keys.mail(self._merchant_id, mail.message_id),
            {
                "message_id": mail.message_id,
                "to": mail.to,
                "subject": mail.subject,
                "text": mail.text,
                "sent_at": now.isoformat(),
            },
            expires_at=int((now + LIVES).timestamp()),
            index=keys.mails(self._merchant_id, f"{now.isoformat()}#{mail.message_id}"),
        )
        try:
            self._table.write(put)
        except ConflictError:
            return
