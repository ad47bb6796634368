from __future__ import annotations

from datetime import timedelta

from skill.services.request_callback import LIVES, request_callback, requested_callbacks
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, Stage


def ask(stage: Stage, conversation: str = "U: hallo\nA: Hallo.") -> None:
    changes = request_callback(
        stage.shop, merchant=stage.merchant, customer_id=ANNA, conversation=conversation, locale="de-DE"
    )
    stage.table.write(*changes)


def test_request_is_listed_for_the_shop(stage: Stage) -> None:
    ask(stage)
    (callback,) = requested_callbacks(stage.shop, DEMO_MERCHANT)
    assert (callback.customer_id, callback.conversation) == (ANNA, "U: hallo\nA: Hallo.")
    assert callback.requested_at == stage.clock.now()


def test_newest_request_comes_first(stage: Stage) -> None:
    ask(stage, "früh")
    stage.wait(minutes=1)
    ask(stage, "spät")
    assert [callback.conversation for callback in requested_callbacks(stage.shop, DEMO_MERCHANT)] == ["spät", "früh"]


def test_shop_gets_the_conversation_by_mail(stage: Stage) -> None:
    ask(stage)
    (mail,) = stage.work_off().mails
    assert mail["to"] == "hilfe@lindenmarkt.example"
    assert "Anna Berger" in str(mail["text"])
    assert "A: Hallo." in str(mail["text"])


def test_request_is_forgotten_after_a_while(stage: Stage) -> None:
    ask(stage)
    stage.wait(seconds=LIVES.total_seconds() + 1)
    assert timedelta(days=90) == LIVES
    assert requested_callbacks(stage.shop, DEMO_MERCHANT) == []
