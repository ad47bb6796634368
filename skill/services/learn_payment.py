"""Draw the consequences of the payment provider's present word about an order, in whatever state it is.

Only what the provider says now counts, never what a message claimed happened: so messages may come twice,
late or in any order.
"""

from __future__ import annotations

from dataclasses import replace

from skill.domain.merchant import Merchant
from skill.domain.order import CheckoutState, Order, PaymentState
from skill.services.ports import PaymentResult, PaymentStatus
from skill.services.records import keys
from skill.services.records.customers import cart_from, customer_from
from skill.services.records.outbox import put_event
from skill.services.settle_order import (
    PAID,
    Settlement,
    Terms,
    letter,
    released,
    released_now,
    releases,
    settle,
    stopped,
    undo,
)
from skill.services.shop import Shop
from skill.services.store_order import store_order
from skill.services.table import Change

_NOTHING_HAD = frozenset({PaymentStatus.DECLINED, PaymentStatus.VOIDED})
_SOMETHING_HELD = frozenset(
    {PaymentStatus.AUTHORISED, PaymentStatus.REQUIRES_ACTION, PaymentStatus.PROCESSING, PaymentStatus.CAPTURED}
)
_LEARNABLE: dict[PaymentState, dict[PaymentStatus, PaymentState]] = {
    PaymentState.AUTHORISED: {
        PaymentStatus.PROCESSING: PaymentState.PROCESSING,
        PaymentStatus.CAPTURED: PaymentState.CAPTURED,
        PaymentStatus.REFUNDED: PaymentState.REFUNDED,
    },
    PaymentState.PROCESSING: {
        PaymentStatus.CAPTURED: PaymentState.CAPTURED,
        PaymentStatus.REFUNDED: PaymentState.REFUNDED,
    },
    PaymentState.CAPTURED: {PaymentStatus.REFUNDED: PaymentState.REFUNDED},
    PaymentState.FAILED: {
        PaymentStatus.PROCESSING: PaymentState.PROCESSING,
        PaymentStatus.CAPTURED: PaymentState.CAPTURED,
    },
}
"""What a placed order's payment may become; a provider whose answer is older than ours changes nothing."""
_CAN_FAIL = frozenset({PaymentState.AUTHORISED, PaymentState.PROCESSING, PaymentState.CAPTURED})


def learn_payment(shop: Shop, merchant: Merchant, order: Order, result: PaymentResult) -> Settlement | None:
    """Return what the provider's word makes of an order; None where it makes nothing new of it.

    That a payment is not there, or waits for its customer, is judged by the reconciler alone: it knows when
    that has lasted too long.
    """
    if order.is_undecided:
        return _decided(shop, merchant, order, result)
    if order.state is CheckoutState.CANCELED:
        return _given_up(shop, merchant, order, result)
    if order.payment in _CAN_FAIL and result.status in _NOTHING_HAD:
        return _failed(shop, merchant, order, result)
    learned = _LEARNABLE.get(order.payment, {}).get(result.status)
    return _noted(shop, merchant, order, learned) if learned else None


def refuse_order(
    shop: Shop, merchant: Merchant, order: Order, reason: str, payment: PaymentState = PaymentState.DECLINED
) -> Settlement:
    """Return an undecided order as given up, with a letter, and with events that give back what comes in late.

    The money is released only after the order is written as given up: a worker that was slow must not take
    the money from an order that another has completed meanwhile.
    """
    terms = terms_of(shop, merchant, order)
    undone = undo(shop, order, reason, terms, payment)
    held = order.state is CheckoutState.REQUIRES_ESCALATION
    return Settlement(
        undone.order,
        (
            *undone.changes,
            put_event(merchant.id, letter(shop, undone.order, "order_refused", locale=terms.locale)),
            *releases(shop, order, merchant, at_once=held),
        ),
    )


def give_back(shop: Shop, merchant: Merchant, order: Order) -> tuple[Change, ...]:
    """Return the event that gives back what the provider may hold for an order that was given up, once at a time."""
    event = released(shop, order)
    names = [event.event_id, released_now(order)]
    names += [f"{order.order_id}-cancel-{version}" for version in range(1, order.version + 1)]
    waiting = shop.table.get_many([keys.outbox(merchant.id, name) for name in names])
    return () if waiting else (put_event(merchant.id, event),)


def terms_of(shop: Shop, merchant: Merchant, order: Order) -> Terms:
    """Read what settling an order needs besides the order itself."""
    owner = keys.customer(merchant.id, order.customer_id)
    items = shop.table.get_many([keys.cart(owner), keys.profile(owner)])
    return Terms(
        merchant,
        locale_of(order, merchant),
        cart_from(items.get(keys.cart(owner))),
        customer_from(items.get(keys.profile(owner)), order.customer_id),
    )


def locale_of(order: Order, merchant: Merchant) -> str:
    """Return the language of an order's letters; those of older orders, which noted none, are German."""
    return order.locale or f"de-{merchant.country}"


def _decided(shop: Shop, merchant: Merchant, order: Order, result: PaymentResult) -> Settlement | None:
    waits = result.status is PaymentStatus.REQUIRES_ACTION and order.state is CheckoutState.COMPLETE_IN_PROGRESS
    if result.status in PAID or waits:
        return settle(shop, order, result, terms_of(shop, merchant, order))
    reason = result.reason or result.status.value
    if result.status in _NOTHING_HAD:
        return refuse_order(shop, merchant, order, reason)
    if result.status is PaymentStatus.REFUNDED:
        return refuse_order(shop, merchant, order, reason, PaymentState.REFUNDED)
    return None


def _given_up(shop: Shop, merchant: Merchant, order: Order, result: PaymentResult) -> Settlement | None:
    if result.status in _SOMETHING_HELD:
        changes = give_back(shop, merchant, order)
        return Settlement(order, changes) if changes else None
    if result.status is PaymentStatus.REFUNDED and order.payment is not PaymentState.REFUNDED:
        return _noted(shop, merchant, order, PaymentState.REFUNDED)
    return None


def _failed(shop: Shop, merchant: Merchant, order: Order, result: PaymentResult) -> Settlement:
    """Stop what has not left the house; for what has, the letter asks for the money."""
    reason = result.reason or result.status.value
    if order.is_cancellable:
        failed = stopped(order, PaymentState.FAILED, reason, merchant)
    else:
        unpaid = replace(order, payment=PaymentState.FAILED)
        failed = Settlement(unpaid, (store_order(shop, unpaid, merchant=merchant),))
    told = letter(shop, failed.order, "payment_failed", locale=locale_of(order, merchant), extra={"reason": reason})
    return Settlement(failed.order, (*failed.changes, put_event(merchant.id, told)))


def _noted(shop: Shop, merchant: Merchant, order: Order, payment: PaymentState) -> Settlement:
    noted = replace(order, payment=payment)
    return Settlement(noted, (store_order(shop, noted, merchant=merchant),))
