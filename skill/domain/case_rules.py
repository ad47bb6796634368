"""Say what a customer may give back, until when, for how much, and what has to be sent for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from skill.domain.cases import CaseKind
from skill.domain.delivery import DeliveryRule, delivery_date
from skill.domain.merchant import Merchant
from skill.domain.money import Money, total
from skill.domain.order import Order, OrderLine
from skill.domain.product import Withdrawal

COMPLAINTS = frozenset({CaseKind.WRONG_ITEM, CaseKind.DAMAGED, CaseKind.MISSING})
"""What went wrong on our side; the others are changes of mind."""

_DAY = timedelta(days=1)
_SATURDAY = 5


def delivered_on(order: Order) -> date | None:
    """Return the day on which the goods arrived, None while they have not."""
    return order.shipment.delivered if order.shipment else None


def withdrawal_ends(order: Order, merchant: Merchant) -> date | None:
    """Return the last day of the withdrawal period, None before delivery: then it is always open.

    The period begins on the day after the delivery (§ 187 BGB) and ends with its last day, where the
    merchant is; a last day that is a Saturday, Sunday or holiday is put off to the next working day
    (§ 193 BGB, Regulation 1182/71 Art. 3(4)).
    """
    arrived = delivered_on(order)
    if arrived is None:
        return None
    last = arrived + timedelta(days=merchant.returns.withdrawal_days)
    return last if _is_working_day(last, merchant.delivery) else _working_days_after(last, 1, merchant.delivery)


def return_ends(order: Order, merchant: Merchant) -> date | None:
    """Return the last day on which the merchant takes goods back for any reason, None before delivery."""
    arrived = delivered_on(order)
    return arrived + timedelta(days=merchant.returns.return_days) if arrived else None


def is_withdrawable(order: Order, line: OrderLine, *, merchant: Merchant, today: date) -> bool:
    """Tell whether a withdrawal needs no judgement: in its period, and of goods that can be sold again.

    Before shipment nothing is excluded, as the order is simply not sent. Hygiene goods are excluded
    only once unsealed (§ 312g(2) no. 3 BGB), which shows when they are back.
    """
    if order.shipment is None:
        return True
    ends = withdrawal_ends(order, merchant)
    return line.withdrawal is not Withdrawal.PERISHABLE and (ends is None or today <= ends)


def must_send_back(kind: CaseKind, amount: Money, merchant: Merchant) -> bool:
    """Tell whether goods of this value have to come back; what is missing cannot, what is cheap and faulty need not."""
    if kind is CaseKind.MISSING:
        return False
    if kind in COMPLAINTS:
        return amount.amount >= merchant.returns.no_return_below.amount
    return True


def send_back_by(declared: date, merchant: Merchant) -> date:
    """Return the last day to post the goods (§ 357(1) BGB: fourteen days from the declaration)."""
    return declared + timedelta(days=merchant.returns.send_back_days)


def goods_value(order: Order, quantities: Mapping[str, int]) -> Money:
    """Return what was paid for these packs, deposit included; packs the customer does not have count for nothing."""
    paid = [
        (line.unit_price + line.deposit) * max(0, min(quantities.get(line.sku, 0), line.kept)) for line in order.lines
    ]
    return total(paid, order.delivery_cost.currency)


def is_whole(order: Order, quantities: Mapping[str, int]) -> bool:
    """Tell whether these packs are all that the customer still has of an order."""
    return any(line.kept for line in order.lines) and all(
        quantities.get(line.sku, 0) >= line.kept for line in order.lines
    )


def gives_delivery_back(order: Order, quantities: Mapping[str, int], kind: CaseKind) -> bool:
    """Tell whether the delivery cost is refunded too: where the whole contract is withdrawn from (§ 357(2) BGB)."""
    return kind is CaseKind.WITHDRAWAL and is_whole(order, quantities) and not order.delivery_credited


def refund_of(order: Order, quantities: Mapping[str, int], kind: CaseKind) -> Money:
    """Return what is paid back for these packs of an order as it is now."""
    goods = goods_value(order, quantities)
    return goods + order.delivery_cost if gives_delivery_back(order, quantities, kind) else goods


def replacement_day(merchant: Merchant, now_local: datetime) -> date:
    """Return the day on which a replacement sent now arrives."""
    return delivery_date(merchant.delivery, now_local)


def refund_expected(asked_on: date, merchant: Merchant) -> date:
    """Return the day by which a bank has booked a refund that was asked for on a day."""
    return _working_days_after(asked_on, merchant.returns.refund_days, merchant.delivery)


def next_working_day(day: date, merchant: Merchant) -> date:
    """Return the first day after a day on which banks work and people answer."""
    return _working_days_after(day, 1, merchant.delivery)


def _working_days_after(day: date, count: int, rule: DeliveryRule) -> date:
    for _ in range(count):
        day += _DAY
        while not _is_working_day(day, rule):
            day += _DAY
    return day


def _is_working_day(day: date, rule: DeliveryRule) -> bool:
    """Tell whether banks work and periods may end: Monday to Friday, holidays left out."""
    return day.weekday() < _SATURDAY and day not in rule.holidays
