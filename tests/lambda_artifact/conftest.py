from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.needed import need
from tools.emulator import ROOT, Emulator, run_function, what_is_missing
from tools.python313 import find_python

SAM = ROOT / "var" / "sam-venv" / "bin" / "sam"


@pytest.fixture(scope="session")
def artifact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The function's folder, freshly built by `sam build`."""
    need("sam build", found=SAM.exists(), install="it with: bash tools/install_sam.sh")
    target = tmp_path_factory.mktemp("artifact")
    command = [str(SAM), "build", "--build-dir", str(target / "build"), "--cache-dir", str(target / "cache")]
    environment = {**os.environ, "SAM_CLI_TELEMETRY": "0", "PYTHONWARNINGS": "default"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return target / "build" / "AlexaSkillFunction"


@pytest.fixture(scope="session")
def python313() -> str:
    python = find_python()
    need("byte code of Python 3.13", found=python, install="Python 3.13")
    return str(python)


@pytest.fixture
def emulator(artifact: Path, tmp_path: Path) -> Iterator[Emulator]:
    """The built function in demo mode, as `sam local invoke` would run it: cold, with a demo shop of its own."""
    with _running(artifact, tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def warm_emulator(artifact: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """The same, shared by tests that order nothing."""
    with _running(artifact, tmp_path_factory.mktemp("warm")) as running:
        yield running


def _running(artifact: Path, folder: Path) -> AbstractContextManager[Emulator]:
    missing = what_is_missing()
    need(missing.partition(", install ")[0], found=not missing, install=missing.partition(", install ")[2])
    local = {"AWS_SAM_LOCAL": "true", "ZURUF_STORE": "dynamodb://never-used", "TMPDIR": str(folder)}
    return run_function(artifact, "alexa_skill.handler", local, folder / "log")
