from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright
from werkzeug.serving import make_server

from skill.simulator.stage import Stage
from skill.web import create_app
from tests.local_shops import MONDAY, local, seeded, stage
from tests.needed import need

__all__ = ["address", "browser", "local", "open_page", "seeded", "stage"]

ROOT = Path(__file__).parents[2]
# The first page of a fresh server loads the catalogue, and the other worker may have the machine busy.
expect.set_options(timeout=20_000)
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Watched:
    """Collect what a person would find in the browser's console, and every address that was asked."""

    troubles: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def watch(self, page: Page, address: str) -> None:
        """Listen to everything from now on."""

        def hear(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                self.troubles.append(f"{message.type}: {message.text}")

        def see(request: Request) -> None:
            if not request.url.startswith((f"{address}/", "data:")):
                self.strangers.append(request.url)

        page.on("console", hear)
        page.on("pageerror", lambda error: self.troubles.append(f"page error: {error}"))
        page.on("requestfailed", lambda request: self.troubles.append(f"failed: {request.url} {request.failure}"))
        page.on("request", see)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium once."""
    chromium = shutil.which("chromium")
    need("chromium", found=chromium, install="with apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve a fresh demo shop on a Monday morning: in this process, or with the parameter "process" as `make run` does."""
    if getattr(request, "param", "") == "process":
        yield from _served_by_process(request.getfixturevalue("tmp_path"))
    else:
        yield from _served_here(request.getfixturevalue("stage"))


def _served_by_process(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "skill.cli", "serve", "--store", "memory://", "--now", MONDAY]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PORT": "0"}
    with subprocess.Popen(command, env=environ, cwd=folder, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own server
        assert server.stdout is not None
        yield server.stdout.readline().split()[3]
        server.terminate()
        server.wait(timeout=15)


def _served_here(stage: Stage) -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = make_server("127.0.0.1", 0, create_app(stage), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open the simulator; afterwards nothing may stand in the console, and nobody else was asked for anything."""
    watched, contexts = Watched(), []

    def open_it(width: int = 1280, height: int = 900, **options: str) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]  # options by name
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        watched.watch(page, address)
        page.goto(address)
        page.wait_for_selector("html[data-ready=yes]")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert watched.troubles == []
    assert watched.strangers == []
