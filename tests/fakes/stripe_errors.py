"""Answer errors as Stripe does."""

from __future__ import annotations

from typing import Any


class StripeRefusal(Exception):  # noqa: N818 - an answer, not a fault of the fake
    """Carry one error answer; `stored` says that an idempotency key keeps it."""

    def __init__(self, status: int, code: str, message: str, *, param: str = "", **more: Any) -> None:
        super().__init__(message)
        kind = {402: "card_error", 401: "invalid_request_error"}.get(status, "invalid_request_error")
        self.status = status
        self.stored = status == 402
        self.body: dict[str, Any] = {"error": {"type": kind, "code": code, "message": message, **more}}
        if param:
            self.body["error"]["param"] = param


def unexpected_state(intent: dict[str, Any], step: str) -> StripeRefusal:
    """Return the refusal of a step that a PaymentIntent's status does not allow."""
    message = f"This PaymentIntent could not be {step} because it has a status of {intent['status']}."
    return StripeRefusal(400, "payment_intent_unexpected_state", message)


def missing(name: str, *, kind: str, param: str) -> StripeRefusal:
    """Return the refusal of an id that the account does not have."""
    return StripeRefusal(
        404 if param == "intent" else 400, "resource_missing", f"No such {kind}: '{name}'", param=param
    )
