from __future__ import annotations

from skill.conversation.turn import SlotValue
from tests.stage import JONAS, Stage


def test_question_waits_for_its_answer(stage: Stage) -> None:
    answer = stage.say("ReorderProductIntent", product="kaffeefilter")
    assert not answer.ends
    assert answer.question_id
    assert answer.gate is not None
    assert answer.gate.question_id == answer.question_id
    assert answer.order_id is None


def test_finished_order_ends_the_conversation(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    assert stage.answers[-1].ends
    assert stage.answers[-1].question_id is None
    assert stage.answers[-1].order_id == stage.orders[0].order_id


def test_unlinked_customers_get_the_link(stage: Stage) -> None:
    stage.as_customer(JONAS, linked=False)
    discs = SlotValue("persil discs", ("persil-discs-38",))
    assert stage.say("ReorderProductIntent", product=discs).link_account
    assert not stage.say("LaunchRequest").link_account
