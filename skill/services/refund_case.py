"""Pay a case's refund, exactly once: the case's id is the key at the provider.

Refunds do not give the month's budget back: limits bound what is ordered by voice, not what is kept,
and buying and returning in turns must not pass them. Only what is stopped before it leaves the house is
taken off the counters, those of the day and month it was ordered in.
"""

from __future__ import annotations

from dataclasses import replace

from skill.domain.cases import Case, CaseState
from skill.domain.errors import UnavailableError
from skill.domain.money import Money
from skill.domain.order import Order, PaymentState
from skill.services.case_events import case_letter
from skill.services.ports import PaymentStatus
from skill.services.records import keys
from skill.services.records.cases import find_case, put_case
from skill.services.records.merchants import read_merchant
from skill.services.records.orders import find_order
from skill.services.records.outbox import Event, put_event
from skill.services.refundable import is_refundable
from skill.services.shop import Shop
from skill.services.store_order import store_order
from skill.services.table import Change

_NEVER_PAID = frozenset({PaymentStatus.DECLINED, PaymentStatus.VOIDED})


def refund_case(shop: Shop, merchant_id: str, event: Event) -> tuple[Change, ...]:
    """Pay what a case promised and return the changes that settle it.

    Where the money has not come in yet, as with a debit on its way or a capture that waits, the refund
    waits for it (`UnavailableError`); an open invoice is lowered. Where it never came, nothing is owed.
    """
    owner = keys.customer(merchant_id, str(event.payload["customer_id"]))
    case = find_case(shop.table, owner, str(event.payload["case_id"]))
    order = find_order(shop.table, owner, case.order_id) if case else None
    if case is None or order is None or case.state is not CaseState.RECEIVED:
        return ()
    if not case.refund.amount:
        return (put_case(owner, replace(case, state=CaseState.SETTLED), merchant=merchant_id),)
    known = shop.payments.look_up(order.order_id)
    if known.status in _NEVER_PAID:
        return (put_case(owner, _unpaid(case), merchant=merchant_id),)
    if not is_refundable(order, known.status):
        msg = f"the refund of {case.case_id} waits: its order is {known.status}"
        raise UnavailableError(msg)
    known = shop.payments.refund(order.order_id, case.refund, case.case_id)
    settled = replace(case, state=CaseState.SETTLED, refund_asked_at=shop.clock.now())
    return (
        put_case(owner, settled, merchant=merchant_id),
        put_event(merchant_id, case_letter(shop, settled, "refund_sent")),
        *_order_paid_back(shop, merchant_id, order, known.status),
    )


def _unpaid(case: Case) -> Case:
    return replace(case, state=CaseState.SETTLED, refund=Money(0, case.refund.currency))


def _order_paid_back(shop: Shop, merchant_id: str, order: Order, status: PaymentStatus) -> tuple[Change, ...]:
    if status is not PaymentStatus.REFUNDED or order.payment is PaymentState.REFUNDED:
        return ()
    merchant = read_merchant(shop.table, merchant_id)
    return (store_order(shop, replace(order, payment=PaymentState.REFUNDED), merchant=merchant),)
