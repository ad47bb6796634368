"""Link a customer's shop account to the assistant, and unlink it."""

from __future__ import annotations

from dataclasses import replace

from skill.domain.errors import NotFoundError
from skill.services.records import keys
from skill.services.records.customers import customer_from, put_customer
from skill.services.shop import Shop


def link_account(shop: Shop, merchant_id: str, customer_id: str) -> None:
    """Let the assistant act for a customer; raise `NotFoundError` where the shop has none of that id."""
    _set_linked(shop, merchant_id, customer_id, linked=True)


def unlink_account(shop: Shop, merchant_id: str, customer_id: str) -> None:
    """Stop acting for a customer; raise `NotFoundError` where the shop has none of that id."""
    _set_linked(shop, merchant_id, customer_id, linked=False)


def _set_linked(shop: Shop, merchant_id: str, customer_id: str, *, linked: bool) -> None:
    key = keys.profile(keys.customer(merchant_id, customer_id))
    item = shop.table.get(key)
    if item is None:
        msg = f"the shop has no customer {customer_id!r}"
        raise NotFoundError(msg)
    customer = customer_from(item, customer_id)
    if customer.linked != linked:
        shop.table.write(put_customer(key, replace(customer, linked=linked)))
