"""Play a payment provider whose answers the payment method names; its books outlive the process.

Methods: `sandbox:authorised`, `sandbox:declined`, `sandbox:expired`, `sandbox:needs_authentication`,
`sandbox:answer_unknown` (held at the provider, the answer lost), `sandbox:never_arrived` (lost on the
way there), `sandbox:captured_late` (the capture becomes final five minutes after it was asked for),
`sandbox:sepa` (a debit, paid three days later) and `sandbox:sepa_fails` (a debit, returned unpaid three days later).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from skill.adapters.payment_amounts import check_payable
from skill.domain.errors import ProgrammingError, RefusedError, UnavailableError
from skill.domain.money import Money
from skill.domain.privacy import declare, kept
from skill.services.ports import Clock, DeclineReason, PaymentRequest, PaymentResult, PaymentStatus
from skill.services.records import codec
from skill.services.table import ConflictError, Expect, Key, Put, Table

LATE = timedelta(minutes=5)
DEBIT_TAKES = timedelta(days=3)
APPROVAL_PAGE = "/sandbox/freigabe/"
_TRIES = 5

_BOOKS = kept("§ 147 AO: payments are kept for ten years, at the provider")
declare(
    "payment",
    dict.fromkeys(
        (
            *("order_id", "method", "amount", "status", "captured", "refunded", "refund_keys", "capture_asked_at"),
            *("asked_at", "reason", "seller"),
        ),
        _BOOKS,
    ),
    lives=None,
)

_FIRST_ANSWER = {
    "authorised": PaymentStatus.AUTHORISED,
    "declined": PaymentStatus.DECLINED,
    "expired": PaymentStatus.DECLINED,
    "needs_authentication": PaymentStatus.REQUIRES_ACTION,
    "answer_unknown": PaymentStatus.AUTHORISED,
    "captured_late": PaymentStatus.AUTHORISED,
    "sepa": PaymentStatus.PROCESSING,
    "sepa_fails": PaymentStatus.PROCESSING,
}
METHODS = (*_FIRST_ANSWER, "never_arrived")


@dataclass(frozen=True, slots=True)
class Payment:
    """Carry the provider's books for one order; amounts add up over captures and refunds."""

    order_id: str
    method: str
    amount: Money
    status: PaymentStatus
    captured: Money
    refunded: Money
    refund_keys: tuple[str, ...] = ()
    capture_asked_at: datetime | None = None
    asked_at: datetime | None = None
    reason: str = ""
    seller: str = ""
    version: int = 0

    @property
    def outcome(self) -> str:
        """Return what the method asks the sandbox to play."""
        return self.method.partition(":")[2]


class SandboxPayments:
    """Answer like a payment provider, without moving money."""

    def __init__(self, table: Table, *, clock: Clock, public_url: str = "http://127.0.0.1:8080") -> None:
        """Keep the books in this table; the page on which payments are approved is served under `public_url`."""
        self._table = table
        self._clock = clock
        self._public_url = public_url

    def authorise(self, request: PaymentRequest) -> PaymentResult:
        """Hold the amount as the method says; a repeated request gets the first answer again."""
        check_payable(request.amount)
        outcome = request.method.partition(":")[2]
        if outcome not in METHODS:
            msg = f"{request.method!r} is no sandbox method; there are {', '.join(METHODS)}"
            raise ProgrammingError(msg)
        if outcome == "never_arrived":
            msg = "the sandbox lost the request"
            raise UnavailableError(msg)
        first = self._find(request.order_id) is None
        payment = self._remembered(request, _FIRST_ANSWER[outcome])
        if first and outcome == "answer_unknown":
            msg = "the sandbox lost the answer"
            raise UnavailableError(msg)
        return self._result(self._settled(payment))

    def approve(self, order_id: str) -> PaymentResult:
        """Play the customer who approves a payment at the bank; one that was voided meanwhile stays so."""
        return self._answer_bank(order_id, PaymentStatus.AUTHORISED)

    def decline(self, order_id: str) -> PaymentResult:
        """Play the customer who refuses at the bank, or fails there."""
        return self._answer_bank(order_id, PaymentStatus.DECLINED, DeclineReason.AUTHENTICATION_FAILED)

    def capture(self, order_id: str, amount: Money) -> PaymentResult:
        """Charge up to what was authorised, once; late methods become final after a while, debits days later."""
        check_payable(amount)
        now = self._clock.now()

        def captured(payment: Payment) -> Payment:
            if payment.status in {PaymentStatus.CAPTURED, PaymentStatus.PROCESSING}:
                return payment
            if payment.status is not PaymentStatus.AUTHORISED or amount > payment.amount:
                msg = f"{order_id} holds {payment.amount.amount} as {payment.status}, not {amount.amount}"
                raise RefusedError(msg)
            asked = payment.capture_asked_at or now
            if payment.outcome == "captured_late" and now < asked + LATE:
                return replace(payment, capture_asked_at=asked)
            return replace(payment, status=PaymentStatus.CAPTURED, captured=amount, capture_asked_at=asked)

        return self._change(order_id, captured)

    def void(self, order_id: str) -> PaymentResult:
        """Release what is held; nothing happens to money that was captured or to a debit on its way."""
        releasable = {PaymentStatus.AUTHORISED, PaymentStatus.REQUIRES_ACTION}
        return self._change(
            order_id,
            lambda payment: replace(payment, status=PaymentStatus.VOIDED) if payment.status in releasable else payment,
        )

    def refund(self, order_id: str, amount: Money, key: str) -> PaymentResult:
        """Pay back captured money; the same key a second time changes nothing."""
        check_payable(amount)

        def refunded(payment: Payment) -> Payment:
            if key in payment.refund_keys:
                return payment
            back = payment.refunded + amount
            if back > payment.captured:
                msg = f"{order_id} captured {payment.captured.amount}, so {back.amount} cannot be refunded"
                raise RefusedError(msg)
            whole = back == payment.captured
            status = PaymentStatus.REFUNDED if whole else payment.status
            return replace(payment, status=status, refunded=back, refund_keys=(*payment.refund_keys, key))

        return self._change(order_id, refunded)

    def look_up(self, order_id: str) -> PaymentResult:
        """Tell what the books say; `ABSENT` if no request ever arrived."""
        return self._change(order_id, lambda payment: payment)

    def books(self, order_id: str) -> Payment | None:
        """Return the provider's books for one order, to be looked at."""
        payment = self._find(order_id)
        return self._settled(payment) if payment else None

    def _answer_bank(self, order_id: str, status: PaymentStatus, reason: str = "") -> PaymentResult:
        waits = PaymentStatus.REQUIRES_ACTION
        return self._change(
            order_id,
            lambda payment: replace(payment, status=status, reason=reason) if payment.status is waits else payment,
        )

    def _settled(self, payment: Payment) -> Payment:
        """Return the payment as the bank left it: a debit is decided three days after it was asked for."""
        if payment.status is not PaymentStatus.PROCESSING or payment.asked_at is None:
            return payment
        if self._clock.now() < payment.asked_at + DEBIT_TAKES:
            return payment
        if payment.outcome == "sepa_fails":
            return replace(payment, status=PaymentStatus.DECLINED, reason=DeclineReason.DEBIT_RETURNED)
        return replace(payment, status=PaymentStatus.CAPTURED, captured=payment.amount)

    def _remembered(self, request: PaymentRequest, status: PaymentStatus) -> Payment:
        nothing = Money(0, request.amount.currency)
        fresh = Payment(
            *(request.order_id, request.method, request.amount, status, nothing, nothing),
            asked_at=self._clock.now(),
            reason=request.method.partition(":")[2] if status is PaymentStatus.DECLINED else "",
            seller=request.seller,
        )
        try:
            self._table.write(Put(_key(request.order_id), codec.to_attributes(fresh), expect=Expect.ABSENT))
        except ConflictError:
            known = self._find(request.order_id) or fresh
            if known.amount != request.amount:
                msg = f"{request.order_id} was asked for {known.amount.amount} before, now for {request.amount.amount}"
                raise ProgrammingError(msg) from None
            return known
        return fresh

    def _find(self, order_id: str) -> Payment | None:
        item = self._table.get(_key(order_id))
        return codec.from_item(item, Payment) if item else None

    def _change(self, order_id: str, change: Callable[[Payment], Payment]) -> PaymentResult:
        for _ in range(_TRIES):
            payment = self._find(order_id)
            if payment is None:
                return PaymentResult(PaymentStatus.ABSENT, reference="")
            changed = change(self._settled(payment))
            if changed == payment:
                return self._result(payment)
            try:
                self._table.write(Put(_key(order_id), codec.to_attributes(changed), expect=payment.version))
            except ConflictError:
                continue
            return self._result(changed)
        msg = f"the sandbox's books of {order_id} are busy"
        raise UnavailableError(msg)

    def _result(self, payment: Payment) -> PaymentResult:
        needs_action = payment.status is PaymentStatus.REQUIRES_ACTION
        return PaymentResult(
            status=payment.status,
            reference=f"sandbox-{payment.order_id}",
            reason=payment.reason if payment.status is PaymentStatus.DECLINED else "",
            action_url=f"{self._public_url}{APPROVAL_PAGE}{payment.order_id}" if needs_action else "",
            captured=payment.captured.amount,
            refunded=payment.refunded.amount,
        )


def _key(order_id: str) -> Key:
    return Key(f"sandbox#payment#{order_id}", "payment")
