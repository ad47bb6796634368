"""Keep mails and short messages in the table instead of sending them, to be read in the simulator and by `zuruf mails`."""

from __future__ import annotations

from datetime import timedelta

from skill.domain.privacy import NOT_PERSONAL, PERSONAL, declare
from skill.services.ports import Clock, Mail, Sms
from skill.services.records import codec, keys
from skill.services.table import ConflictError, Put, Table, Value

LIVES = timedelta(days=90)

declare(
    "mail",
    {
        "message_id": NOT_PERSONAL,
        "to": PERSONAL,
        "subject": PERSONAL,
        "text": PERSONAL,
        "html": PERSONAL,
        "reply_to": PERSONAL,
        "attachments": PERSONAL,
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
        filled: dict[str, Value] = {name: value for name, value in codec.to_attributes(mail).items() if value}
        self._keep(filled, mail.message_id)

    def send_sms(self, sms: Sms) -> None:
        """Store the short message beside the mails; the same message id a second time changes nothing."""
        self._keep({"message_id": sms.message_id, "to": sms.to, "subject": "SMS", "text": sms.text}, sms.message_id)

    def _keep(self, attributes: dict[str, Value], message_id: str) -> None:
        now = self._clock.now()
        put = Put(
            keys.mail(self._merchant_id, message_id),
            {**attributes, "sent_at": now.isoformat()},
            expires_at=int((now + LIVES).timestamp()),
            index=keys.mails(self._merchant_id, f"{now.isoformat()}#{message_id}"),
        )
        try:
            self._table.write(put)
        except ConflictError:
            return
