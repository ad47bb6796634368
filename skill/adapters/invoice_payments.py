"""Sell on the merchant's own invoice, behind the same port as any payment provider.

The merchant bears the risk: nothing is checked but the sum that a customer may owe at a time. Authorising counts the
order towards it, capturing issues the invoice with its due day, and the merchant's booking ends it
(`services.book_invoice`). Every state is one conditional write, so that a repetition finds what it did before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from skill.adapters.payment_amounts import check_payable
from skill.domain.errors import ProgrammingError, RefusedError, UnavailableError
from skill.domain.merchant import Merchant
from skill.domain.money import Money
from skill.services.book_invoice import invoice_issued
from skill.services.ports import Clock, DeclineReason, PaymentRequest, PaymentResult, PaymentStatus
from skill.services.records.merchants import read_merchant
from skill.services.records.outbox import Event, put_event
from skill.services.records.receivables import (
    Receivable,
    ReceivableState,
    add_owed,
    credited,
    find_receivable,
    move_receivable,
    new_receivable,
)
from skill.services.table import Change, ConflictError, Table

_TRIES = 5


class InvoicePayments:
    """Keep the merchant's own books of what is owed."""

    def __init__(self, table: Table, *, clock: Clock) -> None:
        """Keep the books in this table."""
        self._table = table
        self._clock = clock

    def authorise(self, request: PaymentRequest) -> PaymentResult:
        """Count the order towards what the customer may owe; declined with `invoice_limit` above the limit."""
        merchant = self._merchant(request.merchant_id)
        check_payable(request.amount, merchant.currency)
        known = find_receivable(self._table, request.order_id)
        if known is not None:
            return _same(known, request)
        if merchant.invoice is None:
            return PaymentResult(PaymentStatus.DECLINED, reference="", reason=DeclineReason.METHOD_GONE)
        held = self._fresh(request, ReceivableState.HELD)
        try:
            self._table.write(*new_receivable(held), add_owed(held, request.amount, merchant.invoice.limit))
        except ConflictError as conflict:
            return self._declined(request) if conflict.reason == "ceiling" else self._written_by_another(request)
        return held.result

    def capture(self, order_id: str, amount: Money) -> PaymentResult:
        """Issue the invoice, over what is held or a part of it, and have it mailed and watched."""
        check_payable(amount, amount.currency)

        def issued(receivable: Receivable) -> Receivable:
            check_payable(amount, receivable.amount.currency)
            if receivable.state in {ReceivableState.OPEN, ReceivableState.PAID}:
                return receivable
            if receivable.state is not ReceivableState.HELD or not amount <= receivable.amount:
                msg = f"{order_id} holds {receivable.amount.amount} as {receivable.state}, not {amount.amount}"
                raise RefusedError(msg)
            merchant = self._merchant(receivable.merchant_id)
            today = merchant.local(self._clock.now()).date()
            days = merchant.invoice.due_days if merchant.invoice else 0
            due = today + timedelta(days=days)
            return replace(receivable, state=ReceivableState.OPEN, invoiced=amount.amount, due_on=due)

        return self._change(order_id, issued)

    def void(self, order_id: str) -> PaymentResult:
        """Take back what is held or an invoice nobody has paid; nothing happens to one that was paid."""

        def voided(receivable: Receivable) -> Receivable:
            if receivable.owed.amount == 0:
                return receivable
            return replace(receivable, state=ReceivableState.VOIDED)

        return self._change(order_id, voided)

    def refund(self, order_id: str, amount: Money, key: str) -> PaymentResult:
        """Credit part of an invoice: less is owed, or, once it was paid, the merchant has to transfer it back."""
        check_payable(amount, amount.currency)

        def reduced(receivable: Receivable) -> Receivable:
            check_payable(amount, receivable.amount.currency)
            changed = credited(receivable, amount, key)
            issued = receivable.state in {ReceivableState.OPEN, ReceivableState.PAID}
            if changed is not receivable and (not issued or changed.credited > receivable.invoiced):
                invoiced = receivable.invoiced if issued else 0
                msg = f"{order_id} invoiced {invoiced}, so {changed.credited} cannot be refunded"
                raise RefusedError(msg)
            return changed

        return self._change(order_id, reduced)

    def look_up(self, order_id: str) -> PaymentResult:
        """Tell what the books say; `ABSENT` where the order was not bought on invoice."""
        known = find_receivable(self._table, order_id)
        return known.result if known else PaymentResult(PaymentStatus.ABSENT, reference="")

    def _change(self, order_id: str, change: Callable[[Receivable], Receivable]) -> PaymentResult:
        for _ in range(_TRIES):
            known = find_receivable(self._table, order_id)
            if known is None:
                return PaymentResult(PaymentStatus.ABSENT, reference="")
            changed = change(known)
            if changed == known:
                return known.result
            try:
                self._table.write(*move_receivable(known, changed), *self._follows(known, changed))
            except ConflictError:
                continue
            return changed.result
        msg = f"the invoice of {order_id} is being changed by others"
        raise UnavailableError(msg)

    def _follows(self, before: Receivable, after: Receivable) -> list[Change]:
        """Return the events of an invoice that was issued just now: its letter, and the day to look whether it is paid."""
        if before.state is not ReceivableState.HELD or after.state is not ReceivableState.OPEN:
            return []
        merchant = self._merchant(after.merchant_id)
        events: tuple[tuple[Event, timedelta], ...] = invoice_issued(
            self._table, after, merchant, now=self._clock.now()
        )
        return [put_event(after.merchant_id, event, delay=delay) for event, delay in events]

    def _fresh(self, request: PaymentRequest, state: ReceivableState) -> Receivable:
        return Receivable(
            order_id=request.order_id,
            merchant_id=request.merchant_id,
            customer_id=request.customer_id,
            amount=request.amount,
            state=state,
            asked_at=self._clock.now(),
        )

    def _declined(self, request: PaymentRequest) -> PaymentResult:
        declined = self._fresh(request, ReceivableState.DECLINED)
        try:
            self._table.write(*new_receivable(declined))
        except ConflictError:
            return self._written_by_another(request)
        return declined.result

    def _written_by_another(self, request: PaymentRequest) -> PaymentResult:
        known = find_receivable(self._table, request.order_id)
        if known is None:
            msg = f"the invoice of {request.order_id} is being changed by others"
            raise UnavailableError(msg)
        return _same(known, request)

    def _merchant(self, merchant_id: str) -> Merchant:
        return read_merchant(self._table, merchant_id)


def _same(known: Receivable, request: PaymentRequest) -> PaymentResult:
    if known.amount != request.amount:
        msg = f"{request.order_id} was asked for {known.amount.amount} before, now for {request.amount.amount}"
        raise ProgrammingError(msg)
    return known.result
