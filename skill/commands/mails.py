"""Print the e-mails that the shop of this machine sent."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from skill.channels.mail.browser_page import attachments, browser_page
from skill.commands._arguments import listed
from skill.local_shop import open_local_shop
from skill.services.show_mails import sent_mails
from skill.services.table import Value

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf mails`."""
    parser = subparsers.add_parser("mails")
    parser.add_argument("--limit", type=listed, default=10, metavar="N", help="how many of the newest (default 10)")
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the newest mail as a page for the browser")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the newest mails in the order in which they were sent."""
    local = open_local_shop(args.store)
    local.drain()
    mails = sent_mails(local.shop, local.merchant.id, limit=args.limit)
    if args.html is not None:
        return _write_page(mails, args.html)
    zone = ZoneInfo(local.merchant.time_zone)
    for mail in reversed(mails):
        _print_mail(mail, zone)
    if not mails:
        print("No mails yet. Order something: zuruf talk")
    return 0


def _print_mail(mail: Mapping[str, Value], zone: ZoneInfo) -> None:
    sent = datetime.fromisoformat(str(mail["sent_at"])).astimezone(zone)
    files = ", ".join(file["name"] for file in attachments(mail))
    attached = f"Attached: {files}\n" if files else ""
    print(f"To: {mail['to']}\nDate: {sent:%Y-%m-%d %H:%M}\nSubject: {mail['subject']}\n{attached}")
    print(f"{mail['text']}\n\n{'-' * 72}")


def _write_page(mails: Sequence[Mapping[str, Value]], file: Path) -> int:
    """Write the newest mail that has a page."""
    newest = next((mail for mail in mails if mail.get("html")), None)
    if newest is None:
        print("No mail with a page yet. Order something: zuruf talk")
        return 1
    file.write_text(browser_page(newest), encoding="utf-8")
    print(f"{newest['subject']}: {file}")
    return 0
