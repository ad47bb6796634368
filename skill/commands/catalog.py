"""Import a merchant's catalogue: say what would change, then change it as one version."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from pathlib import Path
from typing import TYPE_CHECKING

from skill.adapters.files import read_text_file, read_yaml_file
from skill.bootstrap import build_shop, name_indexes
from skill.commands.index import build_indexes
from skill.domain.errors import InvalidInputError
from skill.domain.merchant import Merchant
from skill.services.import_catalog import CatalogChange, compare_catalog, import_catalog, shop_currency
from skill.services.read_catalog import CatalogReading, read_catalog
from skill.services.read_shop import read_shop
from skill.settings import from_environment

if TYPE_CHECKING:
    from argparse import _SubParsersAction

REFUSED = 1
_ERRORS_SHOWN = 20
_EXAMPLES = """\
examples:
  zuruf catalog import products.csv --dry-run     say what would change, and every bad cell
  zuruf catalog import products.csv               put the new version on sale
  zuruf catalog import products.csv --good-rows   leave bad rows out instead of refusing the file
  zuruf catalog import products.csv --shop shop.yaml   with new settings, or for a new shop
"""


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf catalog import`."""
    parser = subparsers.add_parser("catalog")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    importer = actions.add_parser(
        "import", help="import products", epilog=_EXAMPLES, formatter_class=RawDescriptionHelpFormatter
    )
    importer.add_argument("file", type=Path, metavar="FILE", help="products as CSV, with `,`, `;` or tabs between")
    importer.add_argument("--shop", type=Path, metavar="FILE", help="the shop's settings as YAML")
    importer.add_argument("--good-rows", action="store_true", help="load good rows although others are bad")
    importer.add_argument("--dry-run", action="store_true", help="change nothing")
    importer.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )
    importer.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Report bad cells and changes, then import unless something speaks against it."""
    text = read_text_file(args.file)
    merchant: Merchant | None = read_shop(read_yaml_file(args.shop)) if args.shop else None
    settings = from_environment(local=True, store=args.store)
    shop = build_shop(settings)
    merchant_id = merchant.id if merchant else settings.merchant_id
    reading = read_catalog(text, merchant.currency if merchant else shop_currency(shop, merchant_id))
    _report_errors(args.file, reading)
    if reading.errors and not args.good_rows:
        print("Nothing was changed. Mend the rows, or load the good ones with --good-rows.", file=sys.stderr)
        return REFUSED
    if not reading.products:
        msg = f"{args.file} holds no product; nothing was changed"
        raise InvalidInputError(msg)
    _report_changes(compare_catalog(shop, merchant_id, reading.products))
    if args.dry_run:
        print("Nothing was changed (--dry-run).")
        return 0
    version = import_catalog(shop, merchant_id, reading.products, merchant=merchant)
    print(f"Version {version} of {merchant_id}'s catalogue is on sale: {len(reading.products)} products.")
    build_indexes(shop, name_indexes(settings), merchant_id, version)
    return 0


def _report_errors(file: Path, reading: CatalogReading) -> None:
    for error in reading.errors[:_ERRORS_SHOWN]:
        print(f"{file}: {error}", file=sys.stderr)
    if len(reading.errors) > _ERRORS_SHOWN:
        print(f"{file}: and {len(reading.errors) - _ERRORS_SHOWN} more", file=sys.stderr)


def _report_changes(change: CatalogChange) -> None:
    for name in ("added", "changed", "unchanged", "removed"):
        skus: tuple[str, ...] = getattr(change, name)
        shown = ", ".join(skus[:5]) + (", …" if len(skus) > 5 else "")  # noqa: PLR2004 - a glance, not a list
        print(f"{name:>9}: {len(skus):5}  {shown if name != 'unchanged' else ''}".rstrip())
