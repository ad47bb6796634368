"""Follow what happens to the skill itself: enabled, disabled, linked, permissions changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from skill.services.shop import Shop

LINKED = "SkillAccountLinked"
DISABLED = "SkillDisabled"


@dataclass(frozen=True, slots=True)
class SkillEvent:
    """Carry one event: its name without the namespace, and who is concerned, as far as known."""

    name: str
    merchant_id: str
    user_id: str
    customer_id: str | None


SkillEventHook = Callable[[Shop, SkillEvent], None]


def follow_account(shop: Shop, event: SkillEvent) -> None:
    """Link the customer whose account was linked, and unlink the one whose skill was disabled.

    Alexa redelivers an event for an hour until it is acknowledged; both services are idempotent.
    """
    if event.customer_id is None or event.name not in {LINKED, DISABLED}:
        return
    # Only these rare events need the services, and the voice path pays for every import.
    from skill.services.link_account import link_account, unlink_account  # noqa: PLC0415 - cold start

    change = link_account if event.name == LINKED else unlink_account
    change(shop, event.merchant_id, event.customer_id)
