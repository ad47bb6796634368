from __future__ import annotations

from datetime import timedelta

from skill.adapters.clock import VirtualClock
from skill.adapters.mailbox import LIVES, Mailbox
from skill.adapters.table.memory import MemoryTable
from skill.services.ports import Mail
from skill.services.records import keys
from tests.stage import NOW

MAIL = Mail("mail-1", "anna@kunden.example", "Betreff", "Hallo\nAnna")


def mailbox() -> tuple[VirtualClock, MemoryTable, Mailbox]:
    clock = VirtualClock(NOW)
    table = MemoryTable(clock=clock)
    return clock, table, Mailbox(table, "m1", clock=clock)


def test_mail_is_kept_whole() -> None:
    _, table, box = mailbox()
    box.send(MAIL)
    item = table.get(keys.mail("m1", "mail-1"))
    assert item is not None
    assert item.attributes == {
        "message_id": "mail-1",
        "to": "anna@kunden.example",
        "subject": "Betreff",
        "text": "Hallo\nAnna",
        "sent_at": "2026-11-23T09:00:00+00:00",
    }


def test_same_message_is_delivered_once() -> None:
    clock, table, box = mailbox()
    box.send(MAIL)
    clock.advance(timedelta(minutes=1))
    box.send(Mail("mail-1", "anna@kunden.example", "anders", "anders"))
    (found,) = table.query(keys.mails("m1", "x").partition, index=True).items
    assert found.attributes["subject"] == "Betreff"
    assert found.version == 1


def test_mails_of_one_moment_are_all_listed() -> None:
    _, table, box = mailbox()
    for number in range(3):
        box.send(Mail(f"mail-{number}", "a@b.example", "", ""))
    assert len(table.query(keys.mails("m1", "x").partition, index=True).items) == 3


def test_mails_are_forgotten_in_time() -> None:
    clock, table, box = mailbox()
    box.send(MAIL)
    clock.advance(LIVES + timedelta(seconds=1))
    assert table.get(keys.mail("m1", "mail-1")) is None
