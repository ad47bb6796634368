"""Keep the books of a made-up Stripe account, by Stripe's own rules: PaymentIntents, charges and refunds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from skill.services.ports import Clock
from tests.fakes.stripe_errors import StripeRefusal, missing, unexpected_state

Form = Mapping[str, Any]
_LEAST, _MOST = 50, 99_999_999
_CANCELLABLE = {"requires_payment_method", "requires_capture", "requires_confirmation", "requires_action"}
_DECLINES = {
    "declined": ("card_declined", "generic_decline"),
    "expired": ("expired_card", ""),
    "insufficient_funds": ("card_declined", "insufficient_funds"),
}
"""What test methods answer: Stripe's code and decline code."""


@dataclass
class StripeBooks:
    """Hold one account; `activated` are the ways to pay that it has."""

    clock: Clock
    base: str = ""
    activated: set[str] = field(default_factory=lambda: {"card", "sepa_debit", "paypal"})
    customers: dict[str, dict[str, Any]] = field(default_factory=dict)
    methods: dict[str, dict[str, Any]] = field(default_factory=dict)
    intents: dict[str, dict[str, Any]] = field(default_factory=dict)
    refunds: dict[str, dict[str, Any]] = field(default_factory=dict)
    setups: dict[str, dict[str, Any]] = field(default_factory=dict)
    sessions: dict[str, dict[str, Any]] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    _made: int = 0

    # ------------------------------------------------------------ naming
    def new(self, prefix: str, kind: str, **fields: Any) -> dict[str, Any]:
        self._made += 1
        return {"id": f"{prefix}_{self._made:014d}", "object": kind, "created": self.now, "livemode": False, **fields}

    @property
    def now(self) -> int:
        return int(self.clock.now().timestamp())

    def emit(self, kind: str, about: dict[str, Any]) -> None:
        """Note an event of the account, as webhooks deliver it."""
        self.events.append(self.new("evt", "event", type=kind, data={"object": dict(about)}))

    def add_customer(self, form: Form) -> dict[str, Any]:
        made = self.new("cus", "customer", metadata=dict(form.get("metadata", {})))
        return self.customers.setdefault(made["id"], made)

    def add_method(self, customer: str | None, kind: str = "card", plays: str = "ok") -> str:
        """Store a way to pay that answers as `plays` says; return its id."""
        details = {
            "card": {"brand": "visa", "last4": "4242", "exp_month": 3, "exp_year": 2027, "wallet": None},
            "sepa_debit": {"country": "DE", "last4": "3000", "bank_code": "37040044"},
            "paypal": {"payer_email": "lea@example.org"},
        }[kind]
        made = self.new("pm", "payment_method", type=kind, customer=customer, **{kind: details}, plays=plays)
        self.methods[made["id"]] = made
        return str(made["id"])

    # ------------------------------------------------------------ payment intents
    def create_intent(self, form: Form) -> dict[str, Any]:
        self._check_new(form)
        intent = self.new(
            *("pi", "payment_intent"),
            amount=int(form["amount"]),
            currency=form["currency"],
            customer=form["customer"],
            payment_method=form["payment_method"],
            payment_method_types=form["allowed_payment_method_types"],
            capture_method=form.get("capture_method", "automatic"),
            metadata=dict(form.get("metadata", {})),
            status="requires_confirmation",
            amount_capturable=0,
            amount_received=0,
            latest_charge=None,
            last_payment_error=None,
            next_action=None,
            options=form.get("payment_method_options", {}),
        )
        self.intents[intent["id"]] = intent
        return self._attempt(intent, form) if form.get("confirm") == "true" else intent

    def confirm_intent(self, intent_id: str, form: Form) -> dict[str, Any]:
        intent = self.intent(intent_id)
        if intent["status"] not in {"requires_payment_method", "requires_confirmation", "requires_action"}:
            raise unexpected_state(intent, "confirmed")
        intent["payment_method"] = form.get("payment_method", intent["payment_method"])
        if not intent["payment_method"]:
            raise unexpected_state(intent, "confirmed")
        return self._attempt(intent, form)

    def capture_intent(self, intent_id: str, form: Form) -> dict[str, Any]:
        intent = self.intent(intent_id)
        amount = int(form.get("amount_to_capture", intent["amount"]))
        if intent["status"] != "requires_capture":
            raise unexpected_state(intent, "captured")
        if amount > intent["amount_capturable"]:
            raise StripeRefusal(
                400, "amount_too_large", "The amount is above what is authorised.", param="amount_to_capture"
            )
        # What is not captured is released, and booked as refunded: the charge is never worth more than was captured.
        intent["latest_charge"].update(captured=True, amount_captured=amount, amount_refunded=intent["amount"] - amount)
        intent.update(status="succeeded", amount_received=amount, amount_capturable=0)
        self.emit("payment_intent.succeeded", intent)
        return intent

    def cancel_intent(self, intent_id: str) -> dict[str, Any]:
        intent = self.intent(intent_id)
        if intent["status"] not in _CANCELLABLE:
            raise unexpected_state(intent, "canceled")
        intent.update(status="canceled", next_action=None, amount_capturable=0)
        self.emit("payment_intent.canceled", intent)
        return intent

    def intent(self, intent_id: str) -> dict[str, Any]:
        if intent_id not in self.intents:
            raise missing(intent_id, kind="payment_intent", param="intent")
        return self.intents[intent_id]

    def list_intents(self, form: Form) -> dict[str, Any]:
        rows = [
            intent for intent in self.intents.values() if intent["customer"] == form.get("customer", intent["customer"])
        ]
        since = int(form.get("created", {}).get("gte", 0))
        return _page([row for row in reversed(rows) if row["created"] >= since], form)

    def charged(self, order_id: str) -> list[dict[str, Any]]:
        """Return every PaymentIntent of an order that ever held or took money."""
        mine = [intent for intent in self.intents.values() if intent["metadata"].get("order_id") == order_id]
        return [intent for intent in mine if intent["latest_charge"] is not None]

    # ------------------------------------------------------------ refunds
    def create_refund(self, form: Form) -> dict[str, Any]:
        intent = self.intent(form["payment_intent"])
        charge = intent["latest_charge"]
        left = charge["amount"] - charge["amount_refunded"] if intent["status"] == "succeeded" else 0
        amount = int(form.get("amount", left))
        if not 0 < amount <= left:
            message = f"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})"
            raise StripeRefusal(400, "charge_already_refunded" if not left else "", message, param="amount")
        charge["amount_refunded"] += amount
        refund = self.new("re", "refund", payment_intent=intent["id"], amount=amount, status="succeeded")
        refund["metadata"] = dict(form.get("metadata", {}))
        self.refunds[refund["id"]] = refund
        self.emit("charge.refunded", charge)
        return refund

    def list_refunds(self, form: Form) -> dict[str, Any]:
        mine = [row for row in self.refunds.values() if row["payment_intent"] == form["payment_intent"]]
        return _page(mine[::-1], form)

    # ------------------------------------------------------------ the bank
    def approve(self, intent_id: str, *, agreed: bool = True) -> None:
        """Play the customer on the bank's page."""
        intent = self.intents[intent_id]
        assert intent["status"] == "requires_action", "the bank's page is closed"
        intent["next_action"] = None
        if agreed:
            self._pay(intent)
        else:
            self._fail(intent, "payment_intent_authentication_failure", "")

    def settle_debit(self, intent_id: str) -> None:
        """Let a debit on its way end as its method plays."""
        intent = self.intents[intent_id]
        assert intent["status"] == "processing", "no debit is on its way"
        if self.methods[intent["payment_method"]]["plays"] == "sepa_fails":
            intent["latest_charge"]["status"] = "failed"
            self._fail(intent, "payment_method_provider_decline", "insufficient_funds")
            return
        intent["latest_charge"].update(status="succeeded", captured=True, amount_captured=intent["amount"])
        intent.update(status="succeeded", amount_received=intent["amount"])
        self.emit("payment_intent.succeeded", intent)

    def _check_new(self, form: Form) -> None:
        amount, types = int(form["amount"]), form["allowed_payment_method_types"]
        if not _LEAST <= amount <= _MOST:
            code = "amount_too_small" if amount < _LEAST else "amount_too_large"
            raise StripeRefusal(400, code, "Amount out of bounds.", param="amount")
        if form["customer"] not in self.customers:
            raise missing(form["customer"], kind="customer", param="customer")
        method = self.methods.get(form["payment_method"])
        if method is None or method["customer"] != form["customer"]:
            raise missing(form["payment_method"], kind="PaymentMethod", param="payment_method")
        if method["type"] not in types or not self.activated.issuperset(types):
            raise StripeRefusal(
                400, "payment_intent_invalid_parameter", "Not activated.", param="allowed_payment_method_types"
            )
        if types == ["sepa_debit"] and form.get("capture_method") == "manual":
            raise StripeRefusal(
                400, "payment_intent_invalid_parameter", "A debit cannot be held.", param="capture_method"
            )
        if form.get("off_session") == "true" and form.get("confirm") != "true":
            raise StripeRefusal(400, "parameter_missing", "off_session needs confirm.", param="off_session")

    def _attempt(self, intent: dict[str, Any], form: Form) -> dict[str, Any]:
        plays = self.methods[intent["payment_method"]]["plays"]
        wanted = intent["options"].get("card", {}).get("request_three_d_secure", "automatic")
        if plays in _DECLINES:
            raise self._refusal(intent, *_DECLINES[plays])
        if plays == "authentication_required" or wanted != "automatic":
            if form.get("off_session") == "true":
                raise self._refusal(intent, "authentication_required", "authentication_required")
            page = {"url": f"{self.base}/authenticate/{intent['id']}", "return_url": form.get("return_url")}
            action = (
                {"type": "redirect_to_url", "redirect_to_url": page}
                if form.get("return_url")
                else {"type": "use_stripe_sdk"}
            )
            intent.update(status="requires_action", next_action=action, last_payment_error=None)
            self.emit("payment_intent.requires_action", intent)
            return intent
        return self._pay(intent)

    def _pay(self, intent: dict[str, Any]) -> dict[str, Any]:
        kind = self.methods[intent["payment_method"]]["type"]
        held, debit = intent["capture_method"] == "manual", kind == "sepa_debit"
        charge = self.new("ch", "charge", amount=intent["amount"], amount_refunded=0, disputed=False)
        charge["payment_method_details"] = {"type": kind}
        charge["metadata"], charge["payment_intent"] = intent["metadata"], intent["id"]
        taken = 0 if held or debit else intent["amount"]
        charge.update(captured=not held, amount_captured=taken, status="pending" if debit else "succeeded")
        status = "processing" if debit else "requires_capture" if held else "succeeded"
        intent.update(status=status, latest_charge=charge, last_payment_error=None, amount_received=taken)
        intent["amount_capturable"] = intent["amount"] if held else 0
        self.emit(f"payment_intent.{'amount_capturable_updated' if held else status}", intent)
        return intent

    def _refusal(self, intent: dict[str, Any], code: str, decline_code: str) -> StripeRefusal:
        self._fail(intent, code, decline_code)
        error = intent["last_payment_error"]
        return StripeRefusal(
            402,
            code,
            "Your card was declined.",
            decline_code=decline_code,
            payment_intent=dict(intent),
            payment_method=error["payment_method"],
        )

    def _fail(self, intent: dict[str, Any], code: str, decline_code: str) -> None:
        error = {"code": code, "payment_method": {"id": intent["payment_method"]}}
        if decline_code:
            error["decline_code"] = decline_code
        intent.update(status="requires_payment_method", last_payment_error=error, payment_method=None)
        self.emit("payment_intent.payment_failed", intent)


def _page(rows: list[dict[str, Any]], form: Form) -> dict[str, Any]:
    ids = [row["id"] for row in rows]
    start = ids.index(form["starting_after"]) + 1 if form.get("starting_after") else 0
    end = start + int(form.get("limit", 10))
    return {"object": "list", "data": rows[start:end], "has_more": end < len(rows), "url": "/v1"}
