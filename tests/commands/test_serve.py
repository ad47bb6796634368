from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from skill.cli import main
from skill.local_shop import LocalShop

if TYPE_CHECKING:
    from waitress.server import TcpWSGIServer

ROOT = Path(__file__).parents[2]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "skill.cli", "serve", "--store", "memory://"]
    environ = {"PYTHONPATH": str(ROOT), "PORT": "0"}
    with subprocess.Popen(  # noqa: S603 - our own server
        command, env=environ, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_serves_until_it_is_told(server: subprocess.Popen[str], ending: signal.Signals) -> None:
    assert server.stdout is not None
    line = server.stdout.readline()
    assert line.startswith("Lindenmarkt is open: http://127.0.0.1:")
    address = line.split()[3]
    with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:  # noqa: S310 - our own address
        assert json.load(answer) == {"status": "ok", "seller": "Lindenmarkt"}
    server.send_signal(ending)
    rest, errors = server.communicate(timeout=15)
    assert (server.returncode, rest, errors) == (0, "Closed.\n", "")


def test_many_pages_at_once_alarm_nobody(server: subprocess.Popen[str]) -> None:
    assert server.stdout is not None
    address = server.stdout.readline().split()[3]
    host, port = address.removeprefix("http://").split(":")
    with ExitStack() as connections:
        asked = [connections.enter_context(socket.create_connection((host, int(port)), timeout=10)) for _ in range(60)]
        for connection in asked:
            connection.sendall(f"GET /healthz HTTP/1.0\r\nHost: {host}:{port}\r\n\r\n".encode())
        answers = [connection.recv(64) for connection in asked]
    assert [answer[:15] for answer in answers] == [b"HTTP/1.0 200 OK"] * 60
    server.send_signal(signal.SIGTERM)
    _, errors = server.communicate(timeout=15)
    assert errors == ""


def test_names_a_port_that_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["serve", "--store", "memory://", "--port", str(port)]) == 2
    assert capsys.readouterr().err == (
        f"zuruf: port {port} is taken; choose another: PORT={port + 1} make run, or zuruf serve --port {port + 1}\n"
    )


@pytest.mark.parametrize("asked", ["", "http://localhost:9"])
def test_letters_link_to_where_it_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setenv("ZURUF_PUBLIC_URL", asked)
    opened: list[tuple[str, str]] = []

    def serve(server: TcpWSGIServer, local: LocalShop) -> None:
        assert server.socket is not None
        opened.append((local.shop.public_url, f"http://127.0.0.1:{server.socket.getsockname()[1]}"))
        server.close()

    monkeypatch.setattr("skill.commands.serve._serve", serve)
    assert main(["serve", "--store", "memory://", "--port", "0"]) == 0
    ((public, served),) = opened
    assert public == (asked or served)
