"""Settle an order whose money was asked for: complete it, hold it, or undo it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from skill.domain.cart import Cart, CartLine
from skill.domain.customer import Customer
from skill.domain.merchant import CaptureMode, Merchant
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.low_value import exemption_unused, strongly_authenticated
from skill.services.place_order import spender_of
from skill.services.ports import PaymentResult, PaymentStatus
from skill.services.records import keys, stock
from skill.services.records.customers import put_cart, put_customer
from skill.services.records.orders import put_order
from skill.services.records.outbox import Event, put_event
from skill.services.shop import Shop
from skill.services.spending import uncount_spending
from skill.services.table import Change, Value

HELD_FOR = timedelta(hours=1)
ASKED_EVERY = timedelta(minutes=1)
DEBIT_ASKED_EVERY = timedelta(days=1)
LATE_ANSWERS = timedelta(minutes=10)
"""How long after an order was given up the provider may still act on a request sent before."""

PAID = {
    PaymentStatus.AUTHORISED: PaymentState.AUTHORISED,
    PaymentStatus.PROCESSING: PaymentState.PROCESSING,
    PaymentStatus.CAPTURED: PaymentState.CAPTURED,
}
"""What lets an order go ahead, and where its money then is; a debit on its way is as good as paid until it fails."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Say whose order it is and in which language its letters are.

    `cart` is the customer's cart as it is now: what an order took out of it comes back if the order is undone.
    `customer` is the profile as it is now: it notes which order waits for its owner's approval.
    """

    merchant: Merchant
    locale: str
    cart: Cart
    customer: Customer


@dataclass(frozen=True, slots=True)
class Settlement:
    """Carry an order's next state and the changes that store it."""

    order: Order
    changes: tuple[Change, ...]


def settle(shop: Shop, order: Order, result: PaymentResult, terms: Terms) -> Settlement:
    """Return what the provider's answer makes of an order in progress."""
    if result.status in PAID:
        return _complete(shop, order, PAID[result.status], terms)
    if result.status is PaymentStatus.REQUIRES_ACTION:
        return _hold(shop, order, result, terms)
    return undo(shop, order, result.reason or result.status.value, terms)


def undo(
    shop: Shop, order: Order, reason: str, terms: Terms, payment: PaymentState = PaymentState.DECLINED
) -> Settlement:
    """Return the order as refused, with its stock and budget given back, and the cart as it was."""
    owner = keys.customer(terms.merchant.id, order.customer_id)
    undone = stopped(order, payment, reason, terms.merchant)
    unused = exemption_unused(shop, order)
    return Settlement(
        undone.order,
        (*undone.changes, *_events(terms.merchant, unused), *_put_back(owner, order, terms.cart)),
    )


def stopped(order: Order, payment: PaymentState, reason: str, merchant: Merchant) -> Settlement:
    """Return the order as one that will not be delivered for want of money, with its stock and budget given back."""
    refused = replace(order.moved_to(CheckoutState.CANCELED, payment), refused_because=reason)
    owner = keys.customer(merchant.id, order.customer_id)
    return Settlement(
        refused,
        (
            put_order(keys.order(owner, order.order_id), refused, merchant=merchant.id),
            *stock.release_all(merchant.id, [(line.sku, line.remaining) for line in order.lines]),
            *uncount_spending(spender_of(owner, order), order.total, merchant),
        ),
    )


def released(shop: Shop, order: Order) -> Event:
    """Return the event that gives back what the provider may still hold for an order that was given up.

    A turn that was slow, not dead, can have its authorisation answered after the reconciler was told
    that there is none; a customer can approve at the bank after the hold has ended.
    """
    return Event(
        event_id=f"{order.order_id}-release",
        kind="release",
        payload={"customer_id": order.customer_id, "order_id": order.order_id},
        created_at=shop.clock.now(),
    )


def releases(shop: Shop, order: Order, merchant: Merchant, *, at_once: bool) -> tuple[Change, ...]:
    """Return what gives back later, and also now if `at_once`, what the provider may hold for a given-up order."""
    later = released(shop, order)
    now = replace(later, event_id=released_now(order))
    return (
        *((put_event(merchant.id, now),) if at_once else ()),
        put_event(merchant.id, later, delay=LATE_ANSWERS),
    )


def released_now(order: Order) -> str:
    """Return the id of the event that releases at once."""
    return f"{order.order_id}-release-now"


def letter(shop: Shop, order: Order, template: str, *, locale: str, extra: dict[str, Value] | None = None) -> Event:
    """Return the event that sends one mail about an order; its id makes sending idempotent."""
    return Event(
        event_id=f"{order.order_id}-{template}",
        kind="mail",
        payload={
            "template": template,
            "customer_id": order.customer_id,
            "order_id": order.order_id,
            "locale": locale,
            **(extra or {}),
        },
        created_at=shop.clock.now(),
    )


def capture(shop: Shop, order: Order) -> Event:
    """Return the event that charges what the order costs now.

    The amount stands in the event: a cancellation while the provider is asked must not change it,
    so what is cancelled later is refunded by an event of its own.
    """
    return Event(
        event_id=f"{order.order_id}-capture",
        kind="capture",
        payload={"customer_id": order.customer_id, "order_id": order.order_id, "amount": order.total.amount},
        created_at=shop.clock.now(),
    )


def _complete(shop: Shop, order: Order, payment: PaymentState, terms: Terms) -> Settlement:
    merchant = terms.merchant
    done = order.moved_to(CheckoutState.COMPLETED, payment)
    owner = keys.customer(merchant.id, order.customer_id)
    events = [letter(shop, done, "order_confirmation", locale=terms.locale)]
    if merchant.capture is CaptureMode.AT_ONCE and payment is PaymentState.AUTHORISED:
        events.append(capture(shop, done))
    if order.state is CheckoutState.REQUIRES_ESCALATION:
        events.append(strongly_authenticated(shop, order))
    due = (shop.clock.now() + DEBIT_ASKED_EVERY).isoformat() if payment is PaymentState.PROCESSING else None
    return Settlement(
        done,
        (
            put_order(keys.order(owner, order.order_id), done, merchant=merchant.id, due=due),
            *_events(merchant, events),
        ),
    )


def _hold(shop: Shop, order: Order, result: PaymentResult, terms: Terms) -> Settlement:
    """Wait for the customer's approval: they get one link, and the next turn will tell how it ended."""
    merchant = terms.merchant
    held = order.moved_to(CheckoutState.REQUIRES_ESCALATION)
    owner = keys.customer(merchant.id, order.customer_id)
    due = (shop.clock.now() + ASKED_EVERY).isoformat()
    link = letter(shop, held, "payment_approval", locale=terms.locale, extra={"url": result.action_url})
    if terms.customer.links_by_sms and terms.customer.phone:
        link = replace(link, kind="sms")
    return Settlement(
        held,
        (
            put_order(keys.order(owner, order.order_id), held, merchant=merchant.id, due=due),
            put_customer(keys.profile(owner), replace(terms.customer, awaits=order.order_id)),
            *_events(merchant, [link]),
        ),
    )


def _events(merchant: Merchant, events: Sequence[Event]) -> list[Change]:
    return [put_event(merchant.id, event) for event in events]


def _put_back(owner: str, order: Order, cart: Cart) -> list[Change]:
    if not order.cart_version:
        return []
    bought = Cart(tuple(CartLine(line.sku, line.quantity) for line in order.lines))
    return [put_cart(keys.cart(owner), cart.merged_with(bought))]
