"""Ask for the low-value exemption from strong authentication only as often as the law allows.

Art. 16 of Commission Delegated Regulation (EU) 2018/389 exempts remote payments of up to 30 €, while those
since the last strong authentication come to no more than 100 €, or are no more than five. Here both must hold.
The payment provider decides; this only keeps the shop from asking in vain, or too often.
"""

from __future__ import annotations

from skill.domain.customer import Customer, MethodKind
from skill.domain.money import Money
from skill.domain.order import Order
from skill.services.records import keys
from skill.services.records.outbox import Event
from skill.services.shop import Shop
from skill.services.table import Add, Change

MOST_EACH, MOST_TOGETHER, MOST_IN_A_ROW = Money(3_000), 10_000, 5


def may_be_exempt(customer: Customer, method_id: str, amount: Money) -> bool:
    """Tell whether a payment is by card, in euros and small enough; other currencies have no limit in the law."""
    method = customer.method(method_id)
    is_card = method is not None and method.kind is MethodKind.CARD
    return is_card and amount.currency == MOST_EACH.currency and amount <= MOST_EACH


def count_exemption(owner: str, amount: Money) -> Add:
    """Return the change that counts a payment; it fails on its ceiling where strong authentication is due."""
    return Add(
        keys.low_value(owner),
        {"amount": amount.amount, "count": 1},
        ceiling={"amount": MOST_TOGETHER, "count": MOST_IN_A_ROW},
    )


def exemption_unused(shop: Shop, order: Order) -> list[Event]:
    """Return the event that takes an order off the count again that was never paid; none if it did not count."""
    if not order.low_value:
        return []
    return [_event(shop, order, "exemption_unused", order.total)]


def strongly_authenticated(shop: Shop, order: Order) -> Event:
    """Return the event that begins the count anew after a customer has approved a payment at the bank."""
    return _event(shop, order, "authenticated", None)


def recount(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Return the change that one such event asks for; it holds only for the count that was read.

    An order that counted before the count began anew counts no longer, so that nothing is taken off for it.
    """
    key = keys.low_value(keys.customer(merchant_id, str(event.payload["customer_id"])))
    item = shop.table.get(key)
    if item is None:
        return ()
    amount, count, since = (_number(item.attributes.get(name)) for name in ("amount", "count", "since"))
    if event.payload["amount"] is None:
        more = {"amount": -amount, "count": -count, "since": int(shop.clock.now().timestamp()) - since}
    elif _number(event.payload.get("counted_at")) <= since:
        return ()
    else:
        more = {"amount": -min(amount, _number(event.payload["amount"])), "count": -min(count, 1)}
    return (Add(key, more, if_version=item.version),)


def _event(shop: Shop, order: Order, name: str, amount: Money | None) -> Event:
    return Event(
        event_id=f"{order.order_id}-{name}",
        kind="exemption",
        payload={
            "customer_id": order.customer_id,
            "order_id": order.order_id,
            "amount": amount.amount if amount else None,
            "counted_at": int(order.placed_at.timestamp()),
        },
        created_at=shop.clock.now(),
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
