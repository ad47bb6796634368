"""Serve the shop on this machine: simulator, Alexa endpoint, and the loop that does what orders asked for."""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
from argparse import ArgumentParser, Namespace
from threading import Event, Thread
from types import FrameType
from typing import TYPE_CHECKING, cast

from waitress.server import create_server

from skill.adapters.clock import SystemClock
from skill.channels.alexa.skill import build_handler
from skill.domain.errors import InvalidInputError, ShopError
from skill.domain.failures import describe_failure
from skill.local_shop import LocalShop, open_local_shop
from skill.settings import from_environment
from skill.simulator_stage import build_stage
from skill.web import create_app
from skill.webhooks.routes import Door
from skill.webhooks.routes import create_blueprint as create_webhooks

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from flask import Flask
    from waitress.server import TcpWSGIServer

HOST = "127.0.0.1"
THREADS = 6
PAUSE_SECONDS = 1.0
_LOG = logging.getLogger("zuruf.serve")


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf serve`."""
    parser = subparsers.add_parser(
        "serve",
        description="Serve simulator and Alexa endpoint on 127.0.0.1, for this machine alone. An empty store is seeded.",
    )
    parser.add_argument(
        "--port", type=int, metavar="N", help="port to serve on, 0 for any that is free (default: PORT or 8080)"
    )
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    parser.add_argument("--now", metavar="ISO", help="let the shop's time stand still, for example at 2026-11-23T10:00")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Serve until Ctrl-C or a termination signal."""
    # Started here, so that a signal during the first seeding ends the process cleanly as well.
    # A shell that starts it in the background has SIGINT ignored: it is asked for as well.
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, _interrupt)
    try:
        port = from_environment(local=True, store=args.store).port if args.port is None else args.port
        with _listen(port) as listener:
            _open(args, listener)
    except KeyboardInterrupt:
        pass
    print("Closed.", flush=True)
    return 0


def _open(args: Namespace, listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    # Links in letters lead to where the pages really are, unless an address is set for them.
    local = open_local_shop(args.store, args.now, {**os.environ, "PORT": str(port)})
    # "Task queue depth is 1" tells nobody on a laptop anything: pages wait their turn, or threads are still starting.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = create_server(_application(local), sockets=[listener], threads=THREADS, ident="zuruf")
    print(f"{local.merchant.name} is open: http://{HOST}:{port}  (Ctrl-C closes it)", flush=True)
    _serve(cast("TcpWSGIServer", server), local)


def _serve(server: TcpWSGIServer, local: LocalShop) -> None:
    stop = Event()
    loop = Thread(target=_drain_until, args=(stop, local), name="outbox", daemon=True)
    loop.start()
    try:
        server.run()
    finally:
        stop.set()
        server.close()
        loop.join(timeout=5)
        local.close()


def _application(local: LocalShop) -> Flask:
    handler = build_handler(local.settings, local.shop, local.phrasebook)
    door = Door(local.shop, local.merchant.id, local.settings.stripe_webhook_secrets, SystemClock())
    return create_app(build_stage(local, handler), create_webhooks(door))


def _listen(port: int) -> socket.socket:
    """Return a socket bound to the port; raise `InvalidInputError` for one that is taken or none."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except (OSError, OverflowError) as error:
        listener.close()
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            msg = f"port {port} is taken; choose another: PORT={port + 1} make run, or zuruf serve --port {port + 1}"
        else:
            msg = f"port {port} cannot be served on: {getattr(error, 'strerror', None) or error}"
        raise InvalidInputError(msg) from error
    return listener


def _drain_until(stop: Event, local: LocalShop) -> None:
    """Relay and reconcile once a second, whatever fails: the next round finds it again."""
    while not stop.wait(PAUSE_SECONDS):
        try:
            local.drain()
        except ShopError as error:
            _LOG.error("what committed changes asked for has to wait: %s", describe_failure(error))


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
