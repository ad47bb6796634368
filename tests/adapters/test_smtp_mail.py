from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from skill.adapters.clock import VirtualClock
from skill.adapters.mime_message import read_sender
from skill.adapters.not_taken import NotTakenError
from skill.adapters.smtp_mail import SmtpMail, SmtpServer, read_server
from skill.domain.errors import InvalidInputError, RefusedError, UnavailableError
from skill.services.ports import Attachment, Mail
from tests.adapters.mail_server import Post, contexts, knows, serving
from tests.stage import NOW

SENDER = read_sender("Lindenmarkt <bestellung@lindenmarkt.example>")
PNG = b"\x89PNG\r\n\x1a\n"
MAIL = Mail(
    "o-1-order_confirmation",
    "anna@kunden.example",
    "Deine Bestellung über 5,39 €",
    "Hallo Änne,\nschöne Grüße\n.\nEnde",
    html='<p>Hallo Änne</p><img src="cid:code-1">',
    reply_to="hilfe@lindenmarkt.example",
    attachments=(Attachment("code.png", "image/png", PNG, inline="code-1"),),
)


def mailer(server: SmtpServer, context: ssl.SSLContext | None = None) -> SmtpMail:
    return SmtpMail(server, SENDER, clock=VirtualClock(NOW), context=context)


def local(port: int) -> SmtpServer:
    return SmtpServer("127.0.0.1", port, starttls=False)


def test_mail_arrives_whole() -> None:
    post = Post()
    with serving(post) as port:
        mailer(local(port)).send(MAIL)
    (mail,) = post.mails
    assert post.envelopes == [("bestellung@lindenmarkt.example", ["anna@kunden.example"])]
    assert mail["Subject"] == "Deine Bestellung über 5,39 €"
    assert mail["From"] == "Lindenmarkt <bestellung@lindenmarkt.example>"
    assert (mail["To"], mail["Reply-To"]) == ("anna@kunden.example", "hilfe@lindenmarkt.example")
    assert mail["Message-ID"] == "<o-1-order_confirmation@lindenmarkt.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"] == "Mon, 23 Nov 2026 09:00:00 +0000"
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().splitlines() == MAIL.text.splitlines()
    assert html.get_content().strip() == MAIL.html
    picture = next(part for part in mail.walk() if part.get_content_type() == "image/png")
    assert (picture["Content-ID"], picture.get_content_disposition()) == ("<code-1>", "inline")
    assert picture.get_payload(decode=True) == PNG
    assert [part.get_content_type() for part in mail.walk()][:2] == ["multipart/alternative", "text/plain"]


def test_everything_is_sent_in_seven_bits() -> None:
    post = Post()
    with serving(post) as port:
        mailer(local(port)).send(MAIL)
    assert post.raw[0].isascii()


def test_text_alone_needs_no_parts() -> None:
    post = Post()
    with serving(post) as port:
        mailer(local(port)).send(Mail("m-1", "a@b.example", "kurz", "nur Text"))
    assert post.mails[0].get_content_type() == "text/plain"


@pytest.mark.parametrize(
    "evil", ["Hallo\r\nBcc: alle@kunden.example", "Hallo\nBcc: alle@kunden.example", "a\u2028Bcc: x@y.example"]
)
def test_line_breaks_begin_no_header(evil: str) -> None:
    post = Post()
    with serving(post) as port:
        mailer(local(port)).send(Mail("m-1", "a@b.example", evil, "Text"))
    assert post.mails[0]["Bcc"] is None
    assert post.envelopes[0][1] == ["a@b.example"]
    assert "Bcc:" in post.mails[0]["Subject"]


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example\r\nBcc: c@d.example",
        "a b@c.example",
        "nobody",
        "@b.example",
        "a@",
        "<a@b.example>",
        "a@b.example, c@d.example",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    post = Post()
    with serving(post) as port, pytest.raises(RefusedError) as caught:
        mailer(local(port)).send(Mail("m-1", address, "Betreff", "Text"))
    assert post.mails == []
    assert address not in str(caught.value)


def test_umlauts_in_domains_become_ascii() -> None:
    post = Post()
    with serving(post) as port:
        mailer(local(port)).send(Mail("m-1", "anna@müller.example", "Betreff", "Text"))
    assert post.envelopes[0][1] == ["anna@xn--mller-kva.example"]


def test_umlauts_before_the_at_need_a_modern_server() -> None:
    post, mail = Post(), Mail("m-1", "jürgen@kunden.example", "Betreff", "Text")
    with serving(post, enable_SMTPUTF8=True) as port:
        mailer(local(port)).send(mail)
    assert post.envelopes[0][1] == ["jürgen@kunden.example"]
    with serving(post, enable_SMTPUTF8=False) as port, pytest.raises(RefusedError):
        mailer(local(port)).send(mail)


def test_tls_and_login_are_used(tmp_path: Path) -> None:
    theirs, ours = contexts(tmp_path)
    post = Post()
    options = {
        "tls_context": theirs,
        "require_starttls": True,
        "authenticator": knows("zuruf", "s3cret"),
        "auth_required": True,
    }
    with serving(post, **options) as port:
        mailer(SmtpServer("localhost", port, user="zuruf", password="s3cret"), ours).send(MAIL)
    assert len(post.mails) == 1


def test_tls_from_the_start_works(tmp_path: Path) -> None:
    theirs, ours = contexts(tmp_path)
    post = Post()
    with serving(post, ssl_context=theirs) as port:
        mailer(SmtpServer("localhost", port, implicit_tls=True, starttls=False), ours).send(MAIL)
    assert len(post.mails) == 1


def test_unknown_certificate_gets_no_mail(tmp_path: Path) -> None:
    theirs, _ = contexts(tmp_path)
    post = Post()
    with serving(post, tls_context=theirs) as port, pytest.raises(NotTakenError):
        mailer(SmtpServer("localhost", port), ssl.create_default_context()).send(MAIL)
    assert post.mails == []


def test_server_without_tls_gets_no_mail() -> None:
    post = Post()
    with serving(post) as port, pytest.raises(NotTakenError):
        mailer(SmtpServer("127.0.0.1", port)).send(MAIL)
    assert post.mails == []


def test_wrong_password_refuses_no_mail(tmp_path: Path) -> None:
    theirs, ours = contexts(tmp_path)
    options = {"tls_context": theirs, "authenticator": knows("zuruf", "s3cret"), "auth_required": True}
    with serving(Post(), **options) as port, pytest.raises(NotTakenError) as caught:
        mailer(SmtpServer("localhost", port, user="zuruf", password="wrong"), ours).send(MAIL)
    assert "wrong" not in str(caught.value)


@pytest.mark.parametrize(
    ("post", "error"),
    [
        (Post(recipient_answer="550 no such user"), RefusedError),
        (Post(recipient_answer="450 mailbox busy"), NotTakenError),
        (Post(sender_answer="553 not yours"), NotTakenError),
        (Post(data_answer="554 spam"), RefusedError),
        (Post(data_answer="452 disk full"), NotTakenError),
    ],
)
def test_refusals_are_told_apart(post: Post, error: type[Exception]) -> None:
    with serving(post) as port, pytest.raises(error) as caught:
        mailer(local(port)).send(MAIL)
    assert type(caught.value) is error
    assert "anna" not in str(caught.value)
    assert post.mails == []


def test_lost_answer_leaves_it_open() -> None:
    post = Post(hang_up=True)
    with serving(post) as port, pytest.raises(UnavailableError) as caught:
        mailer(local(port)).send(MAIL)
    assert type(caught.value) is UnavailableError
    assert len(post.mails) == 1, "the server has the mail, and nobody told us"


def test_nobody_at_the_port_takes_nothing() -> None:
    with serving(Post()) as port:
        pass
    with pytest.raises(NotTakenError):
        mailer(local(port)).send(MAIL)


def test_servers_are_read_from_addresses() -> None:
    assert read_server("smtp://anna%40x:p%2Fw@mail.example") == SmtpServer(
        "mail.example", 587, user="anna@x", password="p/w"
    )
    assert read_server("smtps://mail.example") == SmtpServer("mail.example", 465, implicit_tls=True, starttls=False)
    assert read_server("smtp://127.0.0.1:1025") == SmtpServer("127.0.0.1", 1025, starttls=False)
    assert "p/w" not in repr(read_server("smtp://a:p%2Fw@mail.example"))


@pytest.mark.parametrize("url", ["http://mail.example", "smtp://", "smtp://mail.example:many", "mail.example"])
def test_other_addresses_are_no_servers(url: str) -> None:
    with pytest.raises(InvalidInputError):
        read_server(url)
