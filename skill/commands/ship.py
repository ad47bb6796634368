"""Note that an order has left the house."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from skill.commands._arguments import day
from skill.local_shop import open_local_shop
from skill.services.ship_order import Parcel, change_numbered, ship_order

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf ship`."""
    parser = subparsers.add_parser("ship")
    parser.add_argument("order", metavar="NUMBER", help="the order's number, such as 1234-5678")
    parser.add_argument("--carrier", metavar="NAME", help="who brings it (default: the shop's carrier)")
    parser.add_argument("--tracking", default="", metavar="CODE", help="the parcel's number at the carrier")
    parser.add_argument("--expected", type=day, metavar="DAY", help="when it comes, if not on the promised day")
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Ship one order and do what follows from it."""
    local = open_local_shop(args.store)
    merchant = local.merchant
    parcel = Parcel(args.carrier or merchant.delivery.carrier, args.tracking, args.expected)
    order = change_numbered(
        local.shop, merchant, args.order, lambda order: ship_order(local.shop, order, parcel, merchant=merchant)
    )
    local.drain()
    print(f"{order.number} is on its way with {parcel.carrier}, expected {order.expected.isoformat()}.")
    return 0
