"""Say what the voices of a household may do: strangers by a rule, known ones each by its own limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.domain.customer import Customer, HouseholdVoice, StrangersRule
from skill.domain.errors import InvalidInputError, NotFoundError
from skill.domain.merchant import Merchant
from skill.domain.order import Order
from skill.services.change_profile import Account, change_profile, require_unchanged
from skill.services.records.orders import recent_orders
from skill.services.set_limits import check_limits
from skill.services.shop import Shop

LONGEST_NAME = 60


def set_strangers(shop: Shop, account: Account, rule: StrangersRule) -> None:
    """Store what a voice may do that the device does not recognise."""
    change_profile(shop, account, lambda customer: replace(customer, strangers=rule))


def unnamed_voices(customer: Customer, orders: Sequence[Order]) -> tuple[Order, ...]:
    """Return the newest order of each recognised voice that the household has not named yet."""
    first: dict[str, Order] = {}
    for order in orders:
        if order.person_id and customer.voice(order.person_id) is None:
            first.setdefault(order.person_id, order)
    return tuple(first.values())


def add_voice(shop: Shop, account: Account, person_id: str, name: str) -> None:
    """Name a voice that has ordered from this account; raise `NotFoundError` for one that has not."""
    tidy = _name(name)

    def change(customer: Customer) -> Customer:
        heard = unnamed_voices(customer, recent_orders(shop.table, account.owner))
        if not any(order.person_id == person_id for order in heard):
            raise NotFoundError(person_id)
        return replace(customer, voices=(*customer.voices, HouseholdVoice(person_id, tidy)))

    change_profile(shop, account, change)


def change_voice(shop: Shop, merchant: Merchant, customer_id: str, voice: HouseholdVoice, *, stamp: str) -> None:
    """Store the name and limits of a recognised voice; `stamp` is that of the voice as it was shown.

    Raises `NotFoundError` where the household has no such voice, `InvalidInputError` for a name that is none,
    and as `check_limits` does.
    """
    named = replace(voice, name=_name(voice.name))
    check_limits(voice.limits, merchant)

    def change(customer: Customer) -> Customer:
        known = customer.voice(voice.person_id)
        if known is None:
            raise NotFoundError(voice.person_id)
        require_unchanged(stamp, known)
        return replace(customer, voices=tuple(named if one is known else one for one in customer.voices))

    change_profile(shop, Account(merchant.id, customer_id), change)


def remove_voice(shop: Shop, account: Account, person_id: str) -> None:
    """Forget a voice: it is a stranger from then on."""

    def change(customer: Customer) -> Customer:
        if customer.voice(person_id) is None:
            raise NotFoundError(person_id)
        return replace(customer, voices=tuple(one for one in customer.voices if one.person_id != person_id))

    change_profile(shop, account, change)


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        msg = "name"
        raise InvalidInputError(msg)
    return name
