from __future__ import annotations

from skill.conversation.turn import SlotValue
from tests.stage import Stage


def test_statutory_words_to_nothing_buy_nothing(stage: Stage) -> None:
    before = len(stage.orders)
    words = SlotValue("zahlungspflichtig bestellen", ("duty",))
    assert stage.hears("ConfirmOrderIntent", consent=words)[0] == "order_gate-stray_yes"
    assert len(stage.orders) == before
