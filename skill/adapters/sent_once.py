"""Send each message once, where the provider cannot tell a repetition: the decisions stand in docs/adr/0010.

A marker is written before a message is handed over and says afterwards how that ended. Mails are sent again
where their fate is unknown (the law wants them to arrive); short messages are given up then (they cost money,
and their link goes out by mail instead).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from skill.adapters.not_taken import NotTakenError
from skill.domain.errors import RefusedError, UnavailableError
from skill.domain.privacy import NOT_PERSONAL, declare
from skill.services.ports import Clock, Mail, Sms
from skill.services.records import keys
from skill.services.table import Change, ConflictError, Delete, Item, Put, Table

LEASE = timedelta(minutes=10)
"""How long an attempt may be under way: longer than any sender's time-outs together."""

LIVES = timedelta(days=30)

_LOG = logging.getLogger(__name__)
_BEGUN, _SENT, _REFUSED = "begun", "sent", "refused"

declare("sending", {"state": NOT_PERSONAL, "at": NOT_PERSONAL}, lives=LIVES)


class MailSender(Protocol):
    """Hand mails to a provider; the errors are those of `Notifier`, and `NotTakenError`."""

    def send(self, mail: Mail) -> None:
        """Hand one mail over."""
        ...


class SmsSender(Protocol):
    """Hand short messages to a provider; the errors are those of `Notifier`, and `NotTakenError`."""

    def send_sms(self, sms: Sms) -> None:
        """Hand one short message over."""
        ...


class _Marker:
    """Keep how far the sending of messages is."""

    def __init__(self, table: Table, merchant_id: str, clock: Clock) -> None:
        self._table = table
        self._merchant_id = merchant_id
        self._clock = clock

    def hand_over(self, message_id: str, send: Callable[[], None], *, again: bool) -> None:
        version = self._claim(message_id, again=again)
        if version is None:
            return
        key = keys.sending(self._merchant_id, message_id)
        try:
            send()
        except NotTakenError:
            self._note(Delete(key, if_version=version))
            raise
        except RefusedError:
            self._note(self._put(message_id, _REFUSED, version))
            raise
        self._note(self._put(message_id, _SENT, version))

    def _claim(self, message_id: str, *, again: bool) -> int | None:
        """Return the version of a marker that is ours now, None where nothing is left to be sent."""
        item = self._table.get(keys.sending(self._merchant_id, message_id))
        if item is not None and not self._is_open(item, message_id, again=again):
            return None
        version = item.version if item else 0
        try:
            self._table.write(self._put(message_id, _BEGUN, version))
        except ConflictError as error:
            msg = f"another process sends {message_id}"
            raise UnavailableError(msg) from error
        return version + 1

    def _is_open(self, item: Item, message_id: str, *, again: bool) -> bool:
        state = item.attributes["state"]
        if state == _REFUSED:
            msg = f"{message_id} was refused for good"
            raise RefusedError(msg)
        if state == _SENT:
            return False
        if self._clock.now() < datetime.fromisoformat(str(item.attributes["at"])) + LEASE:
            msg = f"an attempt to send {message_id} may still be under way"
            raise UnavailableError(msg)
        if not again:
            self._note(self._put(message_id, _REFUSED, item.version))
            msg = f"how an attempt to send {message_id} ended is unknown, and it is not repeated"
            raise RefusedError(msg)
        _LOG.warning("how an attempt to send %s ended is unknown; it is repeated", message_id)
        return True

    def _put(self, message_id: str, state: str, version: int) -> Put:
        now = self._clock.now()
        put = Put(
            keys.sending(self._merchant_id, message_id),
            {"state": state, "at": now.isoformat()},
            expires_at=int((now + LIVES).timestamp()),
        )
        return put if not version else Put(put.key, put.attributes, version, put.expires_at)

    def _note(self, change: Change) -> None:
        """Write how it ended; where that fails the caller still knows, and the event's end keeps it from a repetition."""
        try:
            self._table.write(change)
        except (ConflictError, UnavailableError):
            _LOG.warning("how a message's sending ended could not be noted")


class MailSentOnce:
    """Send mails at least once: again, under the same Message-ID, where nobody knows whether one was taken."""

    def __init__(self, sender: MailSender, table: Table, merchant_id: str, *, clock: Clock) -> None:
        """Mark the mails of one merchant."""
        self._sender = sender
        self._marker = _Marker(table, merchant_id, clock)

    def send(self, mail: Mail) -> None:
        """Hand the mail over unless that is done."""
        self._marker.hand_over(mail.message_id, lambda: self._sender.send(mail), again=True)


class SmsSentOnce:
    """Send short messages at most once; one whose fate is unknown is refused, so that its link goes another way."""

    def __init__(self, sender: SmsSender, table: Table, merchant_id: str, *, clock: Clock) -> None:
        """Mark the short messages of one merchant."""
        self._sender = sender
        self._marker = _Marker(table, merchant_id, clock)

    def send_sms(self, sms: Sms) -> None:
        """Hand the message over unless that is done, or may be."""
        self._marker.hand_over(sms.message_id, lambda: self._sender.send_sms(sms), again=False)
