"""R13: a record past its time is dead for reads and writes, though the store deletes it days later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from pkgutil import walk_packages

import pytest

import skill
from skill.adapters.sandbox_methods import SandboxMethods
from skill.adapters.sent_once import MailSentOnce
from skill.conversation.dialog import session_from
from skill.domain.customer import MethodKind
from skill.domain.errors import NotFoundError
from skill.domain.privacy import REGISTRY, kind_of
from skill.services.account_sessions import open_session, read_session
from skill.services.change_profile import Account
from skill.services.links import make_link, read_link
from skill.services.ports import Mail, SetUpRequest
from skill.services.records import keys
from skill.services.records.pending_methods import pending_method, put_pending_method
from skill.services.request_callback import request_callback, requested_callbacks
from skill.services.show_mails import sent_mails
from skill.services.table import Check, ConflictError, Delete, Expect, Item, Put, Range
from skill.settings import DEMO_MERCHANT
from tests.reliability.contents import items_of
from tests.stage import LEA, Stage, open_stage

pytestmark = pytest.mark.promise("R13")

Read = Callable[[], object]
MAIL = Mail("m-1", "lea@kunden.example", "Betreff", "Text")


def dialog(stage: Stage) -> Read:
    """Hold a conversation; read what it remembers."""
    stage.say("ReadCartIntent")
    return lambda: session_from(stage.table.get(keys.session(DEMO_MERCHANT, stage.session))).answers


def callback(stage: Stage) -> Read:
    """Ask for a call; read who waits for one."""
    changes = request_callback(
        stage.shop, merchant=stage.merchant, customer_id=LEA, conversation="Hallo", locale="de-DE"
    )
    stage.table.write(changes[0])
    return lambda: requested_callbacks(stage.shop, DEMO_MERCHANT)


def mail(stage: Stage) -> Read:
    """Send a mail to the local mailbox; read the mailbox."""
    stage.shop.notifier.send(MAIL)
    return lambda: sent_mails(stage.shop, DEMO_MERCHANT)


def link(stage: Stage) -> Read:
    """Make a link; follow it."""
    url, put = make_link(
        stage.shop, merchant_id=DEMO_MERCHANT, customer_id=LEA, purpose="account", lives=timedelta(hours=1)
    )
    stage.table.write(put)
    return lambda: read_link(stage.shop, url.rpartition("/")[2], "account")


def account_session(stage: Stage) -> Read:
    """Log in on the account page; look who it is."""
    secret, put = open_session(stage.shop, Account(DEMO_MERCHANT, LEA))
    stage.table.write(put)
    return lambda: read_session(stage.shop, secret)


def pending(stage: Stage) -> Read:
    """Send a customer to a page of the provider; look which one it was."""
    key = pending_method(stage.owner, "k-1")
    stage.table.write(put_pending_method(key, "ref", stage.clock.now()))
    return lambda: stage.table.get(key)


def sandbox_setup(stage: Stage) -> Read:
    """Begin a page of the sandbox; open it."""
    methods = SandboxMethods(stage.table, clock=stage.clock, public_url="http://127.0.0.1:8080")
    methods.begin(SetUpRequest(DEMO_MERCHANT, LEA, "Lea", "lea@kunden.example", MethodKind.CARD, "/", "de-DE", "k-1"))
    return lambda: methods.page("k-1")


@dataclass
class Sender:
    """Count what was sent."""

    sent: int = 0

    def send(self, mail: Mail) -> None:
        assert mail is MAIL
        self.sent += 1


def sending(stage: Stage) -> Read:
    """Send a mail under a marker; tell whether the marker still keeps a second one back."""
    sender = Sender()
    once = MailSentOnce(sender, stage.table, DEMO_MERCHANT, clock=stage.clock)
    once.send(MAIL)

    def kept_back() -> bool:
        once.send(MAIL)
        return sender.sent == 1

    return kept_back


RECORDS: dict[str, Callable[[Stage], Read]] = {
    "account_session": account_session,
    "callback": callback,
    "dialog": dialog,
    "link": link,
    "mail": mail,
    "pending_method": pending,
    "sandbox_setup": sandbox_setup,
    "sending": sending,
}
MOMENTS = [timedelta(0), timedelta(days=7)]


def written(kind: str) -> tuple[Stage, Read, Item]:
    """Return a stage that holds one record of this kind, how it is read, and the record."""
    stage = open_stage().as_customer(LEA)
    read = RECORDS[kind](stage)
    (item,) = [item for item in items_of(stage.table) if kind_of(item.key.sort) == kind and item.expires_at]
    return stage, read, item


def wait_until_dead(stage: Stage, item: Item, late: timedelta) -> None:
    """Go to the end of a record's time, or beyond it by as much as the store lags behind."""
    assert item.expires_at is not None
    stage.clock.advance(timedelta(seconds=item.expires_at - int(stage.clock.now().timestamp())) + late)
    assert item in items_of(stage.table)  # still there: nobody swept it up


def is_there(read: Read) -> bool:
    """Tell whether the product still finds a record."""
    try:
        return bool(read())
    except NotFoundError:
        return False


def test_every_kind_that_expires_has_a_case() -> None:
    for module in walk_packages(skill.__path__, "skill."):
        import_module(module.name)
    expiring = {kind.name for kind in REGISTRY.kinds() if kind.lives is not None}
    assert expiring == set(RECORDS), "write a case for it, that its expiry is proved too"


@pytest.mark.parametrize("kind", RECORDS)
def test_record_lives_until_its_time(kind: str) -> None:
    stage, read, item = written(kind)
    wait_until_dead(stage, item, timedelta(seconds=-1))
    assert is_there(read)


@pytest.mark.parametrize("late", MOMENTS, ids=str)
@pytest.mark.parametrize("kind", RECORDS)
def test_expired_record_is_dead_for_reads(kind: str, late: timedelta) -> None:
    stage, read, item = written(kind)
    wait_until_dead(stage, item, late)
    assert stage.table.get(item.key) is None
    assert stage.table.query(item.key.partition, Range(prefix=item.key.sort)).items == ()
    assert not is_there(read)


@pytest.mark.parametrize("late", MOMENTS, ids=str)
@pytest.mark.parametrize("kind", RECORDS)
def test_expired_record_is_dead_for_writes(kind: str, late: timedelta) -> None:
    stage, _, item = written(kind)
    wait_until_dead(stage, item, late)
    for stale in (
        Put(item.key, item.attributes, item.version, item.expires_at),
        Delete(item.key, if_version=item.version),
        Check(item.key, item.version),
    ):
        with pytest.raises(ConflictError):
            stage.table.write(stale)
    ends = int((stage.clock.now() + timedelta(minutes=5)).timestamp())
    stage.table.write(Put(item.key, item.attributes, Expect.ABSENT, ends))
    fresh = stage.table.get(item.key)
    assert fresh is not None
    assert (fresh.version, fresh.expires_at) == (1, ends)
