"""Take Stripe's webhooks: what was verified is in the outbox before Stripe is told that it arrived."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge

from skill.adapters.stripe_webhook import (
    LARGEST_BODY,
    ForeignMerchantError,
    MalformedEventError,
    PaymentEvent,
    SignatureRefusedError,
    read_event,
    verify,
)
from skill.domain.errors import UnavailableError
from skill.services.note_news import note_news
from skill.services.ports import Clock
from skill.services.shop import Shop

Answer = tuple[Response, int]


@dataclass(frozen=True, slots=True)
class Door:
    """Carry what webhooks need: the shop, whose it is, the signing secrets (two while they rotate), and real time.

    `clock` is the machine's: the shop's own may have been moved ahead.
    """

    shop: Shop
    merchant_id: str
    secrets: tuple[str, ...]
    clock: Clock


def create_blueprint(door: Door) -> Blueprint:
    """Return the webhooks' routes; they rest on the signature alone, not on the host they are served under."""
    blueprint = Blueprint("webhooks", __name__, url_prefix="/webhooks")

    @blueprint.post("/stripe")
    def stripe() -> Answer:
        try:
            event = _read(door)
        except (SignatureRefusedError, MalformedEventError) as error:
            return jsonify(error=str(error)), 400
        except ForeignMerchantError as error:
            return jsonify(error=str(error)), 403
        if event is None:
            return jsonify(status="ignored"), 200
        try:
            note_news(
                door.shop, event.merchant_id, event.event_id, order_id=event.order_id, customer_id=event.customer_id
            )
        except UnavailableError:
            return jsonify(error="try again later"), 503
        return jsonify(status="noted"), 200

    return blueprint


def _read(door: Door) -> PaymentEvent | None:
    """Return the event of this request, None for one to be ignored; raises what `verify` and `read_event` raise."""
    body = _body()
    verify(body, request.headers.get("Stripe-Signature", ""), door.secrets, now=door.clock.now())
    return read_event(body, merchant_id=door.merchant_id)


def _body() -> bytes:
    """Return the raw body, no more of it than an event can have."""
    try:
        return request.stream.read(LARGEST_BODY + 1)
    except RequestEntityTooLarge as error:
        msg = "the body is larger than any event"
        raise SignatureRefusedError(msg) from error
