"""List unpaid invoices, book what came in, and remind."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from skill.local_shop import LocalShop, open_local_shop
from skill.phrases.speech import written_money
from skill.services.book_invoice import OpenInvoice, book_invoice, find_invoice, open_invoices, remind_now

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf invoices`."""
    parser = subparsers.add_parser("invoices")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--paid", metavar="NUMBER", help="book that the invoice of this order was paid in full")
    one.add_argument("--remind", metavar="NUMBER", help="send a reminder for the invoice of this order now")
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Do one thing to an invoice, or print those that are unpaid."""
    local = open_local_shop(args.store)
    merchant = local.merchant.id
    if args.paid is not None:
        found = find_invoice(local.shop, merchant, args.paid)
        book_invoice(local.shop, merchant, found.receivable.order_id)
        print(f"{args.paid} is paid.")
    elif args.remind is not None:
        found = find_invoice(local.shop, merchant, args.remind)
        reminded = remind_now(local.shop, merchant, found.receivable.order_id)
        local.drain()
        print(f"{args.remind}: reminder {reminded.reminders} sent.")
    else:
        _list(local, open_invoices(local.shop, merchant))
    return 0


def _list(local: LocalShop, invoices: tuple[OpenInvoice, ...]) -> None:
    today = local.merchant.local(local.shop.clock.now()).date()
    for invoice in invoices:
        owed = written_money(invoice.receivable.owed, "de")
        number = invoice.order.number if invoice.order else invoice.receivable.order_id
        late = f", overdue, {invoice.receivable.reminders} reminders sent" if invoice.is_overdue(today) else ""
        print(f"{number}  {owed}  due {invoice.receivable.due_on}  {invoice.receivable.customer_id}{late}")
    if not invoices:
        print("No invoice is unpaid.")
