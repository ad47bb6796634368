"""Measure coverage only while the tests beside the inner layers run; the others take a third of the time unmeasured.

What a browser or a simulation happens to pass through proves little of a module; what its own tests run does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
LAYERS = tuple(TESTS / layer for layer in ("domain", "services", "conversation"))


def is_measured(item: pytest.Item) -> bool:
    """Tell whether a test stands beside a module of the inner layers."""
    return any(layer in item.path.parents for layer in LAYERS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Pause or resume the measuring where a test of another kind follows; doing so at every test is slow itself."""
    plugin = item.config.pluginmanager.getplugin("_cov")
    control = getattr(plugin, "cov_controller", None)
    if control is not None and control.started is not is_measured(item):
        (control.resume if is_measured(item) else control.pause)()
    return (yield)
