from __future__ import annotations

from tests.stage import MEHMET, Stage


def test_stopping_says_goodbye(stage: Stage) -> None:
    assert stage.hears("AMAZON.StopIntent") == ("stop-bye",)


def test_stopping_at_the_code_orders_nothing(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("hp 305 schwarz")
    stage.yes()
    before = len(stage.orders)
    assert stage.hears("AMAZON.StopIntent") == ("order_gate-declined",)
    assert len(stage.orders) == before
