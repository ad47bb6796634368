"""Play a payment provider whose answers the payment method names; its books outlive the process.

Methods: `sandbox:authorised`, `sandbox:declined`, `sandbox:expired`, `sandbox:needs_authentication`,
`sandbox:answer_unknown` (held at the provider, the answer lost), `sandbox:never_arrived` (lost on the
way there) and `sandbox:captured_late` (the capture becomes final five minutes after it was asked for).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from skill.domain.errors import ProgrammingError, RefusedError, UnavailableError
from skill.domain.money import Money
from skill.domain.privacy import declare, kept
from skill.services.ports import Clock, PaymentRequest, PaymentResult, PaymentStatus
from skill.services.records import codec
from skill.services.table import ConflictError, Expect, Key, Put, Table

LATE = timedelta(minutes=5)
_TRIES = 5

_BOOKS = kept("§ 147 AO: payments are kept for ten years, at the provider")
declare(
    "payment",
    dict.fromkeys(
        ("order_id", "method", "amount", "status", "captured", "refunded", "refund_keys", "capture_asked_at"), _BOOKS
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
    version: int = 0


class SandboxPayments:
    """Answer like a payment provider, without moving money."""

    def __init__(self, table: Table, *, clock: Clock) -> None:
        """Keep the books in this table."""
        self._table = table
        self._clock = clock

    def authorise(self, request: PaymentRequest) -> PaymentResult:
        """Hold the amount as the method says; a repeated request gets the first answer again."""
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
        return _result(payment)

    def approve(self, order_id: str) -> PaymentResult:
        """Play the customer who approves a payment at the bank; one that was voided meanwhile stays so."""
        waits = PaymentStatus.REQUIRES_ACTION
        return self._change(
            order_id,
            lambda payment: replace(payment, status=PaymentStatus.AUTHORISED) if payment.status is waits else payment,
        )

    def capture(self, order_id: str, amount: Money) -> PaymentResult:
        """Charge up to what was authorised, once; late methods become final after a while."""
        now = self._clock.now()

        def captured(payment: Payment) -> Payment:
            if payment.status is PaymentStatus.CAPTURED:
                return payment
            if payment.status is not PaymentStatus.AUTHORISED or amount > payment.amount:
                msg = f"{order_id} holds {payment.amount.amount} as {payment.status}, not {amount.amount}"
                raise RefusedError(msg)
            asked = payment.capture_asked_at or now
            if payment.method.endswith("captured_late") and now < asked + LATE:
                return replace(payment, capture_asked_at=asked)
            return replace(payment, status=PaymentStatus.CAPTURED, captured=amount, capture_asked_at=asked)

        return self._change(order_id, captured)

    def void(self, order_id: str) -> PaymentResult:
        """Release what is held; nothing happens to money that was captured."""
        releasable = {PaymentStatus.AUTHORISED, PaymentStatus.REQUIRES_ACTION}
        return self._change(
            order_id,
            lambda payment: replace(payment, status=PaymentStatus.VOIDED) if payment.status in releasable else payment,
        )

    def refund(self, order_id: str, amount: Money, key: str) -> PaymentResult:
        """Pay back captured money; the same key a second time changes nothing."""

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
        payment = self._find(order_id)
        return _result(payment) if payment else PaymentResult(PaymentStatus.ABSENT, reference="")

    def books(self, order_id: str) -> Payment | None:
        """Return the provider's books for one order, to be looked at."""
        return self._find(order_id)

    def _remembered(self, request: PaymentRequest, status: PaymentStatus) -> Payment:
        nothing = Money(0, request.amount.currency)
        fresh = Payment(request.order_id, request.method, request.amount, status, nothing, nothing)
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
            changed = change(payment)
            if changed == payment:
                return _result(payment)
            try:
                self._table.write(Put(_key(order_id), codec.to_attributes(changed), expect=payment.version))
            except ConflictError:
                continue
            return _result(changed)
        msg = f"the sandbox's books of {order_id} are busy"
        raise UnavailableError(msg)


def _key(order_id: str) -> Key:
    return Key(f"sandbox#payment#{order_id}", "payment")


def _result(payment: Payment) -> PaymentResult:
    needs_action = payment.status is PaymentStatus.REQUIRES_ACTION
    return PaymentResult(
        status=payment.status,
        reference=f"sandbox-{payment.order_id}",
        reason=payment.method.partition(":")[2] if payment.status is PaymentStatus.DECLINED else "",
        action_url=f"https://sandbox.example/approve/{payment.order_id}" if needs_action else "",
    )
