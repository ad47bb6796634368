"""Show and change the places to deliver to."""

from __future__ import annotations

from flask import request

from skill.account.visit import WRONG, Answer, Visit
from skill.domain.customer import Address
from skill.domain.errors import InvalidInputError, NotFoundError, RefusedError, ShopError
from skill.services.change_profile import stamp_of
from skill.services.edit_addresses import MOST, add_address, change_address, prefer_address, remove_address


def show(visit: Visit) -> Answer:
    """Return all addresses, the usual one first."""
    return visit.show("addresses", addresses=visit.customer.addresses, most=MOST)


def show_new(visit: Visit) -> Answer:
    """Return the form for another address."""
    blank = Address("", visit.customer.name, "", "", "", visit.merchant.country)
    return visit.show("address", address=blank)


def add(visit: Visit) -> Answer:
    """Store another address."""
    typed = _typed(visit, "")
    try:
        add_address(visit.shop, visit.account, typed)
    except (InvalidInputError, RefusedError) as error:
        return _again(visit, typed, error)
    return visit.go("addresses", "address_added")


def show_one(visit: Visit, address_id: str) -> Answer:
    """Return the form for a known address."""
    address = _known(visit, address_id)
    return visit.show("address", address=address, stamp=stamp_of(address))


def change(visit: Visit, address_id: str) -> Answer:
    """Store an address anew."""
    typed = _typed(visit, address_id)
    try:
        change_address(visit.shop, visit.account, typed, stamp=request.form.get("stamp", ""))
    except (InvalidInputError, RefusedError) as error:
        return _again(visit, typed, error)
    return visit.go("addresses", "address_changed")


def show_removal(visit: Visit, address_id: str) -> Answer:
    """Ask before an address is removed."""
    return visit.show("address_gone", address=_known(visit, address_id))


def remove(visit: Visit, address_id: str) -> Answer:
    """Remove an address."""
    remove_address(visit.shop, visit.account, address_id)
    return visit.go("addresses", "address_removed")


def prefer(visit: Visit, address_id: str) -> Answer:
    """Make an address the usual one."""
    prefer_address(visit.shop, visit.account, address_id)
    return visit.go("addresses", "address_preferred")


def _known(visit: Visit, address_id: str) -> Address:
    found = next((one for one in visit.customer.addresses if one.address_id == address_id), None)
    if found is None:
        raise NotFoundError(address_id)
    return found


def _typed(visit: Visit, address_id: str) -> Address:
    name, street, postal_code, city = (
        request.form.get(field, "")[:200] for field in ("name", "street", "postal_code", "city")
    )
    return Address(address_id, name, street, postal_code, city, visit.merchant.country)


def _again(visit: Visit, typed: Address, error: ShopError) -> Answer:
    """Return the form as it was filled in, with the fresh stamp of what is stored now."""
    stamp = stamp_of(_known(visit, typed.address_id)) if typed.address_id else ""
    field = str(error) if isinstance(error, InvalidInputError) else ""
    return visit.show("address", WRONG, address=typed, stamp=stamp, wrong=visit.sentence(error), field=field)
