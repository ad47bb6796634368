from __future__ import annotations

import pytest

from skill.adapters.clock import VirtualClock
from skill.adapters.mailbox import Mailbox
from skill.adapters.notifications import open_notifications
from skill.adapters.outlets import Outlets
from skill.adapters.table.memory import MemoryTable
from skill.domain.errors import InvalidInputError, RefusedError
from skill.services.ports import Mail, Sms
from skill.services.records import keys
from tests.adapters.mail_server import Post, serving
from tests.stage import NOW

CLOCK = VirtualClock(NOW)


def test_nothing_told_means_the_local_mailbox() -> None:
    assert isinstance(open_notifications(Outlets(), MemoryTable(clock=CLOCK), "m1", clock=CLOCK), Mailbox)


def test_mails_go_out_and_short_messages_stay() -> None:
    table, post = MemoryTable(clock=CLOCK), Post()
    with serving(post) as port:
        outlets = Outlets(f"smtp://127.0.0.1:{port}", "mailbox", "Shop <shop@shop.example>")
        notifier = open_notifications(outlets, table, "m1", clock=CLOCK)
        for _repetition in range(2):
            notifier.send(Mail("e-1", "anna@kunden.example", "Betreff", "Text"))
        notifier.send_sms(Sms("e-2", "+4915112345678", "Text"))
    assert len(post.mails) == 1
    assert table.get(keys.mail("m1", "e-1")) is None
    assert table.get(keys.mail("m1", "e-2")) is not None


def test_short_messages_go_to_the_cloud() -> None:
    notifier = open_notifications(Outlets(sms="sns"), MemoryTable(clock=CLOCK), "m1", clock=CLOCK)
    with pytest.raises(RefusedError, match=r"E\.164"):
        notifier.send_sms(Sms("e-2", "0151", "Text"))


@pytest.mark.parametrize(
    ("outlets", "named"),
    [
        (Outlets("ses", sender="Lindenmarkt"), "ZURUF_MAIL_FROM"),
        (Outlets("smtp://mail.example:many", sender="a@b.example"), "ZURUF_MAIL"),
    ],
)
def test_wrong_settings_are_named(outlets: Outlets, named: str) -> None:
    with pytest.raises(InvalidInputError, match=named):
        open_notifications(outlets, MemoryTable(clock=CLOCK), "m1", clock=CLOCK)
