"""Know our customers at Stripe: one Stripe customer for each customer of each merchant."""

from __future__ import annotations

from dataclasses import replace

from skill.adapters.stripe_api import InvalidCallError, StripeApi
from skill.adapters.stripe_records import Payer, find_payer, put_payer
from skill.services.ports import SetUpRequest
from skill.services.table import ConflictError, Table

_TRIES = 5


class StripePayers:
    """Find and make Stripe customers, and remember which methods they stored."""

    def __init__(self, table: Table, api: StripeApi) -> None:
        """Keep the names in this table."""
        self._table = table
        self._api = api

    def require(self, request: SetUpRequest) -> Payer:
        """Return the customer's payer, made at Stripe where there is none yet.

        The idempotency key names merchant and customer, so that two devices make one; whoever writes
        the name down first wins.
        """
        known = find_payer(self._table, request.merchant_id, request.customer_id)
        if known is not None:
            return known
        made = self._api.post(
            "/v1/customers",
            idempotency_key=f"customer:{request.merchant_id}:{request.customer_id}",
            metadata={"merchant_id": request.merchant_id, "customer_id": request.customer_id},
        )
        payer = Payer(str(made.body["id"]))
        try:
            self._table.write(put_payer(request.merchant_id, request.customer_id, payer))
        except ConflictError:
            return find_payer(self._table, request.merchant_id, request.customer_id) or payer
        return replace(payer, version=1)

    def kind_of(self, payer: Payer, method: str) -> str:
        """Return the kind of a payer's stored method, empty where Stripe has it no longer or for someone else."""
        if method in payer.kinds:
            return payer.kinds[method]
        try:
            body = self._api.get(f"/v1/payment_methods/{method}").body
        except InvalidCallError:
            return ""
        return str(body["type"]) if body.get("customer") == payer.stripe_customer else ""

    def remember(self, merchant_id: str, customer_id: str, method: str, kind: str) -> None:
        """Note of what kind a stored method is; an empty kind forgets it."""
        for _ in range(_TRIES):
            payer = find_payer(self._table, merchant_id, customer_id)
            if payer is None or payer.kinds.get(method, "") == kind:
                return
            kinds = {name: known for name, known in payer.kinds.items() if name != method}
            changed = replace(payer, kinds={**kinds, method: kind} if kind else kinds)
            try:
                self._table.write(put_payer(merchant_id, customer_id, changed))
            except ConflictError:
                continue
            return
