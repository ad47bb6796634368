"""Build the shop: the only module that knows every adapter."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from skill.adapters.clock import SystemClock, VirtualClock
from skill.adapters.ids import RandomIds
from skill.adapters.notifications import open_notifications
from skill.adapters.payment_ports import open_payments
from skill.adapters.table.open import open_table
from skill.channels.mail.letter_writer import letter_writer
from skill.phrases.phrasebook import Phrasebook
from skill.services.catalogues import Catalogues
from skill.services.name_indexes import NameIndexes, NoNameIndexes
from skill.services.ports import Clock, Ids
from skill.services.shop import Shop
from skill.services.table import Table
from skill.settings import Settings, SettingsError


def build_shop(settings: Settings, *, clock: Clock | None = None) -> Shop:
    """Return the ports of one deployment; `clock` replaces the machine's, for the simulator."""
    time = clock or (VirtualClock(settings.now) if settings.now else SystemClock())
    return assemble(open_table(_store(settings), clock=time), settings, clock=time, ids=RandomIds(clock=time))


def assemble(table: Table, settings: Settings, *, clock: Clock, ids: Ids) -> Shop:
    """Return the ports around a table that is open already."""
    book = build_phrasebook(settings)
    payments, methods = open_payments(settings.stripe, table, clock=clock, public_url=settings.public_url)
    return Shop(
        table=table,
        payments=payments,
        notifier=open_notifications(settings.outlets, table, settings.merchant_id, clock=clock),
        clock=clock,
        ids=ids,
        catalogues=Catalogues(table, name_indexes(settings)),
        wording=book.render,
        fetch_pepper=_pepper(settings),
        methods=methods,
        letters=letter_writer(book),
        public_url=settings.public_url,
    )


def build_phrasebook(settings: Settings) -> Phrasebook:
    """Return the phrasebook that apologises rather than fails, except at the order gate."""
    del settings
    return Phrasebook(strict=False)


def name_indexes(settings: Settings) -> NameIndexes:
    """Return where the name indexes of large catalogues lie."""
    if not settings.index_folder:
        return NoNameIndexes()
    from skill.adapters.name_index_folder import NameIndexFolder  # noqa: PLC0415 - a shop without any loads none of it

    return NameIndexFolder(Path(settings.index_folder), mends=settings.mends_indexes)


def _pepper(settings: Settings) -> Callable[[], bytes]:
    if not settings.pepper_kms:
        return lambda: settings.pepper
    from skill.adapters.kms_pepper import KmsPepper  # noqa: PLC0415 - a shop without KMS loads none of it

    return KmsPepper(settings.pepper_kms)


def _store(settings: Settings) -> str:
    """Return the store's URL; in demo mode a writable copy of the prebuilt demo shop."""
    if settings.store or not settings.demo:
        return settings.store
    built = Path(settings.demo_database)
    if not settings.demo_database or not built.is_file():
        msg = "demo mode needs the prebuilt demo shop: run sam build, or set ZURUF_DEMO_DATABASE to a seeded file"
        raise SettingsError(msg)
    copy = Path(tempfile.mkdtemp(prefix="zuruf-demo-")) / "demo.sqlite3"
    shutil.copyfile(built, copy)
    return f"sqlite:///{copy}"
