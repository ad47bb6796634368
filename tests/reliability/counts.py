"""Say how often a race is run: in `make test`, and in `make soak`."""

from __future__ import annotations

from typing import Any

import pytest


def counts(suite: int, soak: int, name: str = "count") -> pytest.MarkDecorator:
    """Return the parametrisation of a test by how many cases it tries."""
    long: Any = pytest.param(soak, marks=pytest.mark.soak)
    return pytest.mark.parametrize(name, [suite, long])
