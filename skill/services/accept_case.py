"""Let a case take its course: goods to be sent back, a replacement, or money at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from skill.domain.case_rules import must_send_back, send_back_by
from skill.domain.cases import Case, CaseState, Remedy
from skill.domain.merchant import Merchant
from skill.domain.order import Order
from skill.services.case_events import case_letter, case_refund
from skill.services.records import keys, stock
from skill.services.records.orders import find_order, put_order
from skill.services.records.outbox import Event, put_event
from skill.services.send_replacement import send_replacement
from skill.services.shop import Shop
from skill.services.stop_order import without_packs
from skill.services.table import Change

_CODE_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Course:
    """Carry a case's next state and the changes besides those of case and order."""

    case: Case
    changes: tuple[Change, ...]


def accept_case(shop: Shop, order: Order, case: Case, *, merchant: Merchant) -> Course:
    """Return the case under way: what comes back, what is sent, what is paid, and the letters about it.

    Raises `OutOfStockError` where too few packs are left for a replacement.
    """
    changes: list[Change] = []
    events: list[Event] = []
    if must_send_back(case.kind, case.goods, merchant):
        case = _awaiting(shop, case, merchant)
        events.append(case_letter(shop, case, "return_instructions"))
    elif case.remedy is Remedy.REFUND:
        case = replace(case, state=CaseState.RECEIVED)
        events.append(case_refund(shop, case))
    else:
        case = replace(case, state=CaseState.SETTLED)
    if case.remedy is Remedy.REPLACE:
        free = send_replacement(shop, order, case.lines, merchant=merchant, locale=case.locale)
        case = replace(case, replacement=free.order.order_id)
        events.append(case_letter(shop, case, "replacement_confirmed"))
        changes += free.changes
    return Course(case, (*changes, *(put_event(merchant.id, event) for event in events)))


def recall_replacements(
    shop: Shop, cases: Iterable[Case], kept: Mapping[str, int], *, merchant: Merchant
) -> tuple[Change, ...]:
    """Return the changes that stop replacements of these products that have not left yet.

    As many packs are still sent as the customer keeps and pays for; products that are not in `kept` are left alone.
    """
    due, freed = Counter(kept), Counter[str]()
    changes: list[Change] = []
    for case in cases:
        owner = keys.customer(merchant.id, case.customer_id)
        free = find_order(shop.table, owner, case.replacement) if case.replacement else None
        if free is None or not free.is_cancellable:
            continue
        stays = {line.sku: min(line.remaining, due[line.sku]) for line in free.lines if line.sku in kept}
        due.subtract(stays)
        gone = {line.sku: line.remaining - stays[line.sku] for line in free.lines if line.sku in kept}
        if any(gone.values()):
            freed.update(gone)
            changes.append(put_order(keys.order(owner, free.order_id), without_packs(free, gone), merchant=merchant.id))
    return (*changes, *(stock.release(merchant.id, sku, packs) for sku, packs in freed.items() if packs))


def _awaiting(shop: Shop, case: Case, merchant: Merchant) -> Case:
    today = merchant.local(shop.clock.now()).date()
    return replace(
        case,
        state=CaseState.AWAITING_GOODS,
        send_back_by=send_back_by(today, merchant),
        return_code=f"{case.order_number}-{case.case_id[-_CODE_DIGITS:].upper()}",
    )
