"""Book goods that came back: what can be sold again goes to stock, and the money is paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from skill.domain.cases import Case, CaseKind, CaseState, Remedy
from skill.domain.errors import InvalidInputError, NotFoundError, RefusedError
from skill.domain.merchant import Merchant
from skill.domain.order import Order
from skill.domain.product import Withdrawal
from skill.services.case_events import case_refund
from skill.services.edit_stock import MOST
from skill.services.judge_case import change_case
from skill.services.records import keys, stock
from skill.services.records.cases import put_case
from skill.services.records.outbox import put_event
from skill.services.shop import Shop
from skill.services.table import Change

_AS_NEW = frozenset({CaseKind.WITHDRAWAL, CaseKind.RETURN, CaseKind.EXCHANGE})


def receive_goods(shop: Shop, case: Case, *, merchant: Merchant, restock: Mapping[str, int] | None = None) -> Case:
    """Book the goods of a case as received, once, and let the refund be paid.

    `restock` says how many packs of which product can be sold again; without it those of `sold_again`.
    Raises `RefusedError` for a case that is refused or waits for judgement, `NotFoundError` for goods
    that the shop does not have, and `InvalidInputError` for fewer packs than none or more than a shop has.
    """
    _refuse_nonsense(shop, restock or {}, merchant)

    def step(now: Case, order: Order) -> tuple[Case, tuple[Change, ...]]:
        if now.state in {CaseState.RECEIVED, CaseState.SETTLED}:
            return now, ()
        if now.state is not CaseState.AWAITING_GOODS:
            msg = f"{now.case_id} is {now.state.value}: only goods that were asked for can be received"
            raise RefusedError(msg)
        pays = now.remedy is Remedy.REFUND
        received = replace(now, state=CaseState.RECEIVED if pays else CaseState.SETTLED)
        back = sold_again(now, order) if restock is None else restock
        return received, (
            put_case(keys.customer(merchant.id, now.customer_id), received, merchant=merchant.id),
            *(stock.restock(merchant.id, sku, packs) for sku, packs in back.items() if packs),
            *((put_event(merchant.id, case_refund(shop, received)),) if pays else ()),
        )

    return change_case(shop, case, merchant, step)


def _refuse_nonsense(shop: Shop, restock: Mapping[str, int], merchant: Merchant) -> None:
    if any(packs < 0 for packs in restock.values()):
        msg = "packs to be sold again cannot be fewer than none"
        raise InvalidInputError(msg)
    if any(packs > MOST for packs in restock.values()):
        msg = f"more packs are to be sold again than a shop has: at most {MOST:,}"
        raise InvalidInputError(msg)
    known = shop.table.get_many(stock.stock_keys(merchant.id, restock))
    unknown = [sku for sku in restock if keys.stock(merchant.id, sku) not in known]
    if unknown:
        msg = f"there is no product {', '.join(unknown)} in stock"
        raise NotFoundError(msg)


def sold_again(case: Case, order: Order) -> dict[str, int]:
    """Return the packs that go back to stock unless the merchant says otherwise.

    Not what is damaged or was sent by mistake (only the merchant sees what that is), and neither food
    nor hygiene goods.
    """
    if case.kind not in _AS_NEW:
        return {}
    kinds = {line.sku: line.withdrawal for line in order.lines}
    return {line.sku: line.quantity for line in case.lines if kinds.get(line.sku) is Withdrawal.FULL}
