"""Lead each order's money to whoever holds it: the merchant's own invoices, or the payment provider.

Which provider that is was decided when the shop was built: Stripe where a key is configured, else the
sandbox. Methods of the other are refused as gone, so that nobody pays a real shop with play money.
"""

from __future__ import annotations

from skill.adapters.invoice_payments import InvoicePayments
from skill.domain.money import Money
from skill.domain.paying import ON_INVOICE
from skill.services.ports import DeclineReason, PaymentRequest, PaymentResult, Payments, PaymentStatus
from skill.services.records.receivables import find_receivable
from skill.services.table import Table


class RoutedPayments:
    """Choose by the method when money is asked for, and by whether an invoice is on record afterwards."""

    def __init__(self, table: Table, *, provider: Payments, prefix: str, invoices: InvoicePayments) -> None:
        """Lead methods that begin with `prefix` to the provider."""
        self._table = table
        self._provider = provider
        self._prefix = prefix
        self._invoices = invoices

    def authorise(self, request: PaymentRequest) -> PaymentResult:
        """Hold the amount where the method says."""
        if request.method == ON_INVOICE.method_id:
            return self._invoices.authorise(request)
        if request.method.startswith(self._prefix):
            return self._provider.authorise(request)
        return PaymentResult(PaymentStatus.DECLINED, reference="", reason=DeclineReason.METHOD_GONE)

    def capture(self, order_id: str, amount: Money) -> PaymentResult:
        """Charge what was authorised, or issue the invoice."""
        return self._holder(order_id).capture(order_id, amount)

    def void(self, order_id: str) -> PaymentResult:
        """Release what was authorised and not captured."""
        return self._holder(order_id).void(order_id)

    def refund(self, order_id: str, amount: Money, key: str) -> PaymentResult:
        """Pay back captured money, or credit an invoice."""
        return self._holder(order_id).refund(order_id, amount, key)

    def look_up(self, order_id: str) -> PaymentResult:
        """Tell what is known about an order's payment."""
        return self._holder(order_id).look_up(order_id)

    def _holder(self, order_id: str) -> Payments:
        return self._invoices if find_receivable(self._table, order_id) else self._provider
