"""Set how discreet the assistant is, and whether links come by short message as well."""

from __future__ import annotations

import re
from dataclasses import replace

from skill.domain.customer import Customer
from skill.domain.errors import InvalidInputError
from skill.services.change_profile import Account, change_profile
from skill.services.shop import Shop

# E.164: at most fifteen digits, the first of them no zero.
_PHONE = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
# "+49 (0)171": the zero is dialled within Germany only.
_TRUNK = re.compile(r"(?<=\d)\s*\(0\)")


def set_discreet(shop: Shop, account: Account, *, discreet: bool) -> None:
    """Keep product names out of spoken order news, or let them be heard."""
    change_profile(shop, account, lambda customer: replace(customer, discreet=discreet))


def set_links_by_sms(shop: Shop, account: Account, *, wanted: bool, phone: str) -> None:
    """Store whether links go to this phone; raise `InvalidInputError` for a number that is none.

    German numbers may begin with a zero: `0171 3920001` becomes `+491713920001`. An empty one is forgotten.
    """
    number = phone_number(phone) if phone.strip() else ""
    if wanted and not number:
        msg = "phone"
        raise InvalidInputError(msg)

    def change(customer: Customer) -> Customer:
        return replace(customer, links_by_sms=wanted, phone=number)

    change_profile(shop, account, change)


def phone_number(text: str) -> str:
    """Return a phone number in E.164; raise `InvalidInputError` for what is none."""
    abroad = text.strip().startswith(("+", "00"))
    bare = re.sub(r"[\s()/.-]", "", _TRUNK.sub("", text) if abroad else text)
    if bare.startswith("00"):
        bare = f"+{bare[2:]}"
    elif bare.startswith("0"):
        bare = f"+49{bare[1:]}"
    if not _PHONE.fullmatch(bare):
        msg = "phone"
        raise InvalidInputError(msg)
    return bare
