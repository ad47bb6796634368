from __future__ import annotations

from tests.stage import Stage


def test_going_home_says_goodbye(stage: Stage) -> None:
    assert stage.hears("AMAZON.NavigateHomeIntent") == ("stop-bye",)
    assert stage.answers[-1].ends
