from __future__ import annotations

from skill.services.show_orders import order_evidence, recent_orders
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, LEA, Stage


def test_orders_come_newest_first(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    orders = recent_orders(stage.shop, DEMO_MERCHANT, ANNA)
    assert orders[0].skus == ("melitta-filter-4-80",)
    assert orders[1].number == "2437-4192"
    assert [order.placed_at for order in orders] == sorted((order.placed_at for order in orders), reverse=True)


def test_limit_cuts_the_oldest(stage: Stage) -> None:
    assert [order.number for order in recent_orders(stage.shop, DEMO_MERCHANT, ANNA, limit=1)] == ["2437-4192"]


def test_nobody_else_sees_an_order(stage: Stage) -> None:
    assert recent_orders(stage.shop, DEMO_MERCHANT, LEA) == []
    assert recent_orders(stage.shop, "ulmenmarkt", ANNA) == []


def test_evidence_holds_what_was_said(stage: Stage) -> None:
    question = stage.reorder("kaffeefilter")
    stage.yes()
    order = recent_orders(stage.shop, DEMO_MERCHANT, ANNA)[0]
    evidence = order_evidence(stage.shop, DEMO_MERCHANT, ANNA, order.order_id)
    assert evidence is not None
    assert evidence["question_text"] == question
    assert evidence["total"] == {"amount": 539, "currency": "EUR"}
    assert evidence["intent"] == "AMAZON.YesIntent"


def test_orders_from_elsewhere_have_no_evidence(stage: Stage) -> None:
    old = recent_orders(stage.shop, DEMO_MERCHANT, ANNA)[0]
    assert order_evidence(stage.shop, DEMO_MERCHANT, ANNA, old.order_id) is None
