from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from skill.cli import main
from skill.domain.merchant import InvoiceTerms
from skill.domain.money import Money
from skill.local_shop import LocalShop
from skill.services.ports import PaymentRequest
from skill.services.records import keys
from skill.services.records.merchants import put_settings, settings_from
from skill.services.records.orders import put_order, put_order_number, recent_orders
from tests.local_shops import local, seeded

__all__ = ["local", "seeded"]

Run = Callable[..., str]


@pytest.fixture
def run(local: LocalShop, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command on a shop with one unpaid invoice."""
    shop, merchant = local.shop, local.merchant
    settings = settings_from(shop.table.get(keys.settings(merchant.id)), merchant.id)
    terms = replace(settings.merchant, invoice=InvoiceTerms(Money(6000)))
    known = recent_orders(shop.table, keys.customer(merchant.id, "demo-anna"))[0]
    order = replace(known, order_id="o-1", number="1234-5678", customer_id="c1", payment_method="invoice", version=0)
    shop.table.write(
        put_settings(replace(settings, merchant=terms)),
        put_order(keys.order(keys.customer(merchant.id, "c1"), "o-1"), order, merchant=merchant.id),
        put_order_number(merchant.id, order),
    )
    shop.payments.authorise(PaymentRequest("o-1", "c1", "invoice", Money(539), merchant.name, merchant.id))
    shop.payments.capture("o-1", Money(539))

    def run_it(*arguments: str, code: int = 0) -> str:
        assert main(["invoices", "--store", "sqlite:///shop.sqlite3", *arguments]) == code
        printed = capsys.readouterr()
        return printed.err if code else printed.out

    return run_it


def test_unpaid_invoices_are_listed(run: Run) -> None:
    listed = run()
    assert listed.startswith("1234-5678  5,39")
    assert "c1" in listed


def test_payment_is_booked_by_number(run: Run) -> None:
    assert run("--paid", "1234-5678") == "1234-5678 is paid.\n"
    assert run() == "No invoice is unpaid.\n"
    assert "with 0 owed" not in run("--paid", "1234-5678")
    assert "nothing is owed" in run("--remind", "1234-5678", code=2)


def test_reminder_is_sent_by_number(run: Run) -> None:
    assert run("--remind", "1234-5678") == "1234-5678: reminder 1 sent.\n"
    assert run("--remind", "1234-5678") == "1234-5678: reminder 2 sent.\n"


def test_unknown_numbers_are_named(run: Run) -> None:
    assert "there is no order 9999-9999" in run("--paid", "9999-9999", code=2)
    assert "there is no order ''" in run("--paid", "", code=2)
    assert "there is no order ''" in run("--remind", "", code=2)
