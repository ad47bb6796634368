from __future__ import annotations

from skill.services.request_callback import requested_callbacks
from skill.settings import DEMO_MERCHANT
from tests.stage import JONAS, MEHMET, Stage


def test_shop_hears_the_conversation_so_far(stage: Stage) -> None:
    stage.say("TrackOrderIntent")
    assert stage.hears("TalkToPersonIntent") == ("talk_to_person-will_call",)
    (callback,) = requested_callbacks(stage.shop, DEMO_MERCHANT)
    assert callback.customer_id == "demo-anna"
    assert stage.answers[0].spoken.text in callback.conversation


def test_voice_code_stays_unheard(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    stage.say("ProvideCodeIntent", code="1234")
    stage.say("TalkToPersonIntent")
    (callback,) = requested_callbacks(stage.shop, DEMO_MERCHANT)
    assert "1234" not in callback.conversation
    assert "****" in callback.conversation


def test_guests_are_told_the_number(stage: Stage) -> None:
    assert stage.as_customer(JONAS, linked=False).hears("TalkToPersonIntent") == ("talk_to_person-guest",)
    assert stage.value("phone") == "030 23125 001"
    assert requested_callbacks(stage.shop, DEMO_MERCHANT) == []
