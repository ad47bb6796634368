"""Let the merchant judge a case: accept what waits for that, or refuse with a reason the customer reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from skill.domain.cases import Case, CaseKind, CaseState
from skill.domain.claims import uncredit
from skill.domain.errors import InvalidInputError, NotFoundError, RefusedError
from skill.domain.merchant import Merchant
from skill.domain.order import Order
from skill.services.accept_case import accept_case, recall_replacements
from skill.services.after_conflicts import after_conflicts
from skill.services.case_events import case_letter
from skill.services.records import keys
from skill.services.records.cases import find_case, put_case, recent_cases
from skill.services.records.orders import find_order
from skill.services.records.outbox import put_event
from skill.services.shop import Shop
from skill.services.store_order import store_order
from skill.services.table import Change

_LOOKED_THROUGH = 100
_JUDGEABLE = frozenset({CaseState.DECLARED, CaseState.AWAITING_GOODS})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Carry why the merchant refuses, and which of a case's products."""

    reason: str
    skus: frozenset[str]


Step = Callable[[Case, Order], tuple[Case, tuple[Change, ...]]]


def accept(shop: Shop, case: Case, *, merchant: Merchant) -> Case:
    """Let a case that waited for judgement take its course; one under way already stays as it is.

    Raises `RefusedError` for a refused case and `OutOfStockError` where nothing is left to replace it with.
    """

    def step(now: Case, order: Order) -> tuple[Case, tuple[Change, ...]]:
        if now.state is CaseState.REFUSED:
            msg = f"{now.case_id} was refused; the customer would have to declare again"
            raise RefusedError(msg)
        if now.state is not CaseState.DECLARED:
            return now, ()
        course = accept_case(shop, order, now, merchant=merchant)
        recalled = _recalled(shop, now, order, merchant) if now.kind is CaseKind.WITHDRAWAL else ()
        return course.case, (_filed(course.case, merchant), *course.changes, *recalled)

    return change_case(shop, case, merchant, step)


def refuse(shop: Shop, case: Case, reason: str, *, merchant: Merchant, skus: frozenset[str] = frozenset()) -> Case:
    """Refuse a case, or only some products of it, and count their packs as the customer's again.

    Returns the refused case; refused products of a case that goes on become one of their own. Raises
    `InvalidInputError` without a reason and `RefusedError` where goods or money are back already.
    """
    if not reason.strip():
        msg = "a refusal needs a reason: the customer reads it"
        raise InvalidInputError(msg)

    def step(now: Case, order: Order) -> tuple[Case, tuple[Change, ...]]:
        if now.state is CaseState.REFUSED:
            return now, ()
        if now.state not in _JUDGEABLE:
            msg = f"{now.case_id} is {now.state.value}: it can no longer be refused"
            raise RefusedError(msg)
        named = {line.sku for line in now.lines}
        if skus - named:
            return _refused_before(shop, now, skus, merchant), ()
        if skus and skus != named:
            return _refused_in_part(shop, now, order, Refusal(reason.strip(), skus), merchant=merchant)
        return _refused(shop, now, order, reason, merchant=merchant)

    return change_case(shop, case, merchant, step)


def change_case(shop: Shop, case: Case, merchant: Merchant, step: Step) -> Case:
    """Read a case and its order, decide and write, again where somebody else was faster.

    Raises `BusyError` where that happens too often.
    """
    owner = keys.customer(merchant.id, case.customer_id)

    def stepped() -> Case:
        now = find_case(shop.table, owner, case.case_id)
        order = find_order(shop.table, owner, case.order_id)
        if now is None or order is None:
            raise NotFoundError(case.case_id)
        changed, changes = step(now, order)
        if changes:
            shop.table.write(*changes)
        return changed

    return after_conflicts(stepped, busy=f"others kept changing {case.case_id}")


def _refused(
    shop: Shop, case: Case, order: Order, reason: str, *, merchant: Merchant
) -> tuple[Case, tuple[Change, ...]]:
    refused = replace(case, state=CaseState.REFUSED, judgement=reason.strip())
    recalled = recall_replacements(shop, [case], dict.fromkeys((line.sku for line in case.lines), 0), merchant=merchant)
    return refused, (
        _filed(refused, merchant),
        store_order(shop, uncredit(order, case), merchant=merchant),
        put_event(merchant.id, case_letter(shop, refused, "case_refused")),
        *recalled,
    )


def _recalled(shop: Shop, case: Case, order: Order, merchant: Merchant) -> tuple[Change, ...]:
    """Return what stops replacements of packs that the customer no longer keeps."""
    recent = recent_cases(shop.table, keys.customer(merchant.id, case.customer_id), _LOOKED_THROUGH)
    withdrawn = {line.sku for line in case.lines}
    kept = {line.sku: line.kept for line in order.lines if line.sku in withdrawn}
    known = [other for other in recent if other.order_id == order.order_id]
    return recall_replacements(shop, known, kept, merchant=merchant)


def _refused_in_part(
    shop: Shop, case: Case, order: Order, refusal: Refusal, *, merchant: Merchant
) -> tuple[Case, tuple[Change, ...]]:
    """Split the refused products off; what was no withdrawal from everything gives no delivery cost back."""
    if case.kind is not CaseKind.WITHDRAWAL:
        msg = f"{case.case_id} is no withdrawal: it is accepted or refused as a whole"
        raise RefusedError(msg)
    gone = tuple(line for line in case.lines if line.sku in refusal.skus)
    stays = replace(case, lines=tuple(line for line in case.lines if line not in gone))
    stays = replace(stays, refund=stays.goods)
    split = replace(case, case_id=shop.ids.new("case"), lines=gone, version=0)
    refused = replace(split, state=CaseState.REFUSED, refund=split.goods, judgement=refusal.reason)
    without = replace(refused, refund=case.refund - stays.goods)  # with the delivery cost, where it was promised
    return refused, (
        _filed(refused, merchant),
        _filed(stays, merchant),
        store_order(shop, uncredit(order, without), merchant=merchant),
        put_event(merchant.id, case_letter(shop, refused, "case_refused")),
    )


def _refused_before(shop: Shop, case: Case, skus: frozenset[str], merchant: Merchant) -> Case:
    """Return the case that these products became when they were refused; whoever lost the answer asks again."""
    recent = recent_cases(shop.table, keys.customer(merchant.id, case.customer_id), _LOOKED_THROUGH)
    for other in recent:
        about = {line.sku for line in other.lines}
        if other.order_id == case.order_id and other.state is CaseState.REFUSED and skus == about:
            return other
    named = ", ".join(sorted(line.sku for line in case.lines))
    msg = f"{case.case_id} is not about {', '.join(sorted(skus))}, but about {named}"
    raise NotFoundError(msg)


def _filed(case: Case, merchant: Merchant) -> Change:
    return put_case(keys.customer(merchant.id, case.customer_id), case, merchant=merchant.id)
