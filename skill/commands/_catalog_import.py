"""Read a catalogue file, say what would change, and change it unless something speaks against it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from skill.adapters.feeds.open_feed import open_feed
from skill.adapters.feeds.staged_catalog import DiskStagedCatalogue
from skill.adapters.files import read_yaml_file
from skill.bootstrap import build_shop, name_indexes
from skill.commands._catalog_report import FullReport, Glance
from skill.commands._progress import ProgressBar
from skill.commands.index import build_indexes
from skill.domain.errors import InvalidInputError
from skill.domain.merchant import Merchant
from skill.services.catalog_preview import Fate, ProductChange, preview_catalog
from skill.services.import_catalog import import_catalog, shop_currency
from skill.services.read_shop import read_shop
from skill.services.shop import Shop
from skill.services.stage_catalog import Defaults, stage_catalog
from skill.settings import Settings, from_environment

REFUSED = 1
_ERRORS_SHOWN = 20
_FEW = 20
_MEND = {
    "en": "Nothing was changed. Mend the rows, or load the good ones with --good-rows.",
    "de": "Es wurde nichts geändert. Berichtige die Zeilen, oder lade mit --good-rows nur die guten.",
}
_TOO_MANY = {
    "en": "Nothing was changed: {removed} of {all} products would go off sale. Is the file whole? Then say --remove-missing, else --keep-missing.",
    "de": "Es wurde nichts geändert: {removed} von {all} Produkten wären nicht mehr im Angebot. Ist die Datei vollständig? Dann sag --remove-missing, sonst --keep-missing.",
}
_DRY = {"en": "Nothing was changed (--dry-run).", "de": "Es wurde nichts geändert (--dry-run)."}
_PREVIEWED = {"en": "Nothing was changed.", "de": "Es wurde nichts geändert."}


@dataclass(frozen=True, slots=True)
class _Reading:
    """Carry what was read, and the shop it is for."""

    args: Namespace
    settings: Settings
    shop: Shop
    merchant: Merchant | None
    staged: DiskStagedCatalogue

    @property
    def merchant_id(self) -> str:
        return self.merchant.id if self.merchant else self.settings.merchant_id

    def keeps(self, sku: str) -> bool:
        """Tell whether a product stays on sale without a good row: a bad row is no reason to remove it."""
        return bool(self.args.keep_missing) or self.staged.is_refused(sku)


def run(args: Namespace) -> int:
    """Report bad cells and changes, then import unless something speaks against it."""
    with _read(args) as reading:
        counts = reading.staged.counts
        _tell_faults(reading)
        if counts.faults and not args.good_rows:
            _report(reading, ())
            print(_MEND[args.language], file=sys.stderr)
            return REFUSED
        _refuse_nothing(reading)
        glance = _tell_changes(reading)
        if args.dry_run:
            print(_DRY[args.language])
            return 0
        if _is_too_many(reading, glance):
            return REFUSED
        _import(reading, glance.counts[Fate.KEPT])
    return 0


def run_preview(args: Namespace) -> int:
    """Report bad cells and what an import of the good ones would change; 1 where rows are refused."""
    with _read(args) as reading:
        _tell_faults(reading)
        _refuse_nothing(reading)
        _tell_changes(reading)
        print(_PREVIEWED[args.language])
        return REFUSED if reading.staged.counts.faults else 0


@contextmanager
def _read(args: Namespace) -> Iterator[_Reading]:
    if args.report and args.report.resolve() == args.file.resolve():
        msg = f"{args.report}: the report would overwrite what is imported"
        raise InvalidInputError(msg)
    bar = ProgressBar(args.file.name)
    feed = open_feed(args.file, args.format, bar)
    merchant: Merchant | None = read_shop(read_yaml_file(args.shop)) if args.shop else None
    settings = from_environment(local=True, store=args.store)
    with DiskStagedCatalogue() as staged:
        reading = _Reading(args, settings, build_shop(settings), merchant, staged)
        currency = merchant.currency if merchant else shop_currency(reading.shop, reading.merchant_id)
        defaults = Defaults(currency, args.vat_rate, args.stock)
        try:
            stage_catalog(reading.shop, reading.merchant_id, feed, staged, defaults=defaults)
        finally:
            bar.end()
        yield reading


def _tell_faults(reading: _Reading) -> None:
    args, total = reading.args, reading.staged.counts.faults
    for fault in reading.staged.faults(_ERRORS_SHOWN):
        print(f"{args.file}: {fault.in_language(args.language)}", file=sys.stderr)
    if total > _ERRORS_SHOWN:
        more = "und {} weitere" if args.language == "de" else "and {} more"
        print(f"{args.file}: {more.format(total - _ERRORS_SHOWN)}", file=sys.stderr)


def _refuse_nothing(reading: _Reading) -> None:
    if not len(reading.staged.products):
        msg = f"{reading.args.file} holds no product; nothing was changed"
        raise InvalidInputError(msg)


def _tell_changes(reading: _Reading) -> Glance:
    args, counts = reading.args, reading.staged.counts
    changes = preview_catalog(reading.shop, reading.merchant_id, reading.staged, reading.keeps)
    glance = Glance(args.language)
    _report(reading, glance.note(changes))
    for line in glance.lines(refused=counts.refused, left_out=counts.left_out):
        print(line)
    return glance


def _report(reading: _Reading, changes: Iterator[ProductChange] | tuple[()]) -> None:
    """Let all changes pass, into the report where one is wanted."""
    if reading.args.report is None:
        for _change in changes:
            pass
        return
    with closing(FullReport(reading.args.report, reading.args.language)) as report:
        report.faults(reading.staged.faults())
        for _change in report.changes(changes):
            pass


def _is_too_many(reading: _Reading, glance: Glance) -> bool:
    """Doubt a file that lacks most of a shop: a feed may end early."""
    removed, on_sale = glance.counts[Fate.REMOVED], glance.on_sale
    if reading.args.remove_missing or on_sale < _FEW or removed * 2 <= on_sale:
        return False
    print(_TOO_MANY[reading.args.language].format(removed=removed, all=on_sale), file=sys.stderr)
    return True


def _import(reading: _Reading, kept: int) -> None:
    shop, merchant_id, products = reading.shop, reading.merchant_id, reading.staged.products
    version = import_catalog(shop, merchant_id, products, merchant=reading.merchant, keeps=reading.keeps)
    print(f"Version {version} of {merchant_id}'s catalogue is on sale: {len(products) + kept} products.")
    build_indexes(shop, name_indexes(reading.settings), merchant_id, version)
