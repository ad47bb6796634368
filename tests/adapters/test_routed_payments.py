from __future__ import annotations

from dataclasses import replace

import pytest

from skill.adapters.invoice_payments import InvoicePayments
from skill.adapters.routed_payments import RoutedPayments
from skill.adapters.sandbox_payments import SandboxPayments
from skill.domain.money import Money
from skill.services.ports import PaymentStatus
from tests.adapters.payments.rigs import ORDER, TOTAL, InvoiceRig, asking


@pytest.fixture
def rig() -> InvoiceRig:
    return InvoiceRig()


@pytest.fixture
def routed(rig: InvoiceRig) -> RoutedPayments:
    return RoutedPayments(
        rig.table,
        provider=SandboxPayments(rig.table, clock=rig.clock),
        prefix="sandbox:",
        invoices=InvoicePayments(rig.table, clock=rig.clock),
    )


def test_invoices_never_reach_the_provider(rig: InvoiceRig, routed: RoutedPayments) -> None:
    assert routed.authorise(asking(rig)).status is PaymentStatus.AUTHORISED
    assert routed.look_up(ORDER) == rig.payments.look_up(ORDER)
    assert routed.capture(ORDER, TOTAL).status is PaymentStatus.PROCESSING
    assert routed.refund(ORDER, Money(200), "k1").reference == f"invoice-{ORDER}"
    assert routed.void(ORDER).status is PaymentStatus.VOIDED
    assert SandboxPayments(rig.table, clock=rig.clock).books(ORDER) is None


def test_provider_holds_the_rest(rig: InvoiceRig, routed: RoutedPayments) -> None:
    routed.authorise(replace(asking(rig), method="sandbox:authorised"))
    routed.capture(ORDER, TOTAL)
    assert routed.refund(ORDER, TOTAL, "k1").status is PaymentStatus.REFUNDED
    assert routed.void(ORDER).reference == f"sandbox-{ORDER}"
    assert (rig.owed, rig.payments.look_up(ORDER).status) == (0, PaymentStatus.ABSENT)


@pytest.mark.parametrize("method", ["stripe:pm_1", "", "invoice:1"])
def test_methods_of_nobody_are_gone(rig: InvoiceRig, routed: RoutedPayments, method: str) -> None:
    refused = routed.authorise(replace(asking(rig), method=method))
    assert (refused.status, refused.reason) == (PaymentStatus.DECLINED, "method_gone")
    assert routed.look_up(ORDER).status is PaymentStatus.ABSENT
