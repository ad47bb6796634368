"""Store ways to pay on Stripe's hosted page: Checkout in setup mode.

The page authenticates the customer (3-D Secure for cards, the mandate for SEPA debits, the login at PayPal) and
shows Apple Pay and Google Pay by itself where the device has them: they come back as cards with a wallet. Card
and account numbers never pass our machines.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skill.adapters.stripe_api import InvalidCallError, StripeApi
from skill.adapters.stripe_payers import StripePayers
from skill.adapters.stripe_payments import PREFIX
from skill.adapters.stripe_records import find_payer
from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.errors import NotFoundError, PaymentMethodNotOfferedError, ProgrammingError
from skill.services.ports import SetUp, SetUpRequest
from skill.services.table import Table

_SESSIONS = "/v1/checkout/sessions"
_ON_PAGE = frozenset({MethodKind.CARD, MethodKind.SEPA_DEBIT, MethodKind.PAYPAL})
_BRANDS = {"amex": "American Express", "jcb": "JCB", "unionpay": "UnionPay", "cartes_bancaires": "Cartes Bancaires"}
_WALLETS = {"apple_pay": "Apple Pay", "google_pay": "Google Pay"}


class StripeMethods:
    """Send customers to Stripe's page, and read what they stored there."""

    def __init__(self, table: Table, api: StripeApi) -> None:
        """Keep Stripe's names of customers in this table."""
        self._table = table
        self._api = api
        self._payers = StripePayers(table, api)

    def begin(self, request: SetUpRequest) -> SetUp:
        """Return the page; raise `PaymentMethodNotOfferedError` where the Stripe account has no such method."""
        if request.kind not in _ON_PAGE:
            raise PaymentMethodNotOfferedError(request.kind)
        owner = {"merchant_id": request.merchant_id, "customer_id": request.customer_id}
        try:
            session = self._api.post(
                _SESSIONS,
                idempotency_key=f"setup:{request.key}",
                mode="setup",
                customer=self._payers.require(request).stripe_customer,
                allowed_payment_method_types=[request.kind.value],
                success_url=request.return_url,
                cancel_url=request.return_url,
                locale="en" if request.locale.startswith("en") else "de",
                metadata=owner,
                setup_intent_data={"metadata": owner},
            ).body
        except InvalidCallError as error:
            if error.param.startswith("allowed_payment_method_types"):
                raise PaymentMethodNotOfferedError(request.kind) from error
            raise
        return SetUp(reference=str(session["id"]), url=str(session["url"]))

    def finish(self, merchant_id: str, customer_id: str, reference: str) -> StoredMethod | None:
        """Return what was stored on a page, None while it is not finished or was left."""
        session = self._session(reference)
        owner = session.get("metadata") or {}
        if (owner.get("merchant_id"), owner.get("customer_id")) != (merchant_id, customer_id):
            raise NotFoundError(reference)
        setup = session.get("setup_intent")
        if not isinstance(setup, Mapping) or setup.get("status") != "succeeded":
            return None
        stored = read_method(setup["payment_method"])
        self._payers.remember(merchant_id, customer_id, stored.method_id.removeprefix(PREFIX), stored.kind.value)
        return stored

    def forget(self, merchant_id: str, customer_id: str, method_id: str) -> None:
        """Detach a method that is this customer's; nothing happens to any other."""
        payer = find_payer(self._table, merchant_id, customer_id)
        method = method_id.removeprefix(PREFIX)
        if payer is None or not method_id.startswith(PREFIX) or not self._payers.kind_of(payer, method):
            return
        try:
            self._api.post(f"/v1/payment_methods/{method}/detach")
        except InvalidCallError as error:
            # It was detached before: a page in two windows, or an answer that was lost.
            if error.param != "payment_method" and error.code != "resource_missing":
                raise
        self._payers.remember(merchant_id, customer_id, method, "")

    def _session(self, reference: str) -> Mapping[str, Any]:
        try:
            return self._api.get(f"{_SESSIONS}/{reference}", expand=["setup_intent.payment_method"]).body
        except InvalidCallError as error:
            raise NotFoundError(reference) from error


def read_method(body: Mapping[str, Any]) -> StoredMethod:
    """Return a PaymentMethod as the customer knows it: brand or bank with the last four digits."""
    method_id = f"{PREFIX}{body['id']}"
    match body["type"]:
        case "card":
            card = body["card"]
            return StoredMethod(
                method_id, MethodKind.CARD, _card_label(card), f"{card['exp_year']}-{card['exp_month']:02}"
            )
        case "sepa_debit":
            debit = body["sepa_debit"]
            return StoredMethod(
                method_id, MethodKind.SEPA_DEBIT, f"{debit.get('country') or 'IBAN'} … {debit['last4']}"
            )
        case "paypal":
            return StoredMethod(method_id, MethodKind.PAYPAL, "PayPal")
        case other:
            msg = f"a stored method of kind {other}"
            raise ProgrammingError(msg)


def _card_label(card: Mapping[str, Any]) -> str:
    brand = _BRANDS.get(card["brand"], str(card["brand"]).replace("_", " ").title())
    wallet = _WALLETS.get((card.get("wallet") or {}).get("type", ""))
    return f"{brand} {card['last4']}" + (f" ({wallet})" if wallet else "")
