from __future__ import annotations

import pytest

from skill.conversation.decide import answers
from skill.conversation.dialog import CODE
from skill.conversation.dialog import GATE as GATE_KIND
from skill.conversation.turn import Assent, Button, Heard
from tests.stage import LEA, MEHMET, Stage

RESUMED = ("order_gate-not_ordered_yet", "order_gate-resume_question")
GATE = ("order_gate-summary", "order_gate-question")


def test_every_question_has_a_yes_and_a_no() -> None:
    for kind, taken in answers().items():
        assert callable(taken.yes), kind
        assert callable(taken.no), kind
    assert {GATE_KIND, CODE} <= answers().keys()


def test_first_contact_is_disclosed_in_one_shots(stage: Stage) -> None:
    stage.as_customer(LEA)
    assert stage.hears("ReorderProductIntent", product="toilettenpapier")[0] == "launch-disclosure"
    assert stage.hears("AMAZON.NoIntent")[0] != "launch-disclosure"


def test_unknown_intents_are_not_understood(stage: Stage) -> None:
    assert stage.hears("PlayMusicIntent")[0] == "fallback-examples"


def test_yes_out_of_nowhere_buys_nothing(stage: Stage) -> None:
    before = len(stage.orders)
    stage.yes()
    assert stage.said[0] == "order_gate-stray_yes"
    assert len(stage.orders) == before


def test_late_yes_buys_nothing(stage: Stage) -> None:
    before = len(stage.orders)
    stage.reorder("kaffeefilter")
    stage.wait(minutes=10).yes()
    assert stage.said == ("order_gate-too_late", "order_gate-read_again")
    assert len(stage.orders) == before
    stage.yes()
    assert stage.said == GATE
    assert len(stage.orders) == before


def test_doubtful_yes_is_asked_again(stage: Stage) -> None:
    stage.put_in_cart(elmex_zahnpasta_75ml=1)
    stage.say("LaunchRequest")
    stage.yes(Assent.DOUBTFUL, "ja tor tor tor")
    assert stage.said[0] == "fallback-not_understood"
    assert stage.asked == "to_till"


def test_yes_to_an_open_question_asks_what(stage: Stage) -> None:
    stage.say("LaunchRequest")
    stage.yes()
    assert stage.said == ("launch-what_do_you_need",)


def test_yes_to_the_code_question_is_no_code(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    before = len(stage.orders)
    stage.yes()
    assert stage.said[0] == "voice_code-digits_only"
    assert stage.asked == "code"
    stage.no()
    assert stage.said[0] == "order_gate-declined"
    assert len(stage.orders) == before


def test_no_out_of_nowhere_orders_nothing(stage: Stage) -> None:
    stage.no()
    assert stage.said == ("order_gate-declined",)


def test_foreign_topic_leads_back_to_the_gate(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears("ListOrdersIntent")[-2:] == RESUMED
    assert stage.dialog.quote is None
    stage.yes()
    assert stage.said == GATE
    stage.yes()
    assert stage.said[0] == "checkout-ordered"


def test_no_to_going_on_ends_the_offer(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.say("ListOrdersIntent")
    stage.no()
    assert stage.said == ("order_gate-declined",)
    assert stage.asked is None


def test_resumed_code_question_needs_consent_again(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    assert stage.asked == "code"
    assert stage.hears("ReadCartIntent")[-2:] == RESUMED
    stage.yes()
    assert stage.said == GATE


def test_button_of_an_old_question_is_no_consent(stage: Stage) -> None:
    old = stage.say("ReorderProductIntent", product="kaffeefilter").question_id
    stage.say("AMAZON.RepeatIntent")
    before = len(stage.orders)
    assert old is not None
    stage.say("AMAZON.YesIntent", Heard(button=Button(old, "zahlungspflichtig bestellen")))
    assert len(stage.orders) == before


def test_and_after_a_status_asks_of_another_order(stage: Stage) -> None:
    stage.say("TrackOrderIntent")
    told = Heard(text="und die rasierklingen")
    assert stage.hears("AddToCartIntent", told, product="rasierklingen") == ("track_order-delivered",)
    assert stage.lying == {}


def test_and_adds_to_the_cart_elsewhere(stage: Stage) -> None:
    told = Heard(text="und die rasierklingen")
    stage.say("AddToCartIntent", told, product="rasierklingen")
    assert stage.lying == {"gillette-fusion5-klingen-8": 1}
    stage.say("TrackOrderIntent")
    stage.say("AddToCartIntent", Heard(text="leg haribo in den korb"), product="haribo")
    stage.say("TrackOrderIntent")
    stage.say("AddToCartIntent", Heard(text="und zwei milch"), product="milch", quantity="2")
    assert set(stage.lying) == {"gillette-fusion5-klingen-8", "haribo-goldbaeren-175g", "weihenstephan-h-milch-35-1l"}


# A yes to "refund_overdue" only has a person call back.
@pytest.mark.parametrize("kind", sorted(answers().keys() - {"refund_overdue"}))
def test_yes_to_a_question_that_is_gone_changes_nothing(stage: Stage, kind: str) -> None:
    move = answers()[kind].yes(stage.scene("AMAZON.YesIntent"))
    assert (move.changes, move.order_id) == ((), None)
    assert move.ask is None or move.ask.kind not in {GATE_KIND, CODE}
    assert move.reply.says or move.reply.asks


def test_words_of_buying_answer_no_other_question(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="klingen")
    said = stage.hears("ReorderProductIntent", Heard(text="bestell klingen"), product="klingen")
    assert (said, stage.asked) == (GATE, "gate")
