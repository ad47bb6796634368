from __future__ import annotations

from skill.conversation.turn import Assent
from tests.stage import Stage


def test_yes_to_nothing_says_so(stage: Stage) -> None:
    stage.yes(Assent.CASUAL, "passt")
    assert stage.said == ("order_gate-stray_yes", "launch-what_else")


def test_casual_yes_counts_without_money(stage: Stage) -> None:
    stage.put_in_cart(persil_discs_38=1).say("ReadCartIntent")
    stage.yes(Assent.CASUAL, "basst")
    assert stage.said == ("order_gate-summary", "order_gate-question")
