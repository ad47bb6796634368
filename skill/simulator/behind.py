"""Show what the shop knows after a turn: its time, the dialog, mails, and orders with their evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skill.channels.mail.browser_page import attachments
from skill.conversation.dialog import load_session
from skill.domain.money import Money, total
from skill.domain.order import CheckoutState, Order
from skill.services.records import keys
from skill.services.records.customers import customer_from
from skill.services.records.merchants import settings_from
from skill.services.show_mails import sent_mails
from skill.services.show_orders import order_evidence, recent_orders
from skill.services.table import Value
from skill.simulator.stage import Stage
from skill.simulator.wording import heard_in, payment_in, state_in

_ORDERS = 60
_ALARMING = frozenset({CheckoutState.CANCELED, CheckoutState.REQUIRES_ESCALATION})


def people(stage: Stage, locale: str) -> list[dict[str, Any]]:
    """Return who can be played, as far as they are in the store, with what is special about them."""
    profiles = {role: keys.profile(keys.customer(stage.merchant_id, role.customer_id)) for role in stage.roles}
    items = stage.shop.table.get_many(profiles.values())
    found = [(role, customer_from(items[key], "")) for role, key in profiles.items() if key in items]
    return [
        {
            "id": role.customer_id,
            "name": customer.name,
            "note": role.note.in_language(locale),
            "linked": customer.linked,
        }
        for role, customer in found
    ]


def clock_of(stage: Stage) -> dict[str, str]:
    """Return the shop's time in UTC and the zone in which its people read it."""
    settings = settings_from(stage.shop.table.get(keys.settings(stage.merchant_id)), stage.merchant_id)
    return {"now": stage.shop.clock.now().isoformat(), "zone": settings.merchant.time_zone}


def behind(stage: Stage, customer_id: str, session_id: str, locale: str) -> dict[str, Any]:
    """Return everything that stands beside the conversation."""
    orders = recent_orders(stage.shop, stage.merchant_id, customer_id)[:_ORDERS]
    return {
        "clock": clock_of(stage),
        "dialog": dict(load_session(stage.shop, stage.merchant_id, session_id)) or None if session_id else None,
        "mails": [_mail(mail) for mail in sent_mails(stage.shop, stage.merchant_id)],
        "orders": [_order(stage, order, locale) for order in orders],
    }


def _mail(mail: Mapping[str, Value]) -> dict[str, Any]:
    """Return a mail without what is heavy: its page is fetched when somebody opens it."""
    files = [{"name": file["name"], "media_type": file["media_type"]} for file in attachments(mail)]
    shown = {name: mail.get(name, "") for name in ("to", "subject", "text", "sent_at", "reply_to")}
    return {**shown, "id": mail["message_id"], "has_html": bool(mail.get("html")), "attachments": files}


def _order(stage: Stage, order: Order, locale: str) -> dict[str, Any]:
    shipment = order.shipment
    deposits = [line.deposit * line.remaining for line in order.lines]
    return {
        "number": order.number,
        "state_text": state_in(order, locale),
        "alarming": (order.is_open and order.is_late) or order.state in _ALARMING,
        "placed_at": order.placed_at.isoformat(),
        "lines": [
            {
                "name": line.name.in_language(locale),
                "quantity": line.remaining,
                "amount": _money(line.unit_price * line.remaining),
            }
            for line in order.lines
        ],
        "deposit": _money(total(deposits, order.delivery_cost.currency)),
        "delivery_cost": _money(order.total - total([line.amount for line in order.lines])),
        "total": _money(order.total),
        "delivery_day": order.expected.isoformat(),
        "parcel": f"{shipment.carrier} {shipment.tracking}" if shipment else "",
        "payment_text": payment_in(order, locale),
        "evidence": _evidence(stage, order, locale) if order.state is not CheckoutState.INCOMPLETE else None,
    }


def _evidence(stage: Stage, order: Order, locale: str) -> dict[str, Any] | None:
    record = order_evidence(stage.shop, stage.merchant_id, order.customer_id, order.order_id)
    if not record:
        return None
    return {
        "said": record.get("question_text"),
        "heard": heard_in(record, locale),
        "at": record.get("consented_at"),
        "channel": record.get("channel"),
        "phrase_version": record.get("phrase_version"),
        "quote_hash": record.get("quote_hash"),
        "record": record,
    }


def _money(money: Money) -> Mapping[str, Value]:
    return {"amount": money.amount, "currency": money.currency}
