"""Every play is performed as written, on each channel it names."""

from __future__ import annotations

import pytest

from tests.conversations.performance import perform
from tests.conversations.script import Play, all_plays

STAGED = [(play, channel) for play in all_plays() for channel in play.channels]


@pytest.mark.parametrize(("play", "channel"), STAGED, ids=[f"{play.name}-{channel}" for play, channel in STAGED])
def test_play_runs_as_written(play: Play, channel: str) -> None:
    perform(play, channel)
