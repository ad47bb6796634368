from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from tests.stage import Stage


def test_ports_are_not_exchanged_midway(stage: Stage) -> None:
    with pytest.raises(FrozenInstanceError):
        stage.shop.public_url = ""  # type: ignore[misc]  # that it cannot be set is the point
