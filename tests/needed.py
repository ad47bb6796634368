"""Say what a test needs beyond Python, and what to do where it is missing."""

from __future__ import annotations

import os

import pytest


def need(tool: str, *, found: object, install: str) -> None:
    """Go on if `found`; otherwise fail in CI, and elsewhere skip with "not run: TOOL, install …".

    `make test` counts these lines at its end, so that nothing is left out in silence.
    """
    if found:
        return
    message = f"not run: {tool}, install {install}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
