"""Choose by the settings who delivers messages: the local mailbox, an SMTP server, Amazon SES and SNS."""

from __future__ import annotations

from skill.adapters.mailbox import Mailbox
from skill.adapters.outlets import MAILBOX, SES, SNS, Outlets
from skill.adapters.sent_once import MailSender, MailSentOnce, SmsSender, SmsSentOnce
from skill.domain.errors import InvalidInputError, RefusedError
from skill.services.ports import Clock, Mail, Notifier, Sms
from skill.services.table import Table


class Notifications:
    """Pass mails to one sender and short messages to another."""

    def __init__(self, mails: MailSender, messages: SmsSender) -> None:
        """Take the two senders."""
        self._mails = mails
        self._messages = messages

    def send(self, mail: Mail) -> None:
        """Pass a mail on."""
        self._mails.send(mail)

    def send_sms(self, sms: Sms) -> None:
        """Pass a short message on."""
        self._messages.send_sms(sms)


def open_notifications(outlets: Outlets, table: Table, merchant_id: str, *, clock: Clock) -> Notifier:
    """Return the senders that the settings name; `InvalidInputError` says which setting is wrong."""
    mailbox = Mailbox(table, merchant_id, clock=clock)
    mails: MailSender = mailbox
    messages: SmsSender = mailbox
    if outlets.mail != MAILBOX:
        mails = MailSentOnce(_mail_sender(outlets, clock), table, merchant_id, clock=clock)
    if outlets.sms == SNS:
        from skill.adapters.sns_sms import SnsSms  # noqa: PLC0415 - the cloud's client costs time to load

        messages = SmsSentOnce(SnsSms(), table, merchant_id, clock=clock)
    return mailbox if outlets.mail == outlets.sms == MAILBOX else Notifications(mails, messages)


def _mail_sender(outlets: Outlets, clock: Clock) -> MailSender:
    from skill.adapters.mime_message import read_sender  # noqa: PLC0415 - only real mails need it

    try:
        sender = read_sender(outlets.sender)
    except RefusedError as error:
        msg = "ZURUF_MAIL_FROM is needed for real mails, as Name <address>"
        raise InvalidInputError(msg) from error
    if outlets.mail == SES:
        from skill.adapters.ses_mail import SesMail  # noqa: PLC0415 - the same

        return SesMail(sender, clock=clock)
    from skill.adapters.smtp_mail import SmtpMail, read_server  # noqa: PLC0415 - the same

    try:
        return SmtpMail(read_server(outlets.mail), sender, clock=clock)
    except InvalidInputError as error:
        msg = f"ZURUF_MAIL is mailbox, ses or a mail server: {error}"
        raise InvalidInputError(msg) from error
