from __future__ import annotations

from skill.services.case_events import case_letter, case_refund
from tests.services.cases import RAZOR_ORDER, declare, numbered
from tests.stage import ANNA, Stage


def test_letter_names_case_and_order(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    event = case_letter(stage.shop, case, "refund_sent")
    assert (event.event_id, event.kind) == (f"{case.case_id}-refund_sent", "mail")
    assert event.payload == {
        "template": "refund_sent",
        "customer_id": ANNA,
        "order_id": case.order_id,
        "case_id": case.case_id,
        "locale": "de-DE",
    }
    assert case_letter(stage.shop, case, "case_refused", about="-2").event_id == f"{case.case_id}-case_refused-2"


def test_refund_is_one_per_case(stage: Stage) -> None:
    case = declare(stage, numbered(stage, RAZOR_ORDER)).case
    event = case_refund(stage.shop, case)
    assert (event.event_id, event.kind) == (f"{case.case_id}-refund", "refund_case")
    assert event.payload["case_id"] == case.case_id
