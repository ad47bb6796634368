from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from skill.adapters.clock import SystemClock, VirtualClock
from skill.adapters.ids import RandomIds, SeededIds
from skill.adapters.mailbox import Mailbox
from skill.adapters.routed_payments import RoutedPayments
from skill.adapters.sandbox_methods import SandboxMethods
from skill.adapters.stripe_access import StripeAccess
from skill.adapters.stripe_methods import StripeMethods
from skill.adapters.table.memory import MemoryTable
from skill.bootstrap import assemble, build_phrasebook, build_shop
from skill.domain.money import Money
from skill.domain.reply import Occasion, Reply, Say
from skill.services.ports import PaymentRequest, PaymentStatus
from skill.services.table import Key, Put
from skill.settings import DEMO_PEPPER, Settings, SettingsError
from tests.stage import NOW, SETTINGS

ROOT = Path(__file__).resolve().parent.parent
NOTE = Key("m1#order_number", "number")
ATTRIBUTES = {"customer_id": "c1", "order_id": "o-1"}


def demo(database: Path | str = "") -> Settings:
    return replace(SETTINGS, store="", demo=True, demo_database=str(database))


def seeded(path: Path) -> Path:
    build_shop(replace(SETTINGS, store=f"sqlite:///{path}")).table.write(Put(NOTE, ATTRIBUTES))
    return path


def test_shop_is_built_from_its_settings() -> None:
    shop = build_shop(SETTINGS)
    assert isinstance(shop.table, MemoryTable)
    assert isinstance(shop.clock, SystemClock)
    assert isinstance(shop.ids, RandomIds)
    assert isinstance(shop.payments, RoutedPayments)
    assert isinstance(shop.methods, SandboxMethods)
    assert isinstance(shop.notifier, Mailbox)
    assert shop.pepper == DEMO_PEPPER


def test_key_of_stripe_replaces_the_sandbox() -> None:
    shop = build_shop(replace(SETTINGS, stripe=StripeAccess("sk_test_1")))
    assert isinstance(shop.methods, StripeMethods)
    refused = shop.payments.authorise(PaymentRequest("o-1", "c1", "sandbox:authorised", Money(1), "Lindenmarkt"))
    assert (refused.status, refused.reason) == (PaymentStatus.DECLINED, "method_gone")
    assert shop.payments.look_up("o-1").status is PaymentStatus.ABSENT


def test_stripe_is_not_loaded_before_the_first_payment() -> None:
    program = (
        "import sys; from dataclasses import replace; from skill.adapters.stripe_access import StripeAccess;"
        "from skill.bootstrap import build_shop; from tests.stage import SETTINGS;"
        "shop = build_shop(replace(SETTINGS, stripe=StripeAccess('sk_test_1')));"
        "shop.payments.look_up('o-1');"
        "print(sorted({'stripe', 'requests', 'flask'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert result.stdout == "[]\n"


def test_time_can_stand_still() -> None:
    assert build_shop(replace(SETTINGS, now=NOW)).clock.now() == NOW
    clock = VirtualClock(NOW)
    assert build_shop(SETTINGS, clock=clock).clock is clock


def test_ports_share_one_table() -> None:
    clock = VirtualClock(NOW)
    table = MemoryTable(clock=clock)
    shop = assemble(table, SETTINGS, clock=clock, ids=SeededIds(1))
    assert shop.table is table
    assert shop.catalogues is not assemble(table, SETTINGS, clock=clock, ids=SeededIds(1)).catalogues


def test_demo_works_on_a_copy(tmp_path: Path) -> None:
    built = seeded(tmp_path / "demo.sqlite3")
    before = built.read_bytes()
    built.chmod(0o400)
    first, second = build_shop(demo(built)), build_shop(demo(built))
    item = first.table.get(NOTE)
    assert item is not None
    assert item.attributes == ATTRIBUTES
    first.table.write(Put(Key("m1#other", "number"), ATTRIBUTES))
    assert second.table.get(Key("m1#other", "number")) is None
    assert built.read_bytes() == before


def test_demo_needs_its_prebuilt_database(tmp_path: Path) -> None:
    for missing in ("", tmp_path / "none.sqlite3", tmp_path):
        with pytest.raises(SettingsError, match="run sam build, or set ZURUF_DEMO_DATABASE"):
            build_shop(demo(missing))


def test_missing_words_are_an_apology_outside_the_gate(caplog: pytest.LogCaptureFixture) -> None:
    spoken = build_phrasebook(SETTINGS).render(Reply((Say("stop-no_such_phrase"),)), Occasion("de-DE", NOW))
    assert spoken.text
    assert "stop-no_such_phrase" in caplog.text


def test_unknown_locales_fall_back_to_language_then_german() -> None:
    book = build_phrasebook(SETTINGS)
    bye = Reply((Say("stop-bye"),))
    german = book.render(bye, Occasion("de-DE", NOW)).text
    assert book.render(bye, Occasion("de-AT", NOW)).text == german
    assert book.render(bye, Occasion("fr-FR", NOW)).text == german
    assert book.render(bye, Occasion("en-ZA", NOW)).text == book.render(bye, Occasion("en-GB", NOW)).text != german
