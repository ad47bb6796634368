"""Show the devices that the assistant remembers, and forget them."""

from __future__ import annotations

from flask import request

from skill.account.visit import Answer, Visit
from skill.services.forget_device import forget_device, remembered_devices


def show(visit: Visit) -> Answer:
    """Return the list, with a button for each device."""
    return visit.show("devices", devices=remembered_devices(visit.shop, visit.account))


def forget(visit: Visit) -> Answer:
    """Forget one device."""
    forget_device(visit.shop, visit.account, request.form.get("name", "")[:200])
    return visit.go("devices", "device_forgotten")
