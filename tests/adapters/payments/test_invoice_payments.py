from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from skill.adapters.table.memory import MemoryTable
from skill.domain.errors import ForeignCurrencyError, RefusedError, UnavailableError
from skill.domain.money import Money
from skill.services.ports import PaymentStatus
from skill.services.records import keys
from skill.services.records.merchants import put_settings, settings_from
from skill.services.records.receivables import ReceivableState, find_receivable, open_receivables
from skill.services.table import Change, ConflictError
from tests.adapters.payments.rigs import LIMIT, MERCHANT, ORDER, TOTAL, InvoiceRig, asking


@pytest.fixture
def rig() -> InvoiceRig:
    return InvoiceRig()


def state(rig: InvoiceRig, order_id: str = ORDER) -> ReceivableState | None:
    found = find_receivable(rig.table, order_id)
    return found.state if found else None


def test_invoice_is_issued_and_due(rig: InvoiceRig) -> None:
    held = rig.payments.authorise(asking(rig))
    assert (held.status, rig.owed, open_receivables(rig.table, MERCHANT)) == (PaymentStatus.AUTHORISED, 539, ())
    for _ in range(2):
        issued = rig.payments.capture(ORDER, TOTAL)
        assert (issued.status, issued.captured, issued.reference) == (PaymentStatus.PROCESSING, 0, f"invoice-{ORDER}")
    (unpaid,) = open_receivables(rig.table, MERCHANT)
    assert (unpaid.due_on, unpaid.invoiced, unpaid.owed, rig.owed) == (date(2026, 12, 7), 539, TOTAL, 539)


def test_part_of_what_was_held_is_invoiced(rig: InvoiceRig) -> None:
    rig.payments.authorise(asking(rig))
    rig.payments.capture(ORDER, Money(500))
    assert (rig.owed, state(rig)) == (500, ReceivableState.OPEN)


def test_limit_holds_over_all_orders(rig: InvoiceRig) -> None:
    first = replace(asking(rig), amount=Money(LIMIT.amount - 100))
    assert rig.payments.authorise(first).status is PaymentStatus.AUTHORISED
    refused = rig.payments.authorise(asking(rig, order_id="o-2", amount=Money(101)))
    assert (refused.status, refused.reason) == (PaymentStatus.DECLINED, "invoice_limit")
    assert rig.payments.authorise(asking(rig, order_id="o-2", amount=Money(101))) == refused
    assert rig.payments.look_up("o-2") == refused
    assert rig.payments.void("o-2") == refused
    assert rig.payments.authorise(asking(rig, order_id="o-3", amount=Money(100))).status is PaymentStatus.AUTHORISED
    assert rig.owed == LIMIT.amount
    rig.payments.void(ORDER)
    assert rig.owed == 100
    assert rig.payments.authorise(asking(rig, order_id="o-4")).status is PaymentStatus.AUTHORISED


def test_unpaid_invoice_can_be_taken_back(rig: InvoiceRig) -> None:
    rig.payments.authorise(asking(rig))
    rig.payments.capture(ORDER, TOTAL)
    for _ in range(2):
        assert rig.payments.void(ORDER).status is PaymentStatus.VOIDED
    assert (rig.owed, open_receivables(rig.table, MERCHANT)) == (0, ())


def test_credit_makes_an_open_invoice_smaller(rig: InvoiceRig) -> None:
    rig.payments.authorise(asking(rig))
    rig.payments.capture(ORDER, TOTAL)
    for _ in range(2):
        assert rig.payments.refund(ORDER, Money(200), "k1").status is PaymentStatus.PROCESSING
    assert (rig.owed, rig.moved(ORDER)) == (339, (1, 0, 0))
    with pytest.raises(RefusedError, match="invoiced 539, so 540 cannot be refunded"):
        rig.payments.refund(ORDER, Money(340), "k2")
    assert rig.payments.refund(ORDER, Money(339), "k2").status is PaymentStatus.REFUNDED
    assert (rig.owed, open_receivables(rig.table, MERCHANT)) == (0, ())


def test_shops_without_invoices_decline(rig: InvoiceRig) -> None:
    settings = settings_from(rig.table.get(keys.settings(MERCHANT)), MERCHANT)
    rig.table.write(put_settings(replace(settings, merchant=replace(settings.merchant, invoice=None))))
    refused = rig.payments.authorise(asking(rig))
    assert (refused.status, refused.reason) == (PaymentStatus.DECLINED, "method_gone")
    assert rig.payments.look_up(ORDER).status is PaymentStatus.ABSENT


def test_invoices_are_in_the_shops_money(rig: InvoiceRig) -> None:
    with pytest.raises(ForeignCurrencyError):
        rig.payments.authorise(asking(rig, amount=Money(539, "USD")))
    assert rig.owed == 0
    rig.payments.authorise(asking(rig))
    with pytest.raises(ForeignCurrencyError):
        rig.payments.capture(ORDER, Money(500, "USD"))
    rig.payments.capture(ORDER, TOTAL)
    with pytest.raises(ForeignCurrencyError):
        rig.payments.refund(ORDER, Money(1, "USD"), "k1")
    assert (rig.owed, state(rig)) == (539, ReceivableState.OPEN)


def test_old_orders_keep_their_answers(rig: InvoiceRig) -> None:
    rig.payments.authorise(asking(rig))
    rig.clock.advance(timedelta(days=31))
    assert rig.payments.authorise(asking(rig)).status is PaymentStatus.AUTHORISED
    assert rig.owed == 539


def test_lost_answer_counts_once(rig: InvoiceRig, monkeypatch: pytest.MonkeyPatch) -> None:
    write = MemoryTable.write

    def lost(table: MemoryTable, *changes: Change) -> None:
        write(table, *changes)
        monkeypatch.undo()
        msg = "lost"
        raise UnavailableError(msg)

    monkeypatch.setattr(MemoryTable, "write", lost)
    with pytest.raises(UnavailableError):
        rig.payments.authorise(asking(rig))
    assert rig.payments.authorise(asking(rig)).status is PaymentStatus.AUTHORISED
    assert rig.owed == 539


@pytest.mark.parametrize(("times", "fits"), [(1, True), (4, True), (5, False)])
def test_contended_invoice_is_read_again(
    rig: InvoiceRig, monkeypatch: pytest.MonkeyPatch, times: int, *, fits: bool
) -> None:
    rig.payments.authorise(asking(rig))
    write, left = MemoryTable.write, [times]

    def contended(table: MemoryTable, *changes: Change) -> None:
        if left[0]:
            left[0] -= 1
            raise ConflictError(changes[0], "version")
        write(table, *changes)

    monkeypatch.setattr(MemoryTable, "write", contended)
    if fits:
        assert rig.payments.void(ORDER).status is PaymentStatus.VOIDED
    else:
        with pytest.raises(UnavailableError):
            rig.payments.void(ORDER)
