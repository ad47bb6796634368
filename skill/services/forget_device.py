"""Forget a device that a customer no longer has, from the customer's own page."""

from __future__ import annotations

from skill.domain.errors import NotFoundError
from skill.services.after_conflicts import after_conflicts
from skill.services.change_profile import Account
from skill.services.records.devices import find_devices, put_devices
from skill.services.shop import Shop


def remembered_devices(shop: Shop, account: Account) -> tuple[str, ...]:
    """Return the names of the customer's devices, the one named last first."""
    return find_devices(shop.table, account.owner).names


def forget_device(shop: Shop, account: Account, name: str) -> None:
    """Forget one device; raise `NotFoundError` where none of that name is remembered."""

    def attempt() -> None:
        own = find_devices(shop.table, account.owner)
        if name not in own.names:
            raise NotFoundError(name)
        shop.table.write(put_devices(account.owner, own.without_device(name)))

    after_conflicts(attempt, busy="others kept changing the same devices")
