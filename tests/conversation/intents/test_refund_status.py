from __future__ import annotations

from datetime import date

from skill.domain.cases import CaseState
from skill.domain.merchant import CaptureMode
from skill.domain.money import Money
from skill.services.judge_case import refuse
from skill.services.receive_goods import receive_goods
from tests.conversation.after_orders import DAMAGED, NAPPIES, RAZORS, REFUND, cases
from tests.stage import JONAS, LEA, Stage


def refunded(stage: Stage) -> Stage:
    """Let the leaked detergent be refunded."""
    stage.say("ReportProblemIntent", product="ariel", fault=DAMAGED)
    stage.say("ChooseRemedyIntent", remedy=REFUND)
    stage.yes()
    return stage.work_off()


def test_refund_on_its_way_names_its_days(stage: Stage) -> None:
    assert refunded(stage).wait(days=5).hears("RefundStatusIntent") == ("refund_status-on_its_way",)
    said = {name: stage.value(name) for name in ("since", "day", "next_day", "left", "amount")}
    assert said == {
        "since": date(2026, 11, 23),
        "day": date(2026, 11, 30),
        "next_day": date(2026, 12, 1),
        "left": 2,
        "amount": Money(1599),
    }


def test_refund_is_on_its_way_to_the_last_day(stage: Stage) -> None:
    assert refunded(stage).wait(days=7).hears("RefundStatusIntent") == ("refund_status-on_its_way",)
    assert stage.value("left") == 0


def test_refund_that_is_overdue_gets_a_call(stage: Stage) -> None:
    refunded(stage).wait(days=8)
    assert stage.hears("RefundStatusIntent") == ("refund_status-overdue", "refund_status-call_back")
    stage.yes()
    assert stage.said == ("talk_to_person-will_call",)


def test_no_call_is_made_unasked(stage: Stage) -> None:
    refunded(stage).wait(days=8).say("RefundStatusIntent")
    stage.no()
    assert stage.said == ("refund_status-no_call",)


def test_goods_not_back_yet_are_waited_for(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="klingen")
    stage.yes()
    assert stage.hears("RefundStatusIntent") == ("refund_status-awaiting",)
    assert (stage.value("over"), stage.value("by")) == ("no", date(2026, 12, 7))
    assert stage.wait(days=20).hears("RefundStatusIntent") == ("refund_status-awaiting",)
    assert stage.value("over") == "yes"


def test_goods_back_are_refunded_next(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="klingen")
    stage.yes()
    receive_goods(stage.shop, cases(stage)[0], merchant=stage.merchant)
    assert cases(stage)[0].state is CaseState.RECEIVED
    assert stage.hears("RefundStatusIntent") == ("refund_status-received",)


def test_withdrawal_under_judgement_says_so(stage: Stage) -> None:
    stage.say("WithdrawIntent", product="kaffee")
    stage.yes()
    assert stage.hears("RefundStatusIntent") == ("refund_status-judged",)
    refuse(stage.shop, cases(stage)[0], "Die Frist ist vorbei.", merchant=stage.merchant)
    assert stage.hears("RefundStatusIntent") == ("refund_status-refused",)


def test_money_of_a_cancelled_order_is_told(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    stage.work_off().say("CancelOrderIntent")
    stage.yes()
    assert stage.work_off().hears("RefundStatusIntent") == ("refund_status-cancelled",)


def test_cancelled_before_paying_refunds_nothing(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    stage.say("CancelOrderIntent")
    stage.yes()
    assert stage.work_off().hears("RefundStatusIntent") == ("refund_status-none",)


def test_withdrawn_before_paying_refunds_nothing(stage: Stage) -> None:
    stage.change_merchant(capture=CaptureMode.ON_SHIPMENT).reorder("kaffeefilter")
    stage.yes()
    stage.say("WithdrawIntent", product="kaffeefilter")
    stage.yes()
    (case,) = cases(stage.work_off())
    assert (case.state, case.refund, case.refund_asked_at) == (CaseState.SETTLED, Money(539), None)
    assert stage.hears("RefundStatusIntent") == ("refund_status-none",)


def test_product_or_number_says_which_refund(stage: Stage) -> None:
    refunded(stage).say("ReturnItemIntent", product="klingen")
    stage.yes()
    assert stage.hears("RefundStatusIntent", product="waschmittel") == ("refund_status-on_its_way",)
    assert stage.hears("RefundStatusIntent", order_number=RAZORS) == ("refund_status-awaiting",)
    assert stage.hears("RefundStatusIntent", order_number=NAPPIES) == ("refund_status-none",)


def test_nothing_due_is_said(stage: Stage) -> None:
    assert stage.hears("RefundStatusIntent") == ("refund_status-none",)
    assert stage.hears("RefundStatusIntent", product="xylophon") == ("refund_status-none",)
    assert stage.as_customer(LEA).hears("RefundStatusIntent")[-1] == "refund_status-none"


def test_discreet_customers_hear_no_goods(stage: Stage) -> None:
    stage.say("ReturnItemIntent", product="klingen")
    stage.yes()
    stage.change_profile(discreet=True)
    assert "Klingen" not in stage.words("RefundStatusIntent")


def test_guests_must_link_for_refunds(stage: Stage) -> None:
    assert stage.as_customer(JONAS, linked=False).hears("RefundStatusIntent") == ("order_gate-link_for_orders",)
