from __future__ import annotations

import pytest

from tests.stage import Stage


@pytest.mark.parametrize("intent", ["AMAZON.CancelIntent", "AMAZON.StopIntent", "AMAZON.NavigateHomeIntent"])
def test_cancelling_ends_like_a_stop(stage: Stage, intent: str) -> None:
    stage.reorder("kaffeefilter")
    assert stage.hears(intent) == ("order_gate-declined",)
    assert stage.answers[-1].ends
