"""Answer spoken product names on standard input with what a catalogue offers for them, one JSON a line.

Of the catalogue on sale it asks the very index that the shop asks; a file's names are read into memory.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from skill.channels.locales import settle_locale
from skill.commands._match_asked import asking_index, asking_shop
from skill.commands._match_explained import explained
from skill.commands._match_words import ENGLISH, GERMAN
from skill.domain.errors import InvalidInputError, NotFoundError
from skill.domain.matching import Candidate, Entry, Match, ProductIndex
from skill.domain.name_index import language_code
from skill.domain.product import Product
from skill.domain.product_names import product_entry
from skill.local_shop import open_local_shop
from skill.services.catalogues import Catalogue
from skill.services.name_indexes import UnusableIndexError
from skill.services.read_catalog import read_catalog
from skill.services.read_rows import Rows, decode_text, read_rows
from skill.services.records.merchants import StoredCatalogue

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_REPORT_EVERY = 10_000
_FAULTS_SHOWN = 5
_EXAMPLES = """\
examples:
  zuruf match kaffeefilter                            find a product's SKU in what the shop has on sale
  zuruf match --explain "filtertüten größe zwei"      say why, as the shop would decide without knowing who asks
  zuruf match --catalog products.csv < spoken.txt     try another catalogue on many names
"""


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf match`."""
    parser = subparsers.add_parser("match", epilog=_EXAMPLES, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument(
        "spoken", nargs="*", metavar="NAME", help="what was said (default: each line of standard input)"
    )
    parser.add_argument(
        "--catalog",
        type=Path,
        metavar="FILE",
        help="a shop's product file, or any CSV or TSV with the columns sku and name (default: what the shop has on sale)",
    )
    parser.add_argument("--store", metavar="URL", help="where the shop's data lie (default: ZURUF_STORE)")
    parser.add_argument("--locale", default="de-DE", help="language of the spoken names (default de-DE)")
    parser.add_argument("--top", default=3, type=_positive, metavar="N", help="matches per name (default 3)")
    parser.add_argument("--explain", action="store_true", help="say why, in words, instead of JSON lines")
    parser.add_argument(
        "--bought",
        default="",
        metavar="SKU,SKU,…",
        help="what the customer bought before, the likeliest to be bought again first",
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Match what was said, or every line of standard input; 2 if the catalogue cannot be read."""
    locale = settle_locale(args.locale)
    history = [sku.strip() for sku in args.bought.split(",") if sku.strip()]
    asked = args.spoken or sys.stdin
    try:
        if args.explain:
            return _explain(asked, args, locale, history)
        names, index = _from_file(args.catalog, locale) if args.catalog else _on_sale(args.store, locale)
    except (InvalidInputError, NotFoundError, UnusableIndexError, OSError) as fault:
        print(f"zuruf match: {args.catalog or 'the catalogue on sale'}: {fault}", file=sys.stderr)
        return 2
    answer(asked, index, names, top=args.top, history=history)
    return 0


def _explain(asked: Iterable[str], args: Namespace, locale: str, history: Sequence[str]) -> int:
    """Explain by the path of the shop; of a merchant's file as if all were in stock, of a plain list by its names alone."""
    say = ENGLISH if language_code(locale) == "en" else GERMAN
    products = _products(args.catalog) if args.catalog else ()
    if args.catalog and not products:
        names, index = _from_file(args.catalog, locale)
        ask = asking_index(index, top=args.top, history=history)
    else:
        local = open_local_shop("memory://" if products else args.store)
        sold = Catalogue(StoredCatalogue(tuple(products), ())) if products else None
        catalogue = sold or local.shop.catalogues.get(local.merchant.id, local.shop_settings.catalogue)
        names = {product.sku: product.name.in_language(locale) for product in catalogue.products.values()}
        print(f"{args.catalog or local.merchant.name}: {len(names):,} products on sale.", file=sys.stderr)
        ask = asking_shop(local, locale, history=history, top=args.top, sold=sold)
    for line in asked:
        print(explained(line.strip(), ask, names, top=args.top, say=say), end="\n\n", flush=True)
    return 0


def _products(path: Path) -> Sequence[Product]:
    """Return the products of a merchant's file; none of a plain list of names."""
    text = decode_text(path.read_bytes())
    return () if {"sku", "name"} <= set(read_rows(text).header) else read_catalog(text).products


def _from_file(path: Path, locale: str) -> tuple[dict[str, str], ProductIndex]:
    names, entries = load_entries(path, locale, sys.stderr)
    return names, ProductIndex.read(_reported(entries, sys.stderr), locale)


def _on_sale(store: str | None, locale: str) -> tuple[dict[str, str], ProductIndex]:
    """Open the catalogue on sale as the shop does: a large one from its index file, which is built where it is missing."""
    local = open_local_shop(store)
    catalogue = local.shop.catalogues.get(local.merchant.id, local.shop_settings.catalogue)
    names = {product.sku: product.name.in_language(locale) for product in catalogue.products.values()}
    print(f"{local.merchant.name}: {len(names):,} products on sale.", file=sys.stderr)
    return names, catalogue.index(language_code(locale))


def answer(
    queries: Iterable[str], index: ProductIndex, names: Mapping[str, str], *, top: int, history: Sequence[str] = ()
) -> None:
    """Print one JSON object for every line of `queries`; `names` holds the display name by SKU.

    `score` says how alike words and names are, `chance` how probable it is that the product is meant.
    """
    for line in queries:
        query = line.strip()
        match = index.find(query, history=history, limit=top)
        matches = [
            {"sku": one.sku, "name": names[one.sku], "score": one.score, "chance": one.chance}
            for one in _best(match, top)
        ]
        result = {"query": query, "outcome": match.outcome.value, "matches": matches}
        print(json.dumps(result, ensure_ascii=False), flush=True)


def load_entries(path: Path, locale: str, log: TextIO) -> tuple[dict[str, str], list[Entry]]:
    """Read the display names by SKU and the entries of an index from a merchant's file or a plain list.

    Raises `InvalidInputError` if the file is no table, lacks its columns or holds no product.
    """
    text = decode_text(path.read_bytes())
    rows = read_rows(text)
    if {"sku", "name"} <= set(rows.header):
        entries, faults = _plain(rows)
        names = {entry.sku: entry.names[0] for entry in reversed(entries)}
    else:
        reading = read_catalog(text)
        faults = [str(fault) for fault in reading.errors]
        names = {product.sku: product.name.in_language(locale) for product in reading.products}
        entries = [product_entry(product, locale) for product in reading.products]
    if not entries:
        raise InvalidInputError("; ".join(faults[:_FAULTS_SHOWN]) or "the file holds no product")
    for fault in faults[:_FAULTS_SHOWN]:
        print(f"left out: {fault}", file=log)
    if len(faults) > _FAULTS_SHOWN:
        print(f"left out: {len(faults) - _FAULTS_SHOWN} more", file=log)
    return names, entries


def _plain(rows: Rows) -> tuple[list[Entry], list[str]]:
    faults = [str(fault) for fault in rows.errors]
    entries = []
    for row in rows.rows:
        if row.cells["sku"] and row.cells["name"]:
            entries.append(Entry(row.cells["sku"], (row.cells["name"],)))
        else:
            faults.append(f"line {row.line}: sku and name must not be empty")
    return entries, faults


def _best(match: Match, top: int) -> list[Candidate]:
    """Return what would be said, filled up with the next by score."""
    said = {one.sku for one in match.candidates}
    return [*match.candidates, *(one for one in match.ranked if one.sku not in said)][:top]


def _reported(entries: list[Entry], log: TextIO) -> Iterator[Entry]:
    """Pass entries on and say every ten thousand how far the index is."""
    for number, entry in enumerate(entries):
        if number and number % _REPORT_EVERY == 0:
            print(f"indexed {number} of {len(entries)} names", file=log, flush=True)
        yield entry


def _positive(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else 0
    if value < 1:
        msg = f"{text!r} is no number above 0"
        raise ArgumentTypeError(msg)
    return value
