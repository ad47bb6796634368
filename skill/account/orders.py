"""Show orders, and cancel one while nothing has left the warehouse."""

from __future__ import annotations

from skill.account.labels import method_label, order_state
from skill.account.visit import WRONG, Answer, Visit
from skill.domain.errors import NotFoundError
from skill.domain.order import Order
from skill.services.after_conflicts import after_conflicts
from skill.services.cancel_order import cancel_order
from skill.services.records.orders import find_numbered
from skill.services.show_orders import recent_orders

MOST = 60


def show(visit: Visit) -> Answer:
    """Return the orders, the newest first."""
    orders = recent_orders(visit.shop, visit.merchant.id, visit.account.customer_id, limit=MOST)
    return visit.show("orders", orders=orders, state=lambda order: order_state(order, visit.words))


def show_one(visit: Visit, number: str) -> Answer:
    """Return one order with its lines."""
    return _page(visit, _known(visit, number))


def cancel(visit: Visit, number: str) -> Answer:
    """Cancel what is left of an order; one that has been sent meanwhile is told."""

    def cancelled() -> bool:
        order = _known(visit, number)
        if not order.is_cancellable:
            return False
        skus = frozenset(order.skus)
        settled = cancel_order(visit.shop, order, skus, merchant=visit.merchant, locale=visit.locale)
        visit.shop.table.write(*settled.changes)
        return True

    if after_conflicts(cancelled, busy=f"others kept changing order {number}"):
        return visit.go("order", "order_cancelled", number=number)
    return _page(visit, _known(visit, number), visit.words["too_late_to_cancel"])


def _known(visit: Visit, number: str) -> Order:
    """Return this customer's order of a number; one of somebody else is as unknown as any."""
    order = find_numbered(visit.shop.table, visit.merchant.id, number)
    if order is None or order.customer_id != visit.account.customer_id:
        raise NotFoundError(number)
    return order


def _page(visit: Visit, order: Order, wrong: str = "") -> Answer:
    customer = visit.customer
    method = customer.method(order.payment_method)
    address = next((one.one_line for one in customer.addresses if one.address_id == order.address_id), "")
    return visit.show(
        "order",
        WRONG if wrong else 200,
        order=order,
        state=order_state(order, visit.words),
        paid_with=method_label(method, visit.words) if method else "",
        address=address,
        wrong=wrong,
    )
