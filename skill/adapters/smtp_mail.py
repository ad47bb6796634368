"""Hand mails to an SMTP server (RFC 5321)."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from urllib.parse import unquote, urlsplit

from skill.adapters.mime_message import mime_message
from skill.adapters.not_taken import NotTakenError
from skill.domain.errors import InvalidInputError, RefusedError, UnavailableError
from skill.services.ports import Clock, Mail

SECONDS = 20
"""How long the server may take for each answer."""

_SUBMISSION, _IMPLICIT_TLS = 587, 465
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_OK, _GO_AHEAD, _PERMANENT = 250, 354, 500
_ACCEPTED = frozenset({250, 251})


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Name a server and how to reach it; without TLS it is one on this machine. `password` never is printed."""

    host: str
    port: int
    implicit_tls: bool = False
    starttls: bool = True
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        """Leave out who signs in."""
        return f"SmtpServer({self.host}:{self.port})"


def read_server(url: str) -> SmtpServer:
    """Read `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465` (TLS from the start).

    Only a server on this machine is spoken to without TLS.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        msg = "the mail server's port is no number"
        raise InvalidInputError(msg) from error
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        msg = "a mail server is written as smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST:465"
        raise InvalidInputError(msg)
    implicit = parts.scheme == "smtps"
    return SmtpServer(
        host=parts.hostname,
        port=port or (_IMPLICIT_TLS if implicit else _SUBMISSION),
        implicit_tls=implicit,
        starttls=not implicit and parts.hostname not in _LOOPBACK,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


class SmtpMail:
    """Send each mail over a connection of its own; a server that repeats no Message-ID delivers it once."""

    def __init__(
        self, server: SmtpServer, sender: Address, *, clock: Clock, context: ssl.SSLContext | None = None
    ) -> None:
        """Take the server and the address that mails come from; `context` says which certificates are trusted."""
        self._server = server
        self._sender = sender
        self._clock = clock
        self._context = context or ssl.create_default_context()

    def send(self, mail: Mail) -> None:
        """Hand the mail over.

        Raises `RefusedError` where recipient or content are refused for good, `NotTakenError` where the server
        did not take it this time, and `UnavailableError` where its last answer was lost. A server that refuses
        *us* (login, sender, TLS) refuses no mail for good: that is mended in the settings.
        """
        message = mime_message(mail, self._sender, self._clock.now())
        with self._connected() as smtp:
            with _not_taken():
                options = _address(smtp, message, self._sender)
            _hand_over(smtp, message, utf8="SMTPUTF8" in options)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        with _not_taken():
            smtp = self._open()
        try:
            yield smtp
            # The mail is taken: a quarrel about the goodbye changes nothing.
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
        finally:
            smtp.close()

    def _open(self) -> smtplib.SMTP:
        server = self._server
        if server.implicit_tls:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=self._context)
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
        try:
            if server.starttls:
                smtp.starttls(context=self._context)
            smtp.ehlo_or_helo_if_needed()
            if server.user:
                smtp.login(server.user, server.password)
        except BaseException:
            smtp.close()
            raise
        return smtp


@contextmanager
def _not_taken() -> Iterator[None]:
    """Say of every failure before the message itself that nothing was taken."""
    try:
        yield
    except smtplib.SMTPResponseException as error:
        msg = f"the mail server answered {error.smtp_code}"
        raise NotTakenError(msg) from error
    except (smtplib.SMTPException, OSError) as error:
        msg = f"the mail server could not be used: {type(error).__name__}"
        raise NotTakenError(msg) from error


def _address(smtp: smtplib.SMTP, message: EmailMessage, sender: Address) -> tuple[str, ...]:
    """Say from whom and to whom, and return the options that were needed."""
    recipient = message["To"].addresses[0].addr_spec
    options: tuple[str, ...] = ()
    if not recipient.isascii():
        if not smtp.has_extn("smtputf8"):
            msg = "the mail server knows no addresses outside ASCII"
            raise RefusedError(msg)
        options = ("SMTPUTF8", "BODY=8BITMIME")
    code, _ = smtp.mail(sender.addr_spec, options)
    if code != _OK:
        raise smtplib.SMTPResponseException(code, "sender")
    code, _ = smtp.rcpt(recipient)
    if code in _ACCEPTED:
        return options
    if code >= _PERMANENT:
        msg = f"the mail server refuses the recipient: {code}"
        raise RefusedError(msg)
    raise smtplib.SMTPResponseException(code, "recipient")


def _hand_over(smtp: smtplib.SMTP, message: EmailMessage, *, utf8: bool) -> None:
    try:
        code, _ = smtp.data(message.as_bytes(policy=SMTPUTF8 if utf8 else SMTP))
    except smtplib.SMTPDataError as error:
        code = error.smtp_code
    except (smtplib.SMTPException, OSError) as error:
        msg = f"whether the mail server took the mail is unknown: {type(error).__name__}"
        raise UnavailableError(msg) from error
    if code == _OK:
        return
    if code >= _PERMANENT:
        msg = f"the mail server refuses the content: {code}"
        raise RefusedError(msg)
    msg = f"the mail server did not take the mail: {code}"
    raise NotTakenError(msg)
