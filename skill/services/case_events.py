"""Say what a case asks for after its write: letters, and money back; each once."""

from __future__ import annotations

from skill.domain.cases import Case
from skill.services.records.outbox import Event
from skill.services.shop import Shop


def case_letter(shop: Shop, case: Case, template: str, *, about: str = "") -> Event:
    """Return the event that sends one letter about a case; its id makes sending idempotent.

    `about` distinguishes letters of one template, empty where a case has only one.
    """
    return Event(
        event_id=f"{case.case_id}-{template}{about}",
        kind="mail",
        payload={
            "template": template,
            "customer_id": case.customer_id,
            "order_id": case.order_id,
            "case_id": case.case_id,
            "locale": case.locale,
        },
        created_at=shop.clock.now(),
    )


def case_refund(shop: Shop, case: Case) -> Event:
    """Return the event that pays a case's refund, once."""
    return Event(
        event_id=f"{case.case_id}-refund",
        kind="refund_case",
        payload={"customer_id": case.customer_id, "order_id": case.order_id, "case_id": case.case_id},
        created_at=shop.clock.now(),
    )
