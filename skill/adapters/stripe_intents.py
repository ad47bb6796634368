"""Read Stripe's PaymentIntents, and say what each means for an order's money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skill.domain.errors import UnavailableError
from skill.services.ports import DeclineReason, PaymentResult, PaymentStatus

EXPANDED = ["latest_charge"]
"""What is asked for with each PaymentIntent: its charge tells what was captured, refunded and disputed."""

SUCCEEDED, PROCESSING, HELD, CANCELED = "succeeded", "processing", "requires_capture", "canceled"
WAITS_FOR_CUSTOMER, FAILED = "requires_action", "requires_payment_method"
CANCELLABLE = frozenset({FAILED, HELD, "requires_confirmation", WAITS_FOR_CUSTOMER})
SEPA = "sepa_debit"

_WANTS_CUSTOMER = "authentication_required"
_STATUS = {
    HELD: PaymentStatus.AUTHORISED,
    PROCESSING: PaymentStatus.PROCESSING,
    SUCCEEDED: PaymentStatus.CAPTURED,
    CANCELED: PaymentStatus.VOIDED,
    WAITS_FOR_CUSTOMER: PaymentStatus.REQUIRES_ACTION,
    FAILED: PaymentStatus.DECLINED,
    "requires_confirmation": PaymentStatus.DECLINED,
}
_REASONS = {
    "expired_card": DeclineReason.EXPIRED,
    "insufficient_funds": DeclineReason.INSUFFICIENT_FUNDS,
    _WANTS_CUSTOMER: DeclineReason.AUTHENTICATION_FAILED,
    "payment_intent_authentication_failure": DeclineReason.AUTHENTICATION_FAILED,
}


@dataclass(frozen=True, slots=True)
class Intent:
    """Carry what counts of a PaymentIntent; amounts are in minor units, `errors` are codes of the last failure."""

    intent_id: str
    status: str
    order_id: str
    amount: int
    capturable: int
    captured: int
    refunded: int
    disputed: bool
    kind: str
    errors: frozenset[str]
    action_url: str

    @property
    def wants_customer(self) -> bool:
        """Tell whether the bank wants the customer, and no page was asked for where they can be found.

        Off-session Stripe answers 402 `authentication_required` and sets the PaymentIntent back to
        `requires_payment_method`; nothing is charged, and the same PaymentIntent can be confirmed again.
        """
        refused = self.status == FAILED and _WANTS_CUSTOMER in self.errors
        return refused or (self.status == WAITS_FOR_CUSTOMER and not self.action_url)

    @property
    def is_releasable(self) -> bool:
        """Tell whether something is held, or may still become so without another request of ours."""
        return self.status in CANCELLABLE and (self.status != FAILED or self.wants_customer)


def read_intent(body: Mapping[str, Any]) -> Intent:
    """Read a PaymentIntent; raise `UnavailableError` where the answer is none, so that its outcome is unknown."""
    if body.get("object") != "payment_intent" or body.get("status") not in _STATUS or not _has_amount(body):
        msg = "Stripe answered with something that is no PaymentIntent"
        raise UnavailableError(msg)
    charge = _mapping(body, "latest_charge")
    paid = body["status"] == SUCCEEDED
    error = _mapping(body, "last_payment_error")
    return Intent(
        intent_id=body["id"],
        status=body["status"],
        order_id=_mapping(body, "metadata").get("order_id", ""),
        amount=body["amount"],
        capturable=body.get("amount_capturable", body["amount"]) if body["status"] == HELD else 0,
        captured=charge.get("amount_captured", body.get("amount_received", body["amount"])) if paid else 0,
        refunded=_refunded(charge) if paid else 0,
        disputed=bool(charge.get("disputed")),
        kind=_mapping(charge, "payment_method_details").get("type")
        or next(iter(body.get("payment_method_types", ())), ""),
        errors=frozenset(filter(None, (error.get("code"), error.get("decline_code")))),
        action_url=_mapping(_mapping(body, "next_action"), "redirect_to_url").get("url") or "",
    )


def result_of(intent: Intent) -> PaymentResult:
    """Return what a PaymentIntent means.

    A returned debit counts as declined, even weeks after it was paid: disputes of SEPA debits are final, the
    money is gone. A disputed card payment stays charged while the merchant can still answer the dispute.
    """
    if intent.kind == SEPA and intent.disputed:
        return PaymentResult(PaymentStatus.DECLINED, intent.intent_id, reason=DeclineReason.DEBIT_RETURNED)
    status = _STATUS[intent.status]
    if status is PaymentStatus.CAPTURED and intent.captured and intent.refunded >= intent.captured:
        status = PaymentStatus.REFUNDED
    return PaymentResult(
        status,
        intent.intent_id,
        reason=_reason(intent) if status is PaymentStatus.DECLINED else "",
        action_url=intent.action_url if status is PaymentStatus.REQUIRES_ACTION else "",
        captured=intent.captured,
        refunded=intent.refunded,
    )


def _reason(intent: Intent) -> DeclineReason:
    if intent.kind == SEPA:
        return DeclineReason.DEBIT_RETURNED
    return next((_REASONS[code] for code in sorted(intent.errors) if code in _REASONS), DeclineReason.DECLINED)


def _refunded(charge: Mapping[str, Any]) -> int:
    """Return what was given back of what was captured.

    Stripe books the part of a charge that was held and not captured as refunded too; that part was never paid.
    """
    back: int = charge.get("amount_refunded", 0)
    released: int = charge.get("amount", 0) - charge.get("amount_captured", charge.get("amount", 0))
    return back - released if back >= released else back


def _has_amount(body: Mapping[str, Any]) -> bool:
    return isinstance(body.get("id"), str) and type(body.get("amount")) is int


def _mapping(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return a nested object, an empty one where it is missing, null or only named by its id."""
    found = body.get(name)
    return found if isinstance(found, Mapping) else {}
