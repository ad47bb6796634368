"""Verify what Stripe sends, before a byte of it is parsed, and read which order it is about.

https://docs.stripe.com/webhooks#verify-manually. Own verification: stripe-python takes signatures dated years
ahead, lets its tolerance be switched off, and raises on a header that is not ASCII.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from skill.domain.errors import InvalidInputError, RefusedError

TOLERANCE_SECONDS = 300
LARGEST_HEADER = 4_096
LARGEST_BODY = 262_144
_MOST_SIGNATURES = 16
_TIMESTAMP = re.compile(r"[0-9]{1,12}")
_EVENT_ID = re.compile(r"[A-Za-z0-9_]{1,100}")
_NAME = re.compile(r"[A-Za-z0-9_.:@+~-]{1,200}")

KINDS = frozenset(
    {
        "payment_intent.requires_action",
        "payment_intent.amount_capturable_updated",
        "payment_intent.processing",
        "payment_intent.succeeded",
        "payment_intent.payment_failed",
        "payment_intent.canceled",
        "charge.refunded",
    }
)
"""What is listened to; every other kind is acknowledged and ignored."""


class SignatureRefusedError(RefusedError):
    """Report a message that Stripe did not sign, did not sign lately, or signed for somebody else."""


class MalformedEventError(InvalidInputError):
    """Report a signed message that is no event."""


class ForeignMerchantError(RefusedError):
    """Report news about an order of another merchant."""


@dataclass(frozen=True, slots=True)
class PaymentEvent:
    """Name what an event is about; what it says of the payment is not believed but asked for."""

    event_id: str
    kind: str
    merchant_id: str
    customer_id: str
    order_id: str


def verify(body: bytes, header: str, secrets: Sequence[str], *, now: datetime) -> None:
    """Raise `SignatureRefusedError` unless one of the secrets signed this very body within 300 seconds of now.

    Several secrets are there for a rotation, several `v1` signatures too; other schemes do not count.
    """
    if len(body) > LARGEST_BODY:
        msg = f"the body has {len(body)} bytes, which is more than any event"
        raise SignatureRefusedError(msg)
    timestamp, signatures = _read_header(header)
    if abs(int(timestamp) - now.timestamp()) > TOLERANCE_SECONDS:
        msg = f"the signature is not within {TOLERANCE_SECONDS} seconds of now"
        raise SignatureRefusedError(msg)
    signed = timestamp.encode() + b"." + body
    expected = [hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest().encode() for secret in secrets if secret]
    # All are compared, whichever fits, so that the time taken tells nothing.
    matches = [hmac.compare_digest(one, given) for one in expected for given in signatures]
    if not any(matches):
        msg = "no signature fits"
        raise SignatureRefusedError(msg)


def read_event(body: bytes, *, merchant_id: str) -> PaymentEvent | None:
    """Return what a verified body is about; None for what is not listened to, or is no order's.

    Raises `MalformedEventError`, and `ForeignMerchantError` where the order is another merchant's.
    """
    event = _object(body)
    event_id, kind = event.get("id"), event.get("type")
    if not isinstance(event_id, str) or not _EVENT_ID.fullmatch(event_id) or not isinstance(kind, str):
        msg = "an event has an id and a type"
        raise MalformedEventError(msg)
    metadata = _metadata(event)
    if kind not in KINDS or "order_id" not in metadata:
        return None
    names = [metadata.get(name) for name in ("merchant_id", "customer_id", "order_id")]
    merchant, customer, order = (name if isinstance(name, str) and _NAME.fullmatch(name) else "" for name in names)
    if not (merchant and customer and order):
        msg = f"event {event_id} names no order of ours"
        raise MalformedEventError(msg)
    if merchant != merchant_id:
        msg = f"event {event_id} is about an order of another merchant"
        raise ForeignMerchantError(msg)
    return PaymentEvent(event_id, kind, merchant, customer, order)


def _read_header(header: str) -> tuple[str, list[bytes]]:
    if len(header) > LARGEST_HEADER or not header.isascii():
        msg = "the signature header is too long or not ASCII"
        raise SignatureRefusedError(msg)
    pairs = [part.partition("=") for part in header.split(",")]
    timestamps = [value for name, _, value in pairs if name.strip() == "t"]
    signatures = [value.encode() for name, _, value in pairs if name.strip() == "v1" and value]
    if len(timestamps) != 1 or not _TIMESTAMP.fullmatch(timestamps[0]):
        msg = "the signature header needs one timestamp"
        raise SignatureRefusedError(msg)
    if not 0 < len(signatures) <= _MOST_SIGNATURES:
        msg = f"the signature header needs one to {_MOST_SIGNATURES} signatures of scheme v1"
        raise SignatureRefusedError(msg)
    return timestamps[0], signatures


def _object(body: bytes) -> Mapping[str, object]:
    try:
        event = json.loads(body)
    except (ValueError, RecursionError) as error:
        msg = "the body is no JSON"
        raise MalformedEventError(msg) from error
    if not isinstance(event, dict):
        msg = "the body is no event"
        raise MalformedEventError(msg)
    return event


def _metadata(event: Mapping[str, object]) -> Mapping[str, object]:
    found: object = event
    for name in ("data", "object", "metadata"):
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}
