from __future__ import annotations

pytest_plugins = [
    "tests.plugins.measured",
    "tests.plugins.privacy",
    "tests.plugins.promises",
    "tests.reliability.quick",
    "tests.stage",
]
