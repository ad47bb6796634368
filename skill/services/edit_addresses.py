"""Add, change, remove and prefer the addresses of an account; the first one is the usual one."""

from __future__ import annotations

from dataclasses import replace

from skill.domain.customer import Address, Customer
from skill.domain.errors import (
    InvalidInputError,
    LastAddressError,
    NotFoundError,
    StillNeededError,
    TooManyAddressesError,
)
from skill.services.change_profile import Account, change_profile, require_unchanged
from skill.services.records.orders import recent_orders
from skill.services.shop import Shop

MOST = 20
LONGEST = 100
_LONGEST_POSTAL_CODE = 10


def add_address(shop: Shop, account: Account, address: Address) -> Address:
    """Store another address under an id of its own; raise `TooManyAddressesError` above twenty."""
    added = replace(_checked(address), address_id=shop.ids.new("address"))

    def change(customer: Customer) -> Customer:
        if len(customer.addresses) >= MOST:
            raise TooManyAddressesError(MOST)
        return replace(customer, addresses=(*customer.addresses, added))

    change_profile(shop, account, change)
    return added


def change_address(shop: Shop, account: Account, address: Address, *, stamp: str) -> Address:
    """Store an address anew under a new id, so that a quote that names the old one is read out again.

    `stamp` is that of the address as it was shown.
    """
    changed = replace(_checked(address), address_id=shop.ids.new("address"))

    def change(customer: Customer) -> Customer:
        before = _of(customer, address.address_id)
        require_unchanged(stamp, before)
        if replace(changed, address_id=before.address_id) == before:
            return customer
        _refuse_if_in_use(shop, account, before)
        kept = (changed if known is before else known for known in customer.addresses)
        return replace(customer, addresses=tuple(kept))

    change_profile(shop, account, change)
    return changed


def remove_address(shop: Shop, account: Account, address_id: str) -> None:
    """Remove an address, but not the only one, nor one that an order is on its way to."""

    def change(customer: Customer) -> Customer:
        gone = _of(customer, address_id)
        if len(customer.addresses) == 1:
            raise LastAddressError
        _refuse_if_in_use(shop, account, gone)
        return replace(customer, addresses=tuple(known for known in customer.addresses if known is not gone))

    change_profile(shop, account, change)


def prefer_address(shop: Shop, account: Account, address_id: str) -> None:
    """Make an address the usual one."""

    def change(customer: Customer) -> Customer:
        first = _of(customer, address_id)
        others = (known for known in customer.addresses if known is not first)
        return replace(customer, addresses=(first, *others))

    change_profile(shop, account, change)


def _of(customer: Customer, address_id: str) -> Address:
    found = next((known for known in customer.addresses if known.address_id == address_id), None)
    if found is None:
        raise NotFoundError(address_id)
    return found


def _refuse_if_in_use(shop: Shop, account: Account, address: Address) -> None:
    """Orders keep the id of their address only, and their letters name the place."""
    orders = recent_orders(shop.table, account.owner)
    if any(order.address_id == address.address_id and (order.is_open or order.is_undecided) for order in orders):
        raise StillNeededError


def _checked(address: Address) -> Address:
    """Return the address without stray blanks; raise `InvalidInputError` naming a field that is empty or too long."""
    fields = {"name": address.name, "street": address.street, "postal_code": address.postal_code, "city": address.city}
    tidy = {name: " ".join(text.split()) for name, text in fields.items()}
    for name, text in tidy.items():
        longest = _LONGEST_POSTAL_CODE if name == "postal_code" else LONGEST
        if not text or len(text) > longest or not text.isprintable():
            raise InvalidInputError(name)
    if address.country == "DE" and not _is_german_postal_code(tidy["postal_code"]):
        msg = "postal_code"
        raise InvalidInputError(msg)
    return replace(address, **tidy)


def _is_german_postal_code(text: str) -> bool:
    return len(text) == len("10115") and text.isascii() and text.isdigit()
