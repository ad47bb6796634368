from __future__ import annotations

import pytest

from tests.stage import Stage


@pytest.mark.parametrize("intent", ["AMAZON.CancelIntent", "AMAZON.StopIntent", "AMAZON.NavigateHomeIntent"])
def test_cancelling_ends_like_a_stop(stage: Stage, intent: str) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears(intent) == ("order_gate-declined",)
    assert stage.answers[-1].ends


def test_cancelling_after_an_order_tells_that_it_stands(stage: Stage) -> None:
    stage.reorder("kaffeefilter")
    stage.yes()
    assert stage.hears("AMAZON.CancelIntent") == ("cancel_order-kept", "cancel_order-how")
    stage.reorder("milch")
    assert stage.hears("AMAZON.CancelIntent") == ("order_gate-declined",)
