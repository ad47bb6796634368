"""Find an order's PaymentIntent at Stripe, by its id or by the order id in its metadata, and take steps on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from skill.adapters.stripe_api import CardRefusedError, InvalidCallError, StripeApi
from skill.adapters.stripe_intents import EXPANDED, Intent, read_intent
from skill.adapters.stripe_records import Asked
from skill.domain.errors import RefusedError, UnavailableError

INTENTS = "/v1/payment_intents"
_CLOCKS_APART = timedelta(days=1)
_PAGE = 100


class StripeIntents:
    """Read PaymentIntents and refunds, and move a PaymentIntent on."""

    def __init__(self, api: StripeApi) -> None:
        """Ask this account."""
        self._api = api

    def find(self, asked: Asked | None) -> Intent | None:
        """Return the PaymentIntent of what was asked, None where nothing ever arrived at Stripe."""
        if asked is None:
            return None
        if asked.intent_id:
            return self.retrieve(asked.intent_id)
        return next((intent for intent in self._listed(asked) if intent.order_id == asked.order_id), None)

    def retrieve(self, intent_id: str) -> Intent:
        """Return a PaymentIntent as it is now."""
        return read_intent(self._api.get(f"{INTENTS}/{intent_id}", expand=EXPANDED).body)

    def step(self, intent: Intent, step: str, **params: object) -> Intent:
        """Take a step (`capture`, `cancel`); where somebody else was faster, return what is now true.

        Raises `RefusedError` where Stripe refuses and nothing has changed.
        """
        path = f"{INTENTS}/{intent.intent_id}/{step}"
        try:
            return read_intent(self._api.post(path, **{**params, "expand": EXPANDED}).body)
        except (InvalidCallError, CardRefusedError) as error:
            now = self.retrieve(intent.intent_id)
            if now.status == intent.status:
                raise RefusedError(str(error)) from error
            return now

    def refunds(self, intent_id: str) -> list[Mapping[str, Any]]:
        """Return a PaymentIntent's refunds, the newest first."""
        return _rows(self._api.get("/v1/refunds", payment_intent=intent_id, limit=_PAGE).body)

    def _listed(self, asked: Asked) -> Iterator[Intent]:
        """Read the customer's PaymentIntents since shortly before the order; lists are not delayed, searches are."""
        wanted: dict[str, object] = {
            "customer": asked.stripe_customer,
            "created": {"gte": int((asked.asked_at - _CLOCKS_APART).timestamp())},
            "limit": _PAGE,
            "expand": [f"data.{name}" for name in EXPANDED],
        }
        more = True
        while more:
            page = self._api.get(INTENTS, **wanted).body
            rows = _rows(page)
            yield from map(read_intent, rows)
            more = bool(page.get("has_more")) and bool(rows)
            wanted["starting_after"] = rows[-1]["id"] if rows else ""


def _rows(page: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows = page.get("data")
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        msg = "Stripe answered with something that is no list"
        raise UnavailableError(msg)
    return rows
