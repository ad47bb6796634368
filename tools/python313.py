"""Find a *working* Python 3.13, the Lambda runtime's minor version.

A shim on PATH may exist and fail, so every candidate is run before it is believed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

WANTED = "3.13"
ROOT = Path(__file__).resolve().parent.parent


def find_python() -> str | None:
    """Return the path of an interpreter of the wanted version, or None."""
    return next((python for python in _candidates() if _works(python)), None)


def _candidates() -> Iterator[str]:
    if chosen := os.environ.get("ZURUF_PYTHON313"):
        yield chosen
    yield sys.executable
    if on_path := shutil.which(f"python{WANTED}"):
        yield on_path
    pyenv = _answer("pyenv", "root")
    if pyenv:
        yield from (str(path) for path in sorted(Path(pyenv).glob(f"versions/{WANTED}*/bin/python"), reverse=True))
    if found := _answer(str(ROOT / ".venv" / "bin" / "uv"), "python", "find", "--no-python-downloads", WANTED):
        yield found


def _works(python: str) -> bool:
    return _answer(python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])") == WANTED


def _answer(*command: str) -> str:
    """Return what a program prints, or nothing where it is missing or fails."""
    if not shutil.which(command[0]):
        return ""
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stdout.strip() if result.returncode == 0 else ""


if __name__ == "__main__":
    print(find_python() or f"no working Python {WANTED} found")
