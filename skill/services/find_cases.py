"""Find the cases of a shop: all of them for the merchant, or the one that a parcel or letter names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from skill.domain.cases import Case
from skill.domain.errors import NotFoundError
from skill.services.records import keys
from skill.services.records.cases import case_from, find_case, recent_cases
from skill.services.records.orders import find_numbered
from skill.services.shop import Shop
from skill.services.table import Item

_NUMBERED = re.compile(r"(\d{4}-\d{4})(?:-([0-9A-Za-z]{4}))?")


def listed_cases(shop: Shop, merchant_id: str, *, only_open: bool, limit: int = 50) -> list[Case]:
    """Return a merchant's cases, the newest first."""
    found: list[Case] = []
    for item in _all_items(shop, merchant_id):
        case = case_from(item)
        if case.is_open or not only_open:
            found.append(case)
        if len(found) == limit:
            break
    return found


def case_named(shop: Shop, merchant_id: str, name: str) -> Case:
    """Return the case of an id, a return code or an order number, as stored; of several of one order the open one.

    Raises `NotFoundError` where nothing is called so.
    """
    numbered = _NUMBERED.fullmatch(name.strip())
    case = _by_number(shop, merchant_id, *numbered.groups()) if numbered else _by_id(shop, merchant_id, name.strip())
    if case is None:
        msg = f"there is no case {name!r}; give a case id, a return code or an order number (zuruf cases lists them)"
        raise NotFoundError(msg)
    return case


def _by_number(shop: Shop, merchant_id: str, number: str, code: str | None) -> Case | None:
    order = find_numbered(shop.table, merchant_id, number)
    if order is None:
        return None
    cases = recent_cases(shop.table, keys.customer(merchant_id, order.customer_id), 100)
    meant = [
        case for case in cases if case.order_number == number and case.case_id.upper().endswith((code or "").upper())
    ]
    return next((case for case in meant if case.is_open), meant[0] if meant else None)


def _by_id(shop: Shop, merchant_id: str, case_id: str) -> Case | None:
    for item in _all_items(shop, merchant_id):
        if item.key.sort == f"case#{case_id}":
            return find_case(shop.table, item.key.partition, case_id)
    return None


def _all_items(shop: Shop, merchant_id: str) -> Iterator[Item]:
    cursor: str | None = None
    while True:
        partition = keys.cases(merchant_id, "any").partition
        page = shop.table.query(partition, limit=100, descending=True, index=True, after=cursor)
        yield from page.items
        cursor = page.cursor
        if cursor is None:
            return
