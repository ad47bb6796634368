"""Let the garbage collector look less often: tests hold indexes and catalogues that it would walk through in vain."""

from __future__ import annotations

import gc

THRESHOLDS = (10_000, 20, 20)
"""Python's own 700, 10, 10 take a twentieth of all the time; what pytest looks for at the end stays the same."""


def pytest_collection_finish() -> None:
    """Set what is imported and collected aside, and be content with fewer rounds."""
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
