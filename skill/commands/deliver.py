"""Note that an order has arrived."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from skill.commands._arguments import day
from skill.local_shop import open_local_shop
from skill.services.ship_order import change_numbered, deliver_order

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf deliver`."""
    parser = subparsers.add_parser("deliver")
    parser.add_argument("order", metavar="NUMBER", help="the order's number, such as 1234-5678")
    parser.add_argument("--on", type=day, metavar="DAY", help="when it arrived (default: today)")
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Deliver one order and do what follows from it."""
    local = open_local_shop(args.store)
    merchant = local.merchant
    order = change_numbered(
        local.shop,
        merchant,
        args.order,
        lambda order: deliver_order(local.shop, order, merchant=merchant, day=args.on),
    )
    local.drain()
    print(f"{order.number} has arrived.")
    return 0
