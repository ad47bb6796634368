"""Keep what was declared about an order after it was placed."""

from __future__ import annotations

from skill.domain.cases import Case
from skill.domain.privacy import NOT_PERSONAL, declare, kept, pseudonymised
from skill.services.records import codec, keys
from skill.services.table import Expect, Item, Put, Range, Table

_TAX = "§ 147 AO and § 257 HGB: what changes an invoice is kept for ten years"
_BOOKS = kept(_TAX)

declare(
    "case",
    {
        "case_id": _BOOKS,
        "order_id": _BOOKS,
        "order_number": _BOOKS,
        "customer_id": pseudonymised(_TAX),
        "kind": _BOOKS,
        "remedy": _BOOKS,
        "state": _BOOKS,
        "lines": _BOOKS,
        "declared_at": _BOOKS,
        "locale": NOT_PERSONAL,
        "channel": _BOOKS,
        "refund": _BOOKS,
        "send_back_by": _BOOKS,
        "return_code": _BOOKS,
        "reason": _BOOKS,
        "replacement": _BOOKS,
        "refund_asked_at": _BOOKS,
        "judgement": _BOOKS,
        "key": NOT_PERSONAL,
    },
    lives=None,
)


def case_from(item: Item) -> Case:
    """Read a case back."""
    return codec.from_item(item, Case)


def put_case(owner: str, case: Case, *, merchant: str) -> Put:
    """Return the change that stores a case over the version it was read at, listed for the merchant by time."""
    return Put(
        keys.case(owner, case.case_id),
        codec.to_attributes(case),
        expect=case.version or Expect.ABSENT,
        index=keys.cases(merchant, f"{case.declared_at.isoformat()}#{case.case_id}"),
    )


def find_case(table: Table, owner: str, case_id: str) -> Case | None:
    """Return one case, if it exists."""
    item = table.get(keys.case(owner, case_id))
    return case_from(item) if item else None


def recent_cases(table: Table, owner: str, limit: int = 20) -> tuple[Case, ...]:
    """Return a customer's cases, the newest first."""
    page = table.query(owner, Range(prefix="case#"), limit=limit, descending=True)
    return tuple(case_from(item) for item in page.items)
