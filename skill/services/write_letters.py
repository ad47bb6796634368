"""Write the mails of the shop from what is stored, in the customer's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from skill.domain.customer import Customer
from skill.domain.merchant import Merchant
from skill.domain.money import Money
from skill.domain.order import Order
from skill.domain.product import Withdrawal
from skill.domain.reply import Card, Occasion, OrderNumber, Reply, Say, SpokenValue
from skill.services.ports import Mail
from skill.services.records import keys
from skill.services.records.customers import customer_from
from skill.services.records.merchants import settings_from
from skill.services.records.orders import find_order
from skill.services.records.outbox import Event
from skill.services.shop import Shop

_LONGEST_LINE = 900

Body = Callable[[Merchant, Customer, Order, Event], tuple[Say, ...]]


def write_letter(shop: Shop, merchant_id: str, event: Event) -> Mail | None:
    """Return the mail that an event asks for, None where its person or order is gone."""
    payload = event.payload
    owner = keys.customer(merchant_id, str(payload["customer_id"]))
    items = shop.table.get_many([keys.settings(merchant_id), keys.profile(owner)])
    merchant = settings_from(items.get(keys.settings(merchant_id)), merchant_id).merchant
    customer = customer_from(items.get(keys.profile(owner)), str(payload["customer_id"]))
    if payload["template"] == "callback_request":
        return _callback(shop, merchant, customer, event)
    if payload["template"] == "code_reset":
        return _code_reset(shop, merchant, customer, event)
    order = find_order(shop.table, owner, str(payload["order_id"]))
    if order is None or not customer.email:
        return None
    template = str(payload["template"])
    card = Card(
        Say(f"letters-{template}_subject", {"seller": merchant.name, "number": OrderNumber(order.number)}),
        (Say("letters-salutation", {"name": customer.name}), *_BODIES[template](merchant, customer, order, event)),
    )
    return _mail(shop, merchant, event, to=customer.email, card=card)


def _mail(shop: Shop, merchant: Merchant, event: Event, *, to: str, card: Card) -> Mail:
    local = event.created_at.astimezone(ZoneInfo(merchant.time_zone))
    words = shop.wording(Reply(card=card), Occasion(str(event.payload["locale"]), local))
    return Mail(message_id=event.event_id, to=to, subject=words.card_title, text=words.card_text)


def _callback(shop: Shop, merchant: Merchant, customer: Customer, event: Event) -> Mail:
    values: Mapping[str, SpokenValue] = {
        "name": customer.name or customer.customer_id,
        "email": customer.email or "–",
        "hours": merchant.support.hours,
    }
    conversation = str(event.payload["conversation"]).splitlines()
    card = Card(
        Say("letters-callback_request_subject", values),
        (
            Say("letters-callback_request_intro", values),
            *(Say("letters-callback_request_line", {"words": line[:_LONGEST_LINE]}) for line in conversation),
            Say("letters-callback_request_promise", values),
        ),
    )
    return _mail(shop, merchant, event, to=merchant.support.email, card=card)


def _code_reset(shop: Shop, merchant: Merchant, customer: Customer, event: Event) -> Mail | None:
    if not customer.email:
        return None
    values: Mapping[str, SpokenValue] = {
        "name": customer.name,
        "seller": merchant.name,
        "email": merchant.support.email,
    }
    card = Card(
        Say("letters-code_reset_subject", values),
        (Say("letters-salutation", values), Say("letters-code_reset_intro", values)),
    )
    return _mail(shop, merchant, event, to=customer.email, card=card)


def order_lines(order: Order) -> tuple[Say, ...]:
    """Return one sentence per line of an order, as it stands on cards and in mails."""
    return tuple(
        Say(
            "letters-line",
            {
                "quantity": line.quantity,
                "name": line.name,
                "unit_price": line.unit_price,
                "amount": (line.unit_price * line.quantity),
                "vat": line.vat_rate,
            },
        )
        for line in order.lines
    )


def _sums(order: Order, merchant: Merchant) -> tuple[Say, ...]:
    deposit = sum((line.deposit.amount * line.remaining for line in order.lines), 0)
    says = [Say("letters-delivery_cost", {"amount": order.delivery_cost})]
    if deposit:
        says.insert(0, Say("letters-deposit", {"amount": Money(deposit, merchant.currency)}))
    says.append(Say("letters-total", {"total": order.total}))
    return tuple(says)


def _confirmation(merchant: Merchant, customer: Customer, order: Order, event: Event) -> tuple[Say, ...]:
    del event
    address = next((a.one_line for a in customer.addresses if a.address_id == order.address_id), "")
    exempt = [line.name for line in order.lines if line.withdrawal is not Withdrawal.FULL]
    terms = Say("letters-withdrawal", {"days": merchant.returns.withdrawal_days, "seller": merchant.seller.legal_line})
    return (
        Say("letters-order_confirmation_intro", {"seller": merchant.name, "number": OrderNumber(order.number)}),
        *order_lines(order),
        *_sums(order, merchant),
        Say("letters-delivery", {"day": order.delivery_day, "address": address, "carrier": merchant.delivery.carrier}),
        terms,
        *((Say("letters-no_withdrawal", {"names": tuple(exempt)}),) if exempt else ()),
        Say("letters-seller", {"seller": merchant.seller.legal_line}),
    )


def _refused(merchant: Merchant, customer: Customer, order: Order, event: Event) -> tuple[Say, ...]:
    del customer, event
    return (Say("letters-order_refused_intro", {"seller": merchant.name}), *order_lines(order))


def _approval(merchant: Merchant, customer: Customer, order: Order, event: Event) -> tuple[Say, ...]:
    del customer
    values: Mapping[str, SpokenValue] = {
        "seller": merchant.name,
        "total": order.total,
        "url": str(event.payload.get("url", "")),
    }
    return (Say("letters-payment_approval_intro", values), *order_lines(order))


def _cancelled(merchant: Merchant, customer: Customer, order: Order, event: Event) -> tuple[Say, ...]:
    del customer, event
    gone = tuple(line.name for line in order.lines if line.cancelled)
    return (
        Say("letters-order_cancelled_intro", {"names": gone, "number": OrderNumber(order.number)}),
        Say("letters-remaining_total", {"total": order.total, "seller": merchant.name}),
    )


_BODIES: Mapping[str, Body] = {
    "order_confirmation": _confirmation,
    "order_refused": _refused,
    "payment_approval": _approval,
    "order_cancelled": _cancelled,
}
