"""Note that a payment provider has news about an order; the relay then asks what is true."""

from __future__ import annotations

from skill.services.records.outbox import Event, put_event
from skill.services.shop import Shop
from skill.services.table import ConflictError


def note_news(shop: Shop, merchant_id: str, message_id: str, *, order_id: str, customer_id: str) -> None:
    """Store the news durably, once for each of the provider's messages.

    Raises `UnavailableError` where it cannot be stored: then the provider must send it again.
    """
    event = Event(
        event_id=f"news-{message_id}",
        kind="payment_news",
        payload={"customer_id": customer_id, "order_id": order_id},
        created_at=shop.clock.now(),
    )
    try:
        shop.table.write(put_event(merchant_id, event))
    except ConflictError:
        # The same message is noted and not done with yet.
        return
