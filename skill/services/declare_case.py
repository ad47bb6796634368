"""Take what a customer declares about an order: a withdrawal, a return, an exchange, a complaint.

The changes are written together with the turn, or the page's answer. Every declaration moves the
order's version, so that of two about the same packs the later one finds the earlier.
A withdrawal is never refused here: late ones and those of perishables wait for the merchant's judgement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from skill.domain.case_rules import delivered_on, is_withdrawable, refund_of, return_ends
from skill.domain.cases import Case, CaseKind, CaseLine, CaseState, Remedy
from skill.domain.claims import claimable, claimed, credit, repeated_by
from skill.domain.errors import NotDeliveredError, ReturnPeriodOverError, TooManyPacksError
from skill.domain.merchant import Merchant
from skill.domain.money import Money
from skill.domain.order import Order
from skill.services.accept_case import accept_case, recall_replacements
from skill.services.case_events import case_letter
from skill.services.records import keys
from skill.services.records.cases import put_case, recent_cases
from skill.services.records.orders import find_order
from skill.services.records.outbox import put_event
from skill.services.shop import Shop
from skill.services.stop_order import stop_order
from skill.services.store_order import store_order
from skill.services.table import Change, Table

_LOOKED_THROUGH = 100


@dataclass(frozen=True, slots=True)
class Declaration:
    """Carry what a customer declares about an order as it was read.

    `quantities` are packs by SKU; empty means everything the customer still has. `reason` is in the
    customer's own words and never demanded. `declared_at` is UTC, None for now.
    `key` names the question that was confirmed, or the form: the same key is never a second case. Without one,
    the same packs are not; but "one of two" said twice is both.
    """

    order: Order
    kind: CaseKind
    remedy: Remedy
    quantities: Mapping[str, int]
    reason: str
    locale: str
    channel: str
    declared_at: datetime | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class DeclaredCase:
    """Carry the case, its order, and the changes that store both; none where it was declared before."""

    case: Case
    order: Order
    changes: tuple[Change, ...]

    @property
    def is_repeated(self) -> bool:
        """Tell whether the same was declared before, so that nothing more happens."""
        return not self.changes


def declare_case(shop: Shop, declaration: Declaration, *, merchant: Merchant) -> DeclaredCase:
    """Return the case that a declaration opens, or the one that it repeats.

    What is declared about a free replacement is about the order that was paid. Raises
    `NotFoundError` for a product the order does not have, and, never for a withdrawal:
    `NotDeliveredError`, `ReturnPeriodOverError`, `TooManyPacksError`, and `OutOfStockError` where
    nothing is left to replace it with.
    """
    owner = keys.customer(merchant.id, declaration.order.customer_id)
    order = paid_order(shop.table, owner, declaration.order)
    recent = recent_cases(shop.table, owner, _LOOKED_THROUGH)
    known = tuple(case for case in recent if case.order_id == order.order_id)
    confirmed = next((case for case in known if declaration.key and case.key == declaration.key), None)
    if confirmed is not None:
        return DeclaredCase(confirmed, order, ())
    left = claimable(order, declaration.kind, known, about=declaration.order.order_id)
    packs = claimed(declaration.quantities, left, declaration.kind)
    first = None if packs else repeated_by(known, declaration.quantities or left)
    if first is not None:
        return DeclaredCase(first, order, ())
    declared = declaration.declared_at or shop.clock.now()
    today = merchant.local(declared).date()
    if declaration.kind is not CaseKind.WITHDRAWAL:
        _refuse_unfit(declaration, order, packs, merchant=merchant, today=today)
    case = _new_case(shop, replace(declaration, order=order), packs)
    if declaration.kind is CaseKind.WITHDRAWAL and order.shipment is None:
        return _stopped(shop, order, case, merchant)
    changed = credit(order, case)
    if _needs_judgement(order, case, merchant, today):
        return _written(shop, changed, case, (), merchant)
    course = accept_case(shop, order, case, merchant=merchant)
    recalled: tuple[Change, ...] = ()
    if declaration.kind is CaseKind.WITHDRAWAL:
        kept = {line.sku: line.kept for line in changed.lines if line.sku in packs}
        recalled = recall_replacements(shop, known, kept, merchant=merchant)
    return _written(shop, changed, course.case, (*course.changes, *recalled), merchant)


def paid_order(table: Table, owner: str, order: Order) -> Order:
    """Return the order whose money and rights a free replacement stands for; any other order is its own."""
    original = find_order(table, owner, order.replaces) if order.replaces else None
    return paid_order(table, owner, original) if original else order


def _refuse_unfit(
    declaration: Declaration, order: Order, packs: Mapping[str, int], *, merchant: Merchant, today: date
) -> None:
    # Money may be asked for once the first goods came; of a replacement only what came itself can be wrong.
    sent = order if declaration.kind is CaseKind.RETURN else declaration.order
    if delivered_on(sent) is None and not _may_be_lost(sent, declaration.kind, today):
        raise NotDeliveredError
    if not packs:
        raise TooManyPacksError(next(iter(declaration.quantities or {line.sku: 0 for line in order.lines})), 0)
    ends = return_ends(order, merchant)
    if declaration.kind in {CaseKind.RETURN, CaseKind.EXCHANGE} and ends and today > ends:
        raise ReturnPeriodOverError(ends)


def _may_be_lost(order: Order, kind: CaseKind, today: date) -> bool:
    return kind is CaseKind.MISSING and order.shipment is not None and order.is_overdue(today)


def _needs_judgement(order: Order, case: Case, merchant: Merchant, today: date) -> bool:
    """Tell whether the merchant decides first: withdrawals that may be excluded, and complaints about old or lost goods.

    Where only some of the goods may be excluded, all may come back, and the merchant refuses those then.
    """
    if case.kind is CaseKind.WITHDRAWAL:
        lines = [line for line in order.lines if any(line.sku == meant.sku for meant in case.lines)]
        return not any(is_withdrawable(order, line, merchant=merchant, today=today) for line in lines)
    ends = return_ends(order, merchant)
    return ends is None or today > ends


def _new_case(shop: Shop, declaration: Declaration, packs: Mapping[str, int]) -> Case:
    order = declaration.order
    return Case(
        case_id=shop.ids.new("case"),
        order_id=order.order_id,
        order_number=order.number,
        customer_id=order.customer_id,
        kind=declaration.kind,
        remedy=declaration.remedy,
        state=CaseState.DECLARED,
        lines=tuple(
            CaseLine(line.sku, line.name, packs[line.sku], line.unit_price + line.deposit)
            for line in order.lines
            if line.sku in packs
        ),
        declared_at=declaration.declared_at or shop.clock.now(),
        locale=declaration.locale,
        channel=declaration.channel,
        refund=_refund(declaration, packs),
        reason=declaration.reason,
        key=declaration.key,
    )


def _refund(declaration: Declaration, packs: Mapping[str, int]) -> Money:
    if declaration.remedy is Remedy.REPLACE:
        return Money(0, declaration.order.delivery_cost.currency)
    return refund_of(declaration.order, packs, declaration.kind)


def _stopped(shop: Shop, order: Order, case: Case, merchant: Merchant) -> DeclaredCase:
    """Return the withdrawal from what was not sent: settled at once, as nothing has to come back."""
    settled = replace(case, state=CaseState.SETTLED)
    if not (order.is_cancellable or order.is_undecided):
        # Given up or stopped before: what there was to pay back went its way then.
        return _written(shop, order, replace(settled, refund=Money(0, case.refund.currency)), (), merchant)
    stopped = stop_order(shop, order, {line.sku: line.quantity for line in case.lines}, merchant=merchant)
    asked_at = shop.clock.now() if stopped.was_charged else None
    settled = replace(settled, refund=stopped.saved, refund_asked_at=asked_at)
    return DeclaredCase(settled, stopped.order, (*stopped.changes, *_filed(shop, settled, merchant)))


def _written(shop: Shop, order: Order, case: Case, changes: tuple[Change, ...], merchant: Merchant) -> DeclaredCase:
    stored = store_order(shop, order, merchant=merchant)
    return DeclaredCase(case, order, (stored, *changes, *_filed(shop, case, merchant)))


def _filed(shop: Shop, case: Case, merchant: Merchant) -> tuple[Change, ...]:
    stored = put_case(keys.customer(merchant.id, case.customer_id), case, merchant=merchant.id)
    if case.kind is not CaseKind.WITHDRAWAL:
        return (stored,)
    return (stored, put_event(merchant.id, case_letter(shop, case, "withdrawal_received")))
