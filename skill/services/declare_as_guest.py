"""Accept a withdrawal from somebody who is not logged in: every one is stored and acknowledged.

It becomes a case by itself only where order number and e-mail address both fit and it is plain what is
meant; else a person of the shop decides. Whoever declares is told the same in either case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from skill.domain.cases import Case, CaseKind, Remedy
from skill.domain.errors import NotFoundError, RefusedError
from skill.domain.merchant import Merchant
from skill.domain.order import Order
from skill.services.after_conflicts import after_conflicts
from skill.services.declare_case import Declaration, DeclaredCase, declare_case
from skill.services.goods_meant import goods_meant
from skill.services.records import keys
from skill.services.records.customers import customer_from
from skill.services.records.declarations import GuestDeclaration, find_declaration, put_declaration
from skill.services.records.orders import find_numbered
from skill.services.records.outbox import Event, put_event
from skill.services.shop import Shop
from skill.services.table import Change

CHANNEL = "web"
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class GuestForm:
    """Carry what was typed; `declaration_id` names the form that was sent, so that sending it twice is once."""

    declaration_id: str
    name: str
    email: str
    order_number: str
    text: str
    locale: str


def declare_as_guest(shop: Shop, form: GuestForm, *, merchant: Merchant) -> GuestDeclaration:
    """Store a declaration once, with its receipt by mail, and return it; raise `BusyError` where others interfere."""

    def declared() -> GuestDeclaration:
        stored = find_declaration(shop.table, merchant.id, form.declaration_id)
        if stored is not None:
            return stored
        declaration = GuestDeclaration(
            form.declaration_id,
            form.name,
            form.email,
            form.order_number,
            form.text,
            form.locale,
            shop.clock.now(),
        )
        declaration, changes = _matched(shop, declaration, merchant)
        shop.table.write(put_declaration(declaration, merchant=merchant.id), *changes)
        return declaration

    return after_conflicts(declared, busy="others kept changing the order that a withdrawal is about")


def match_declaration(
    shop: Shop, declaration_id: str, number: str, *, merchant: Merchant, skus: frozenset[str] = frozenset()
) -> Case:
    """Make a case of a declaration that fitted no order by itself, as of the time it was declared.

    Raises `NotFoundError` for an unknown declaration, order or product, and `RefusedError` where it is a case already.
    """

    def matched() -> Case:
        declaration = find_declaration(shop.table, merchant.id, declaration_id)
        order = _order_numbered(shop, number, merchant)
        if declaration is None or order is None:
            missing = f"declaration {declaration_id!r}" if declaration is None else f"order {number!r}"
            msg = f"there is no {missing}"
            raise NotFoundError(msg)
        if declaration.case_id:
            msg = f"{declaration_id} is case {declaration.case_id} already"
            raise RefusedError(msg)
        declared = _declared(shop, declaration, order, _all_packs(order, skus), merchant)
        linked = replace(declaration, case_id=declared.case.case_id)
        shop.table.write(put_declaration(linked, merchant=merchant.id), *declared.changes)
        return declared.case

    return after_conflicts(matched, busy=f"others kept changing order {number}")


def _matched(
    shop: Shop, declaration: GuestDeclaration, merchant: Merchant
) -> tuple[GuestDeclaration, tuple[Change, ...]]:
    """Return the declaration with its case, if it is plain; the receipt goes out either way, and only one."""
    order = _order_numbered(shop, declaration.order_number, merchant)
    if order is not None and _is_theirs(shop, declaration, order, merchant):
        skus = goods_meant(shop, order, declaration.text, merchant=merchant)
        if skus is not None:
            declared = _declared(shop, declaration, order, _all_packs(order, skus), merchant)
            receipt = (put_event(merchant.id, _receipt(declaration)),) if declared.is_repeated else ()
            return replace(declaration, case_id=declared.case.case_id), (*declared.changes, *receipt)
    return declaration, (put_event(merchant.id, _receipt(declaration)),)


def _declared(
    shop: Shop, declaration: GuestDeclaration, order: Order, packs: dict[str, int], merchant: Merchant
) -> DeclaredCase:
    wish = Declaration(
        order,
        CaseKind.WITHDRAWAL,
        Remedy.REFUND,
        packs,
        reason=declaration.text,
        locale=declaration.locale,
        channel=CHANNEL,
        declared_at=declaration.declared_at,
        key=declaration.declaration_id,
    )
    return declare_case(shop, wish, merchant=merchant)


def _all_packs(order: Order, skus: frozenset[str]) -> dict[str, int]:
    packs = {line.sku: line.quantity for line in order.lines if line.sku in skus}
    if skus - packs.keys():
        msg = f"order {order.number} has no {', '.join(sorted(skus - packs.keys()))}, but {', '.join(order.skus)}"
        raise NotFoundError(msg)
    return packs


def _order_numbered(shop: Shop, number: str, merchant: Merchant) -> Order | None:
    digits = re.sub(r"\D", "", number)
    known = len(digits) == _DIGITS
    return find_numbered(shop.table, merchant.id, f"{digits[:4]}-{digits[4:]}") if known else None


def _is_theirs(shop: Shop, declaration: GuestDeclaration, order: Order, merchant: Merchant) -> bool:
    profile = shop.table.get(keys.profile(keys.customer(merchant.id, order.customer_id)))
    email = customer_from(profile, order.customer_id).email
    return bool(email) and email.casefold() == declaration.email.strip().casefold()


def _receipt(declaration: GuestDeclaration) -> Event:
    return Event(
        event_id=f"{declaration.declaration_id}-withdrawal_received_guest",
        kind="mail",
        payload={
            "template": "withdrawal_received_guest",
            "name": declaration.name,
            "email": declaration.email,
            "order_number": declaration.order_number,
            "text": declaration.text,
            "declared_at": declaration.declared_at.isoformat(),
            "locale": declaration.locale,
        },
        created_at=declaration.declared_at,
    )
