from __future__ import annotations

from tests.local_shops import local, seeded, stage

__all__ = ["local", "seeded", "stage"]
