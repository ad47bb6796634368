"""Send a customer the link on which a voice code is set anew."""

from __future__ import annotations

from datetime import timedelta

from skill.services.links import make_link
from skill.services.records.outbox import Event, put_event
from skill.services.shop import Shop
from skill.services.table import Change

LIVES = timedelta(hours=24)


def send_code_link(shop: Shop, *, merchant_id: str, customer_id: str, locale: str) -> tuple[Change, ...]:
    """Return the changes that make a link to a new voice code and send it, to be written with their cause."""
    url, link = make_link(shop, merchant_id=merchant_id, customer_id=customer_id, purpose="code", lives=LIVES)
    event = Event(
        event_id=shop.ids.new("mail"),
        kind="mail",
        payload={"template": "code_reset", "customer_id": customer_id, "locale": locale, "url": url},
        created_at=shop.clock.now(),
    )
    return (link, put_event(merchant_id, event))
