"""Ask a person of the shop to call back, with the conversation so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from skill.domain.merchant import Merchant
from skill.domain.privacy import NOT_PERSONAL, PERSONAL, declare
from skill.services.records import codec, keys
from skill.services.records.outbox import Event, put_event
from skill.services.shop import Shop
from skill.services.table import Change, Put

LIVES = timedelta(days=90)

declare(
    "callback",
    {
        "callback_id": NOT_PERSONAL,
        "customer_id": PERSONAL,
        "conversation": PERSONAL,
        "requested_at": PERSONAL,
        "locale": PERSONAL,
    },
    lives=LIVES,
)


@dataclass(frozen=True, slots=True)
class Callback:
    """Carry one request to be called back; `requested_at` is UTC."""

    callback_id: str
    customer_id: str
    conversation: str
    requested_at: datetime
    locale: str
    version: int = 0


def request_callback(
    shop: Shop, *, merchant: Merchant, customer_id: str, conversation: str, locale: str
) -> tuple[Change, ...]:
    """Return the changes that list the request and mail it to the shop."""
    now = shop.clock.now()
    callback = Callback(shop.ids.new("callback"), customer_id, conversation, now, locale)
    mail = Event(
        event_id=f"{callback.callback_id}-mail",
        kind="mail",
        payload={
            "template": "callback_request",
            "customer_id": customer_id,
            "conversation": conversation,
            "locale": f"de-{merchant.country}",
        },
        created_at=now,
    )
    return (
        Put(
            keys.callback(merchant.id, callback.callback_id),
            codec.to_attributes(callback),
            expires_at=int((now + LIVES).timestamp()),
            index=keys.callbacks(merchant.id, now.isoformat()),
        ),
        put_event(merchant.id, mail),
    )


def requested_callbacks(shop: Shop, merchant_id: str, *, limit: int = 50) -> list[Callback]:
    """Return requests to be called back, the newest first."""
    page = shop.table.query(keys.callbacks(merchant_id, "x").partition, limit=limit, descending=True, index=True)
    return [codec.from_item(item, Callback) for item in page.items]
