"""Print an account token, as Alexa would send it once a customer has linked their account."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from skill.adapters.clock import SystemClock
from skill.channels.alexa.account import issue_token
from skill.settings import from_environment

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf token`."""
    parser = subparsers.add_parser(
        "token",
    )
    parser.add_argument("customer", metavar="CUSTOMER", help="for example demo-anna")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the token alone, so that it can be put into an event."""
    print(issue_token(from_environment(os.environ, local=True), args.customer, SystemClock().now()))
    return 0
