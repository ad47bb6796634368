"""Move money at Stripe: one PaymentIntent an order, held off-session, captured from the outbox.

Exactly once rests on four things, none of them enough alone: a note written before Stripe is asked
(`stripe_records.Asked`), an idempotency key made of the order id, the metadata by which a PaymentIntent is
found again, and Stripe's own state of it. Keys are forgotten after 24 hours; so a repetition first looks for
what is there, and an order that was asked for long ago is never asked for again.

Steps on a PaymentIntent that exists (ask for approval, capture, cancel) carry no key of ours: its state lets
each of them happen once, and a key would keep answering with a stored error.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from skill.adapters.payment_amounts import AmountRefusedError, check_payable
from skill.adapters.stripe_api import CardRefusedError, InvalidCallError, Reply, StripeApi
from skill.adapters.stripe_intents import (
    EXPANDED,
    HELD,
    PROCESSING,
    SUCCEEDED,
    Intent,
    read_intent,
    result_of,
)
from skill.adapters.stripe_lookup import INTENTS, StripeIntents
from skill.adapters.stripe_payers import StripePayers
from skill.adapters.stripe_records import Asked, find_asked, find_payer, put_asked
from skill.adapters.stripe_requests import LETS_STRIPE_DECIDE, authorise_key, authorise_params
from skill.domain.errors import ProgrammingError, RefusedError, UnavailableError
from skill.domain.money import Money
from skill.services.ports import Clock, DeclineReason, PaymentRequest, PaymentResult, PaymentStatus
from skill.services.table import ConflictError, Table

PREFIX = "stripe:"
KEYS_LIVE = timedelta(hours=23)
"""How long a key of Stripe's surely lives (24 hours at least), less an hour for requests on their way."""
_ABSENT = PaymentResult(PaymentStatus.ABSENT, reference="")


@dataclass(frozen=True, slots=True)
class StripeTerms:
    """Say in which currency the account is kept, how cards are authenticated and where customers come back to.

    `three_d_secure` is Stripe's `request_three_d_secure` for orders that are not of low value.
    """

    return_url: str
    currency: str = "EUR"
    three_d_secure: str = LETS_STRIPE_DECIDE


class StripePayments:
    """Hold, capture, release and refund money at Stripe."""

    def __init__(self, table: Table, api: StripeApi, terms: StripeTerms, *, clock: Clock) -> None:
        """Keep what was asked for in this table."""
        self._table = table
        self._api = api
        self._terms = terms
        self._clock = clock
        self._payers = StripePayers(table, api)
        self._intents = StripeIntents(api)

    def authorise(self, request: PaymentRequest) -> PaymentResult:
        """Hold the amount, or collect it where the method cannot hold; never a second time for one order.

        Raises `AmountRefusedError` or `ForeignCurrencyError` before Stripe is asked.
        """
        check_payable(request.amount, self._terms.currency)
        known = find_asked(self._table, request.order_id)
        if known is None:
            asked = self._write_down(request)
            return self._create(asked) if asked else _declined(DeclineReason.METHOD_GONE)
        return self._again(known, request)

    def capture(self, order_id: str, amount: Money) -> PaymentResult:
        """Charge what is held, in whole or in part; a debit on its way stays as it is."""
        check_payable(amount, self._terms.currency)
        intent = self._intents.find(find_asked(self._table, order_id))
        if intent is None:
            return _ABSENT
        if intent.status in {SUCCEEDED, PROCESSING}:
            return result_of(intent)
        if intent.status != HELD or amount.amount > intent.capturable:
            msg = f"{order_id} holds {intent.capturable} as {intent.status}, not {amount.amount}"
            raise RefusedError(msg)
        return result_of(self._intents.step(intent, "capture", amount_to_capture=amount.amount))

    def void(self, order_id: str) -> PaymentResult:
        """Release what is held, and never ask for this order again; nothing happens to money that was taken."""
        asked = find_asked(self._table, order_id)
        if asked is None:
            return _ABSENT
        if not asked.released:
            asked = replace(asked, released=True)
            self._table.write(put_asked(asked))
        intent = self._intents.find(asked)
        if intent is None:
            return _ABSENT
        if intent.is_releasable:
            return result_of(self._intents.step(intent, "cancel"))
        return result_of(intent)

    def refund(self, order_id: str, amount: Money, key: str) -> PaymentResult:
        """Pay back captured money; the same key a second time, even days later, changes nothing."""
        check_payable(amount, self._terms.currency)
        intent = self._intents.find(find_asked(self._table, order_id))
        if intent is None:
            return _ABSENT
        done = self._refunded_before(intent, key)
        if not done:
            if intent.refunded + amount.amount > intent.captured:
                back = intent.refunded + amount.amount
                msg = f"{order_id} captured {intent.captured}, so {back} cannot be refunded"
                raise RefusedError(msg)
            self._refund(intent, order_id, amount, key)
        return result_of(self._intents.retrieve(intent.intent_id))

    def look_up(self, order_id: str) -> PaymentResult:
        """Tell what Stripe holds for an order; it is never asked for money by that.

        Where the bank wants the customer and the turn was cut before it could ask for a page, the page is
        asked for here, on the same PaymentIntent.
        """
        asked = find_asked(self._table, order_id)
        intent = self._intents.find(asked)
        if asked is None or intent is None:
            return _ABSENT
        return self._told(asked, intent)

    # ------------------------------------------------------------ asking for money
    def _write_down(self, request: PaymentRequest) -> Asked | None:
        """Write down what will be asked for; None where the customer has no such method at Stripe."""
        payer = find_payer(self._table, request.merchant_id, request.customer_id)
        method = request.method.removeprefix(PREFIX)
        kind = self._payers.kind_of(payer, method) if payer else ""
        if payer is None or not kind:
            return None
        asked = Asked(
            order_id=request.order_id,
            merchant_id=request.merchant_id,
            customer_id=request.customer_id,
            stripe_customer=payer.stripe_customer,
            method=method,
            kind=kind,
            amount=request.amount,
            seller=request.seller,
            asked_at=self._clock.now(),
            low_value=request.low_value,
        )
        try:
            self._table.write(put_asked(asked))
        except ConflictError:
            msg = f"{request.order_id} is being asked for at this moment"
            raise UnavailableError(msg) from None
        return replace(asked, version=1)

    def _again(self, asked: Asked, request: PaymentRequest) -> PaymentResult:
        """Answer a repetition by what is there; only a fresh request that left nothing behind is repeated."""
        if (asked.amount, f"{PREFIX}{asked.method}") != (request.amount, request.method):
            msg = f"{asked.order_id} was asked for {asked.amount.amount} by {asked.method} before, now otherwise"
            raise ProgrammingError(msg)
        intent = self._intents.find(asked)
        if intent is not None:
            return self._told(asked, intent)
        if asked.released:
            return PaymentResult(PaymentStatus.VOIDED, reference="")
        return self._create(asked) if self._clock.now() < asked.asked_at + KEYS_LIVE else _ABSENT

    def _create(self, asked: Asked) -> PaymentResult:
        params = authorise_params(asked, self._terms.three_d_secure)
        try:
            intent = self._current(self._api.post(INTENTS, idempotency_key=authorise_key(asked.order_id), **params))
        except CardRefusedError as refusal:
            found = self._refused(refusal)
            if found is None:
                return _declined(DeclineReason.DECLINED)
            intent = found
        except InvalidCallError as error:
            return _never_held(error, asked)
        return self._told(self._remembered(asked, intent), intent)

    def _refused(self, refusal: CardRefusedError) -> Intent | None:
        body = refusal.body.get("payment_intent")
        return self._current(Reply(body, refusal.replayed)) if isinstance(body, dict) else None

    def _current(self, reply: Reply) -> Intent:
        """Return the PaymentIntent as it is now: a stored answer tells how it was."""
        intent = read_intent(reply.body)
        return self._intents.retrieve(intent.intent_id) if reply.replayed else intent

    def _remembered(self, asked: Asked, intent: Intent) -> Asked:
        """Note the PaymentIntent's id; without it, it is found by its metadata."""
        try:
            self._table.write(put_asked(replace(asked, intent_id=intent.intent_id)))
        except UnavailableError:
            return asked
        except ConflictError:
            return find_asked(self._table, asked.order_id) or asked
        return asked

    # ------------------------------------------------------------ the customer's approval
    def _told(self, asked: Asked, intent: Intent) -> PaymentResult:
        if asked.released and intent.is_releasable:
            # The order was given up while Stripe was still busy with it.
            return result_of(self._intents.step(intent, "cancel"))
        if not intent.wants_customer:
            return result_of(intent)
        return result_of(self._ask_for_page(asked, intent))

    def _ask_for_page(self, asked: Asked, intent: Intent) -> Intent:
        """Confirm the same PaymentIntent again, now as one whose customer can be sent to their bank's page."""
        try:
            reply = self._api.post(
                f"{INTENTS}/{intent.intent_id}/confirm",
                payment_method=asked.method,
                off_session=False,
                return_url=self._terms.return_url,
                expand=EXPANDED,
            )
        except CardRefusedError as refusal:
            return self._refused(refusal) or self._intents.retrieve(intent.intent_id)
        except InvalidCallError:
            # Somebody else asked for the page, or the money went another way meanwhile.
            return self._intents.retrieve(intent.intent_id)
        return read_intent(reply.body)

    # ------------------------------------------------------------ refunds
    def _refunded_before(self, intent: Intent, key: str) -> bool:
        refunds = self._intents.refunds(intent.intent_id)
        found = [refund for refund in refunds if (refund.get("metadata") or {}).get("key") == key]
        if any(refund.get("status") in {"failed", "canceled"} for refund in found):
            msg = f"the bank sent refund {key} back: it has to be paid another way"
            raise RefusedError(msg)
        return bool(found)

    def _refund(self, intent: Intent, order_id: str, amount: Money, key: str) -> None:
        try:
            self._api.post(
                "/v1/refunds",
                idempotency_key=f"{order_id}:refund:{key}",
                payment_intent=intent.intent_id,
                amount=amount.amount,
                metadata={"order_id": order_id, "key": key},
            )
        except InvalidCallError as error:
            raise RefusedError(str(error)) from error


def _declined(reason: DeclineReason) -> PaymentResult:
    return PaymentResult(PaymentStatus.DECLINED, reference="", reason=reason)


def _never_held(error: InvalidCallError, asked: Asked) -> PaymentResult:
    """Return what a refused request means: nothing was held."""
    if error.param == "payment_method":
        return _declined(DeclineReason.METHOD_GONE)
    if error.code in {"amount_too_small", "amount_too_large"}:
        raise AmountRefusedError(asked.amount) from error
    raise error
