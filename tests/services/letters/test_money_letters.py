from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from skill.domain.merchant import InvoiceTerms
from skill.domain.money import Money
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.records.receivables import Receivable, ReceivableState, new_receivable
from skill.services.settle_order import letter
from skill.services.write_letters import write_letter
from skill.settings import DEMO_MERCHANT
from tests.services.letters.desk import about, ordered, stored
from tests.stage import ANNA, Stage


def owing(stage: Stage, state: ReceivableState = ReceivableState.OPEN, credited: int = 0) -> Order:
    """Let Anna owe 5,39 € for an order, due on 7 December."""
    order = stored(stage, replace(ordered(stage, "kaffeefilter"), payment_method="invoice"))
    due = date(2026, 12, 7)
    owed = Receivable(
        order.order_id, DEMO_MERCHANT, ANNA, order.total, state, order.placed_at, 539, credited, due_on=due
    )
    stage.table.write(*new_receivable(owed))
    stage.change_merchant(
        invoice=InvoiceTerms(Money(20000), account="DE02 1203 0000 0000 2020 51"),
        seller=replace(stage.merchant.seller, tax_number="DE123456789"),
    )
    return order


def test_failed_payment_of_a_cancelled_order_costs_nothing(stage: Stage) -> None:
    order = ordered(stage, "kaffeefilter")
    stored(stage, order.moved_to(CheckoutState.CANCELED, PaymentState.FAILED))
    mail = about(stage, order, "payment_failed")
    assert mail.subject == f"Die Zahlung deiner Bestellung {order.number} ist fehlgeschlagen"
    assert "die Zahlung von 5,39 €" in mail.text
    assert "Die Bestellung ist deshalb storniert, und du zahlst nichts." in mail.text


def test_failed_payment_after_delivery_is_still_owed(stage: Stage) -> None:
    order = stored(stage, replace(ordered(stage, "kaffeefilter"), payment=PaymentState.FAILED))
    mail = about(stage, order, "payment_failed")
    assert "deshalb ist der Betrag noch offen" in mail.text
    assert "Bitte begleiche die 5,39 € möglichst bald." in mail.text
    assert "storniert" not in mail.text


def test_invoice_has_what_tax_law_asks(stage: Stage) -> None:
    order = owing(stage)
    mail = about(stage, order, "invoice", due_on="2026-12-07")
    for needed in (
        f"Rechnungsnummer: {order.number}",
        "Steuernummer: DE123456789",
        "Konto: DE02 1203 0000 0000 2020 51",
        "vom 23. November 2026",
        "Lindenmarkt Demo GmbH, Lindenallee 1, 10115 Berlin",
        "Anna Berger, Lindenallee 12, 10115 Berlin",
        "Zahlungsart: Rechnung",
        "Lieferung: am Mittwoch, 25. November mit DHL",
        "darin 19 % MwSt. auf 4,53 € netto: 0,86 €",
        f"Bitte überweise 5,39 € bis zum 7. Dezember 2026 und gib dabei die Nummer {order.number} an.",
    ):
        assert needed in mail.text, needed


def test_invoice_without_a_day_counts_from_now(stage: Stage) -> None:
    assert "bis zum 7. Dezember 2026" in about(stage, owing(stage), "invoice", due_on="None").text


def test_reminder_names_what_is_left(stage: Stage) -> None:
    mail = about(stage, owing(stage, credited=249), "invoice_reminder", number=2, due_on="2026-12-07")
    assert "sind noch 2,90 € offen. Sie waren am 7. Dezember 2026 fällig." in mail.text
    assert "Dies ist die 2. Erinnerung. Sie kostet dich nichts." in mail.text


@pytest.mark.parametrize("template", ["invoice", "invoice_reminder"])
def test_paid_invoices_need_no_letter(stage: Stage, template: str) -> None:
    order = owing(stage, ReceivableState.PAID)
    event = letter(stage.shop, order, template, locale="de-DE")
    assert write_letter(stage.shop, DEMO_MERCHANT, event) is None
