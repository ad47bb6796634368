"""Print a customer's orders with the evidence of consent."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from skill.commands._arguments import listed
from skill.commands.talk import STANDARD_CUSTOMER
from skill.domain.order import Order
from skill.local_shop import LocalShop, open_local_shop, require_customer
from skill.phrases.speech import written_money
from skill.services.show_orders import order_evidence, recent_orders

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf orders`."""
    parser = subparsers.add_parser("orders")
    parser.add_argument(
        "--customer", default=STANDARD_CUSTOMER, metavar="ID", help=f"whose (default {STANDARD_CUSTOMER})"
    )
    parser.add_argument("--limit", type=listed, default=5, metavar="N", help="how many of the newest (default 5)")
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the newest orders in the order in which they were placed."""
    local = open_local_shop(args.store)
    require_customer(local, args.customer)
    orders = recent_orders(local.shop, local.merchant.id, args.customer, limit=args.limit)
    for order in reversed(orders):
        _print_order(local, order)
    if not orders:
        print(f"{args.customer} has not ordered anything yet.")
    return 0


def _print_order(local: LocalShop, order: Order) -> None:
    placed = local.merchant.local(order.placed_at)
    print(f"{order.number}  {placed:%Y-%m-%d %H:%M}  {order.state.value}, payment {order.payment.value}")
    for line in order.lines:
        cancelled = f"  ({line.cancelled} cancelled)" if line.cancelled else ""
        print(f"  {line.quantity} × {line.name.de}: {written_money(line.unit_price * line.quantity, 'de')}{cancelled}")
    print(f"  total {written_money(order.total, 'de')}, delivery {order.expected.isoformat()}")
    evidence = order_evidence(local.shop, local.merchant.id, order.customer_id, order.order_id)
    if evidence is not None:
        print("  evidence:")
        print("\n".join(f"    {row}" for row in json.dumps(evidence, ensure_ascii=False, indent=2).split("\n")))
