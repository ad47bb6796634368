"""List who asked to be called back, with the conversation so far."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from skill.local_shop import open_local_shop
from skill.services.request_callback import requested_callbacks

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf callbacks`."""
    parser = subparsers.add_parser("callbacks")
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print requests, the newest first."""
    local = open_local_shop(args.store)
    requests = requested_callbacks(local.shop, local.merchant.id)
    if not requests:
        print("Nobody asked to be called back.")
    for request in requests:
        print(f"{request.requested_at:%Y-%m-%d %H:%M} UTC  {request.customer_id}  ({request.callback_id})")
        for line in request.conversation.splitlines():
            print(f"    {line}")
    return 0
