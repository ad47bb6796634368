"""Turn a mail into a MIME message (RFC 5322): text and HTML as alternatives, pictures beside the HTML."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from skill.domain.errors import RefusedError
from skill.services.ports import Attachment, Mail

# Seven bits pass every server; words outside ASCII are encoded.
_POLICY = SMTP.clone(cte_type="7bit")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_NOT_IN_ADDRESSES = re.compile(r'[\x00-\x20\x7f<>,;:"()\[\]\\]')
_SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")
_SENDER = re.compile(r'\s*(?:"?(?P<name>[^"<>]*?)"?\s*<(?P<angled>[^<>\s]+)>|(?P<bare>[^<>\s]+))\s*')


def mime_message(mail: Mail, sender: Address, sent_at: datetime) -> EmailMessage:
    """Return the message; its Message-ID follows from the mail's own id, so that a repetition can be recognised.

    Raises `RefusedError` where the recipient's address is none.
    """
    message = EmailMessage(policy=_POLICY)
    message["From"] = sender
    message["To"] = read_address(mail.to)
    if mail.reply_to:
        message["Reply-To"] = read_address(mail.reply_to)
    # A line break in a name must not begin a header of its own.
    message["Subject"] = _CONTROL.sub(" ", mail.subject).strip()
    message["Date"] = format_datetime(sent_at)
    message["Message-ID"] = f"<{_unique(mail.message_id)}@{sender.domain}>"
    # RFC 3834: answering machines leave it alone.
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    _fill(message, mail)
    return message


def read_address(text: str) -> Address:
    """Return a bare address with its domain in ASCII; `RefusedError` where it is none (its text is not repeated)."""
    local, at, domain = text.rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
        if not at or not local or "." not in ascii_domain or _NOT_IN_ADDRESSES.search(text):
            raise ValueError  # noqa: TRY301 - one refusal for every fault
        return Address(username=local, domain=ascii_domain)
    except (ValueError, IndexError) as error:
        msg = "the recipient's address is no e-mail address"
        raise RefusedError(msg) from error


def read_sender(text: str) -> Address:
    """Return `Name <address>` or a bare address; `RefusedError` where it is neither."""
    found = _SENDER.fullmatch(text)
    if found is None:
        msg = "a sender is written as Name <address>"
        raise RefusedError(msg)
    address = read_address(found["angled"] or found["bare"])
    return Address(display_name=_CONTROL.sub(" ", found["name"] or ""), addr_spec=address.addr_spec)


def _fill(message: EmailMessage, mail: Mail) -> None:
    message.set_content(mail.text)
    if mail.html:
        message.add_alternative(mail.html, subtype="html")
    for attachment in mail.attachments:
        _attach(message, attachment)


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    kind, _, subtype = attachment.media_type.partition("/")
    html = message.get_body(("html",))
    if attachment.inline and isinstance(html, EmailMessage):
        cid = f"<{attachment.inline}>"
        html.add_related(attachment.content, kind, subtype, cid=cid, filename=attachment.name, disposition="inline")
        return
    message.add_attachment(attachment.content, kind, subtype, filename=attachment.name)


def _unique(message_id: str) -> str:
    if _SAFE_ID.fullmatch(message_id):
        return message_id
    return hashlib.sha256(message_id.encode()).hexdigest()
