from __future__ import annotations

import pytest

from skill.simulator.stage import Stage
from tests.account.browser import Browser, open_browser
from tests.local_shops import local, seeded, stage

__all__ = ["browser", "inside", "local", "seeded", "stage"]


@pytest.fixture
def browser(stage: Stage) -> Browser:
    """Open a browser before a fresh demo shop."""
    return open_browser(stage)


@pytest.fixture
def inside(browser: Browser) -> Browser:
    """Be logged in."""
    assert browser.log_in().status_code == 303
    return browser
