"""Show a product's stock, and correct it in the books that orders are taken from."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from difflib import get_close_matches
from typing import TYPE_CHECKING

from skill.domain.errors import NotFoundError
from skill.local_shop import LocalShop, open_local_shop
from skill.services.edit_stock import Stock, add_stock, set_stock, stock_of

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_EXAMPLES = """\
examples:
  zuruf stock melitta-filter-4-80              what is free, and what is promised to orders
  zuruf stock melitta-filter-4-80 --add 24     a delivery came in; right whatever is sold meanwhile
  zuruf stock melitta-filter-4-80 --add -1     one pack was damaged
  zuruf stock melitta-filter-4-80 --set 75     75 packs were counted on the shelf, promised ones among them
  zuruf match kaffeefilter                     find a product's SKU
"""


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf stock`."""
    parser = subparsers.add_parser(
        "stock",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("sku", metavar="SKU", help="the product")
    edit = parser.add_mutually_exclusive_group()
    edit.add_argument("--add", type=int, metavar="N", help="add N packs to the shelf; take some away with --add -N")
    edit.add_argument(
        "--set", type=int, metavar="N", help="N packs were counted on the shelf, promised ones among them"
    )
    parser.add_argument(
        "--edit-id", metavar="ID", help="names this correction, so that repeating the command corrects once"
    )
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Correct the stock where that was asked for, and print it."""
    local = open_local_shop(args.store)
    try:
        stock = _edited(local, args)
    except NotFoundError as error:
        raise _with_hint(local, args.sku) from error
    print(f"{stock.sku}: {stock.on_hand} on the shelf, {stock.free} free, {stock.promised} promised to orders")
    return 0


def _edited(local: LocalShop, args: Namespace) -> Stock:
    shop, merchant_id = local.shop, local.merchant.id
    edit_id = args.edit_id or shop.ids.new("edit")
    if args.add is not None:
        return add_stock(shop, merchant_id, args.sku, args.add, edit_id=edit_id)
    if args.set is not None:
        return set_stock(shop, merchant_id, args.sku, args.set, edit_id=edit_id)
    return stock_of(shop, merchant_id, args.sku)


def _with_hint(local: LocalShop, sku: str) -> NotFoundError:
    known = local.shop.catalogues.get(local.merchant.id, local.shop_settings.catalogue).products
    near = get_close_matches(sku, known, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "zuruf match WORDS finds a SKU by the product's name"
    return NotFoundError(f"no product has the SKU {sku!r}; {hint}")
