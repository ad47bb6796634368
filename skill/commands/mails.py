"""Print the e-mails that the shop of this machine sent."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from skill.local_shop import open_local_shop
from skill.services.show_mails import sent_mails

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf mails`."""
    parser = subparsers.add_parser("mails", help="print the e-mails that went out, the newest last")
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="how many of the newest (default 10)")
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the newest mails in the order in which they were sent."""
    local = open_local_shop(args.store)
    local.drain()
    mails = sent_mails(local.shop, local.merchant.id, limit=max(1, args.limit))
    zone = ZoneInfo(local.merchant.time_zone)
    for mail in reversed(mails):
        sent = datetime.fromisoformat(str(mail["sent_at"])).astimezone(zone)
        print(
            f"To: {mail['to']}\nDate: {sent:%Y-%m-%d %H:%M}\nSubject: {mail['subject']}\n\n{mail['text']}\n\n{'-' * 72}"
        )
    if not mails:
        print("No mails yet. Order something: zuruf talk")
    return 0
