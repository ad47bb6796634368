"""Keep withdrawals declared on the public page, whether they fit an order or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from skill.domain.privacy import NOT_PERSONAL, declare, kept
from skill.services.records import codec, keys
from skill.services.table import Expect, Item, Put, Table

_PROOF = kept("§ 356a BGB, § 257 HGB: a declaration and its receipt are kept as business letters, six years")

declare(
    "declaration",
    {
        "declaration_id": NOT_PERSONAL,
        "name": _PROOF,
        "email": _PROOF,
        "order_number": _PROOF,
        "text": _PROOF,
        "locale": NOT_PERSONAL,
        "declared_at": _PROOF,
        "case_id": _PROOF,
    },
    lives=None,
)


@dataclass(frozen=True, slots=True)
class GuestDeclaration:
    """Carry one withdrawal as it was typed; `text` is empty where everything is withdrawn from.

    `declared_at` is UTC; `case_id` is empty until it is known which order is meant.
    """

    declaration_id: str
    name: str
    email: str
    order_number: str
    text: str
    locale: str
    declared_at: datetime
    case_id: str = ""
    version: int = 0


def put_declaration(declaration: GuestDeclaration, *, merchant: str) -> Put:
    """Return the change that stores a declaration over the version it was read at, listed by time."""
    return Put(
        keys.declaration(merchant, declaration.declaration_id),
        codec.to_attributes(declaration),
        expect=declaration.version or Expect.ABSENT,
        index=keys.declarations(merchant, f"{declaration.declared_at.isoformat()}#{declaration.declaration_id}"),
    )


def declaration_from(item: Item) -> GuestDeclaration:
    """Read a declaration back."""
    return codec.from_item(item, GuestDeclaration)


def find_declaration(table: Table, merchant: str, declaration_id: str) -> GuestDeclaration | None:
    """Return one declaration, if it exists."""
    item = table.get(keys.declaration(merchant, declaration_id))
    return declaration_from(item) if item else None


def recent_declarations(table: Table, merchant: str, *, limit: int = 50) -> list[GuestDeclaration]:
    """Return a merchant's declarations, the newest first."""
    partition = keys.declarations(merchant, "any").partition
    page = table.query(partition, limit=limit, descending=True, index=True)
    return [declaration_from(item) for item in page.items]
