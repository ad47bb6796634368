"""Start and stop the DynamoDB engine of the wire tests."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.needed import need

ROOT = Path(__file__).resolve().parents[3]
BINARY = ROOT / "var/tools/dynoxide/node_modules/@dynoxide/linux-x64/dynoxide"


@contextmanager
def dynoxide() -> Iterator[str]:
    """Yield the address of an engine of our own, in memory, on a free port of the loopback."""
    need("dynoxide", found=BINARY.exists(), install="it with make tools")
    port = _free_port()
    command = [str(BINARY), "serve", "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - our own binary
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    msg = "dynoxide did not start"
    raise RuntimeError(msg)
