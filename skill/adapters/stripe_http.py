"""Open the client library with timeouts that end before the answer to the customer is due."""

from __future__ import annotations

from typing import Any

import requests
import stripe

from skill.adapters.stripe_access import StripeAccess
from skill.services.deadline import KEPT_TO_STORE, seconds_for_call

_CONNECT_SECONDS = 1.5


class TimelySession(requests.Session):
    """Give each call the time that is left for it; without any the call is not made."""

    def request(self, *given: Any, **named: Any) -> requests.Response:  # noqa: ANN401 - twenty parameters, passed on
        """Send one request, with a timeout to connect and one to wait for each piece of the answer."""
        longest = seconds_for_call(named["timeout"], keep=KEPT_TO_STORE)
        return super().request(*given, **{**named, "timeout": (min(_CONNECT_SECONDS, longest), longest)})


def open_client(access: StripeAccess) -> tuple[stripe.StripeClient, requests.Session]:
    """Return a client that repeats nothing by itself and tells Stripe nothing about earlier calls, and its session."""
    stripe.enable_telemetry = False
    session = TimelySession()
    client = stripe.StripeClient(
        access.key,
        base_addresses={"api": access.api_base},
        max_network_retries=0,
        http_client=stripe.RequestsClient(timeout=access.timeout, session=session),
    )
    return client, session
