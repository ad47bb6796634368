"""Send what an event asks to tell somebody; a message refused for good is given up, not repeated for ever."""

from __future__ import annotations

import logging
from collections.abc import Callable

from skill.domain.errors import RefusedError
from skill.domain.failures import describe_failure
from skill.services.records.outbox import Event, put_event
from skill.services.shop import Shop
from skill.services.table import Change
from skill.services.write_letters import write_letter
from skill.services.write_short_messages import write_short_message

_LOG = logging.getLogger(__name__)


def send_mail(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Write and send the mail of an event; `UnavailableError` where it has to be tried again."""
    mail = write_letter(shop, merchant_id, event)
    if mail is not None:
        _is_taken(event, lambda: shop.notifier.send(mail))
    return ()


def send_sms(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Write and send the short message of an event; its link goes out by mail where that cannot be.

    `UnavailableError` where it has to be tried again.
    """
    sms = write_short_message(shop, merchant_id, event)
    if sms is not None and _is_taken(event, lambda: shop.notifier.send_sms(sms)):
        return ()
    by_mail = Event(f"{event.event_id}-mail", "mail", event.payload, event.created_at)
    return (put_event(merchant_id, by_mail),)


def _is_taken(event: Event, send: Callable[[], None]) -> bool:
    try:
        send()
    except RefusedError as error:
        # Neither the address nor the provider's words: both tell who it was for.
        why = describe_failure(error)
        _LOG.error("the %s %s was refused for good and is given up: %s", event.kind, event.event_id, why)
        return False
    return True
