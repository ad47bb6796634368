from __future__ import annotations

pytest_plugins = [
    "tests.plugins.collector",
    "tests.plugins.privacy",
    "tests.plugins.promises",
    "tests.reliability.quick",
    "tests.stage",
]
