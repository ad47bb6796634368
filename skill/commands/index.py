"""Build the name index of a large catalogue before anybody waits for it, or check one that is there."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from skill.adapters.name_index_folder import NameIndexFolder
from skill.bootstrap import build_shop, name_indexes
from skill.domain.errors import InvalidInputError
from skill.domain.match import Entry
from skill.services.name_indexes import SMALL, IndexLabel, NameIndexes, UnusableIndexError, label_of
from skill.services.records import keys
from skill.services.records.merchants import settings_from
from skill.services.shop import Shop
from skill.settings import Settings, from_environment

if TYPE_CHECKING:
    from argparse import _SubParsersAction

UNUSABLE = 1
_LANGUAGES = ("de", "en")
_EXAMPLES = f"""\
What it is for: to find the few names that resemble what was said, all names must have been read once. Up to {SMALL:,}
are read in the moment the shop opens; for more, this command writes a file per language that is opened at once.
`zuruf catalog import` builds it, too. A shop on this machine builds a missing or damaged file anew and says so in its
log; in the cloud (set ZURUF_INDEX to the folder) it refuses to answer from anything else.

examples:
  zuruf index build                            for the catalogue on sale, German and English, into var/index
  zuruf index build --folder build/index       into another folder, such as one that is deployed with the function
  zuruf index check                            read every row of the files; exit code 1 if one is missing or damaged
"""


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare `zuruf index build` and `zuruf index check`."""
    parser = subparsers.add_parser("index", epilog=_EXAMPLES, formatter_class=RawDescriptionHelpFormatter)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    for name, run, what in (
        ("build", run_build, "write the files of the catalogue on sale, in place of those that are there"),
        ("check", run_check, "read the files of the catalogue on sale from beginning to end"),
    ):
        action = actions.add_parser(
            name, help=what, description=what, epilog=_EXAMPLES, formatter_class=RawDescriptionHelpFormatter
        )
        action.add_argument(
            "--folder", metavar="DIR", help="where the files lie (default: ZURUF_INDEX, else var/index)"
        )
        action.add_argument("--store", metavar="URL", help="sqlite:///FILE or dynamodb://TABLE (default: ZURUF_STORE)")
        action.set_defaults(run=run)


def run_build(args: Namespace) -> int:
    """Write both languages' files."""
    settings = _settings(args)
    shop = build_shop(settings)
    version = _version(shop, settings.merchant_id)
    if not build_indexes(shop, name_indexes(settings), settings.merchant_id, version):
        _tell_small(shop, settings.merchant_id, version)
    return 0


def run_check(args: Namespace) -> int:
    """Read both languages' files; 1 if one is missing, damaged, or of another catalogue."""
    settings = _settings(args)
    shop = build_shop(settings)
    version = _version(shop, settings.merchant_id)
    folder, unusable = NameIndexFolder(Path(settings.index_folder)), 0
    large = list(_large(shop, settings.merchant_id, version))
    if not large:
        _tell_small(shop, settings.merchant_id, version)
    for label, entries in large:
        try:
            index = folder.open(label)
            index.check(_Counter(folder.path(label).name))
        except UnusableIndexError as why:
            print(f"zuruf index: {why}", file=sys.stderr)
            unusable += 1
        else:
            print(f"{folder.path(label)}: {len(entries):,} products, whole and of version {label.version}.")
    return UNUSABLE if unusable else 0


def _tell_small(shop: Shop, merchant_id: str, version: int) -> None:
    count = len(shop.catalogues.get(merchant_id, version).products)
    print(f"{merchant_id} sells {count} products: up to {SMALL:,} need no index.")


def build_indexes(shop: Shop, indexes: NameIndexes, merchant_id: str, version: int) -> int:
    """Write the indexes of one catalogue version where it is large, telling how far it is; return how many."""
    built = 0
    for label, entries in _large(shop, merchant_id, version):
        if not isinstance(indexes, NameIndexFolder):
            return 0
        name = indexes.path(label).name
        indexes.build(label, entries, _Counter(name))
        megabytes = indexes.path(label).stat().st_size / 1_000_000
        print(f"{indexes.path(label)}: {len(entries):,} products, {megabytes:.1f} MB.")
        built += 1
    return built


def _large(shop: Shop, merchant_id: str, version: int) -> Iterator[tuple[IndexLabel, list[Entry]]]:
    for language in _LANGUAGES:
        entries = shop.catalogues.get(merchant_id, version).entries(language)
        if len(entries) > SMALL:
            yield label_of(merchant_id, version, entries, language), entries


def _settings(args: Namespace) -> Settings:
    settings = from_environment(local=True, store=args.store)
    settings = replace(settings, index_folder=args.folder or settings.index_folder)
    if not settings.index_folder:
        msg = "a shop in memory keeps no files: name a folder with --folder"
        raise InvalidInputError(msg)
    return settings


def _version(shop: Shop, merchant_id: str) -> int:
    return settings_from(shop.table.get(keys.settings(merchant_id)), merchant_id).catalogue


class _Counter:
    """Say twice a second on standard error how far long work is, on one line of a terminal."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._next = time.monotonic() + 0.5

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + 0.5
        end = "\r" if sys.stderr.isatty() else "\n"
        print(f"{self._what}: {done:,} of {total:,}", end=end, file=sys.stderr, flush=True)
