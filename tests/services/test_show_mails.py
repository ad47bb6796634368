from __future__ import annotations

from skill.services.ports import Mail
from skill.services.show_mails import sent_mails
from skill.settings import DEMO_MERCHANT
from tests.stage import Stage


def send(stage: Stage, *names: str) -> None:
    for name in names:
        stage.wait(seconds=1).shop.notifier.send(Mail(name, "anna@kunden.example", f"Betreff {name}", "Hallo"))


def test_mails_come_newest_first(stage: Stage) -> None:
    send(stage, "a", "b")
    assert [mail["message_id"] for mail in sent_mails(stage.shop, DEMO_MERCHANT)] == ["b", "a"]


def test_mail_shows_all_that_was_sent(stage: Stage) -> None:
    send(stage, "a")
    assert dict(sent_mails(stage.shop, DEMO_MERCHANT)[0]) == {
        "message_id": "a",
        "to": "anna@kunden.example",
        "subject": "Betreff a",
        "text": "Hallo",
        "sent_at": "2026-11-23T09:00:01+00:00",
    }


def test_limit_cuts_the_oldest_mails(stage: Stage) -> None:
    send(stage, "a", "b", "c")
    assert [mail["message_id"] for mail in sent_mails(stage.shop, DEMO_MERCHANT, limit=2)] == ["c", "b"]


def test_other_merchants_have_their_own(stage: Stage) -> None:
    send(stage, "a")
    assert sent_mails(stage.shop, "ulmenmarkt") == []
