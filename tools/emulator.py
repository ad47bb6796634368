"""Run a built function under Amazon's own Lambda runtime emulator, on loopback, without Docker.

The emulator is the one inside the aws-sam-cli wheel, which `sam local invoke` starts in its
container; the function runs under Python 3.13 with the runtime's own client (awslambdaric).
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tools.python313 import WANTED, find_python

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "var" / "emulator"
TIMEOUT = 7
STARTS_WITHIN = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Carry what the function answered and how long the whole call took, in milliseconds."""

    body: Any
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Emulator:
    """Address one running emulator; the function itself starts with the first call."""

    port: int

    def invoke(self, event: object) -> Answer:
        """Post one event; an exception of the handler comes back as a body with `errorMessage`."""
        url = f"http://127.0.0.1:{self.port}/2015-03-31/functions/function/invocations"
        request = Request(url, data=json.dumps(event).encode())
        started = time.perf_counter()
        with urlopen(request, timeout=2 * TIMEOUT) as response:  # noqa: S310 - the same
            text = response.read().decode()
        milliseconds = 1000 * (time.perf_counter() - started)
        return Answer(json.loads(text) if text else None, milliseconds)


def find_emulator() -> Path | None:
    """Return the emulator's program for this machine, or None where it cannot run."""
    machine = {"x86_64": "x86_64", "aarch64": "arm64"}.get(platform.machine())
    if platform.system() != "Linux" or machine is None or not CLIENT.is_dir():
        return None
    found = sorted((ROOT / "var" / "sam-venv").glob(f"lib/python3*/site-packages/samcli/local/rapid/*-{machine}"))
    return found[0] if found else None


def what_is_missing() -> str:
    """Name what keeps the emulator from running here and how to get it; empty if nothing does."""
    if find_python() is None:
        return f"the Lambda emulator, install Python {WANTED}"
    return "" if find_emulator() else "the Lambda emulator, install it with: bash tools/install_sam.sh (Linux)"


@contextlib.contextmanager
def run_function(folder: Path, handler: str, environment: Mapping[str, str], log: Path) -> Iterator[Emulator]:
    """Serve the function in `folder` until the block ends; everything it prints goes to `log`."""
    program, python = find_emulator(), find_python()
    if program is None or python is None:
        raise FileNotFoundError(what_is_missing())
    port, runtime_port = _free_ports()
    command = [str(program), "--runtime-interface-emulator-address", f"127.0.0.1:{port}"]
    command += ["--runtime-api-address", f"127.0.0.1:{runtime_port}", python, "-m", "awslambdaric", handler]
    with log.open("w") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(folder, environment),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for(port)
            yield Emulator(port)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _environment(folder: Path, own: Mapping[str, str]) -> dict[str, str]:
    """Return what the real runtime sets; nothing of this machine's environment but PATH."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{folder}{os.pathsep}{CLIENT}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LAMBDA_TASK_ROOT": str(folder),
        "AWS_LAMBDA_FUNCTION_NAME": "Skill",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_TIMEOUT": str(TIMEOUT),
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
        "AWS_REGION": "eu-west-1",
        "TZ": ":UTC",
        **own,
    }


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _wait_for(port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.01)
    message = f"the Lambda emulator did not listen within {STARTS_WITHIN:g} s"
    raise TimeoutError(message)
