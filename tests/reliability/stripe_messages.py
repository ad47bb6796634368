"""Sign and shape messages as Stripe sends them."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

from skill.settings import DEMO_MERCHANT
from tests.stage import LEA, NOW

SECRET, OLD_SECRET = "whsec_new", "whsec_old"
SECRETS = (SECRET, OLD_SECRET)
AT = int(NOW.timestamp())


def signature(body: bytes, *, secret: str = SECRET, at: int | str = AT) -> str:
    """Return what Stripe's v1 scheme makes of a body."""
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()


def header(body: bytes, *, secret: str = SECRET, at: int | str = AT) -> str:
    """Return the header of a body signed at a moment."""
    return f"t={at},v1={signature(body, secret=secret, at=at)}"


def event(**changes: Any) -> dict[str, Any]:
    """Return an event about an order of the demo shop."""
    metadata = {"order_id": "o-1", "merchant_id": DEMO_MERCHANT, "customer_id": LEA}
    told = {
        "id": "evt_1",
        "type": "payment_intent.succeeded",
        "data": {"object": {"id": "pi_1", "metadata": {**metadata, **changes.pop("metadata", {})}}},
    }
    return {**told, **changes}


def body_of(told: object) -> bytes:
    """Return a message as it goes over the wire."""
    return json.dumps(told).encode()


BODY = body_of(event())
SIGNED = signature(BODY)
