"""Import a merchant's catalogue: say what would change, then change it as one version."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import TYPE_CHECKING

from skill.adapters.feeds.open_feed import FeedFormat
from skill.commands._catalog_import import run, run_preview
from skill.commands._catalog_report import LANGUAGES
from skill.commands._catalog_schema import run_schema, run_template

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_EXAMPLES = """\
Files are CSV or JSON Lines with the columns of `zuruf catalog schema`, Shopify's product CSV, Google Merchant feeds
(XML or tab-separated), or Excel sheets with such columns; which of them is seen in the file.

examples:
  zuruf catalog preview products.csv              say what would change, and every bad cell
  zuruf catalog preview products.csv --report all.csv --language de
  zuruf catalog import products.csv               put the new version on sale
  zuruf catalog import products.csv --good-rows-only   leave bad rows out instead of refusing the file
  zuruf catalog import shopify.csv --vat-rate 19 --stock 20   what new products get where the feed does not say it
  zuruf catalog import products.csv --shop shop.yaml   with new settings, or for a new shop

exit codes: 0 done, 1 something is refused and nothing was changed, 2 the file or the call cannot be used
"""


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf catalog import`, `preview`, `schema` and `template`."""
    parser = subparsers.add_parser("catalog", epilog=_EXAMPLES, formatter_class=RawDescriptionHelpFormatter)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    for name, action, what in (
        ("import", run, "import products"),
        ("preview", run_preview, "say what an import would change; changes nothing"),
    ):
        reader = actions.add_parser(name, help=what, epilog=_EXAMPLES, formatter_class=RawDescriptionHelpFormatter)
        _add_reading(reader)
        if name == "import":
            reader.add_argument("--dry-run", action="store_true", help="change nothing")
        reader.set_defaults(run=action, dry_run=name == "preview")
    schema = actions.add_parser("schema", help="print the JSON Schema of a catalogue's row")
    schema.add_argument("--fields", action="store_true", help="print what each column is for instead")
    _add_language(schema)
    schema.set_defaults(run=run_schema)
    template = actions.add_parser("template", help="print a file with one example product")
    template.add_argument("--format", choices=("csv", "jsonl"), default="csv")
    template.set_defaults(run=run_template)


def _add_reading(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="products; `-h` names the formats")
    parser.add_argument("--format", type=FeedFormat, choices=list(FeedFormat), help="where the file does not tell")
    parser.add_argument("--shop", type=Path, metavar="FILE", help="the shop's settings as YAML")
    parser.add_argument(
        "--good-rows", "--good-rows-only", action="store_true", help="load good rows although others are bad"
    )
    missing = parser.add_mutually_exclusive_group()
    missing.add_argument(
        "--remove-missing", action="store_true", help="take products off sale that the file lacks, however many"
    )
    missing.add_argument("--keep-missing", action="store_true", help="leave products on sale that the file lacks")
    parser.add_argument("--vat-rate", type=int, metavar="PERCENT", help="of new products in a feed without it")
    parser.add_argument("--stock", type=int, metavar="PACKS", help="of new products in a feed without numbers")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write every change and fault as CSV")
    _add_language(parser)
    parser.add_argument(
        "--store", metavar="URL", help="sqlite:///FILE, dynamodb://TABLE or memory:// (default: ZURUF_STORE)"
    )


def _add_language(parser: ArgumentParser) -> None:
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="of the report (default: en)")
