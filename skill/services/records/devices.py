"""Keep which devices a customer has: what they once said they needed something for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from skill.domain.privacy import PERSONAL, declare
from skill.services.records import codec, keys
from skill.services.table import Expect, Item, Put, Table

MOST_DEVICES = 20
"""How many are remembered; the one that was named longest ago goes first."""

declare("devices", {"names": PERSONAL}, lives=None)


@dataclass(frozen=True, slots=True)
class OwnDevices:
    """Carry a customer's devices by name, the one named last first."""

    names: tuple[str, ...] = ()
    version: int = 0

    def with_device(self, name: str) -> OwnDevices:
        """Return the devices with this one in front."""
        others = (other for other in self.names if other != name)
        return replace(self, names=(name, *others)[:MOST_DEVICES])

    def without_device(self, name: str) -> OwnDevices:
        """Return the devices without this one."""
        return replace(self, names=tuple(other for other in self.names if other != name))


def find_devices(table: Table, owner: str) -> OwnDevices:
    """Return what is known of a person's devices; `owner` is a customer's or guest's partition."""
    return devices_from(table.get(keys.devices(owner)))


def devices_from(item: Item | None) -> OwnDevices:
    """Read the stored devices, none where nothing is stored."""
    return codec.from_item(item, OwnDevices) if item else OwnDevices()


def put_devices(owner: str, devices: OwnDevices) -> Put:
    """Return the change that stores devices over the version they were read at."""
    return Put(keys.devices(owner), codec.to_attributes(devices), expect=devices.version or Expect.ABSENT)
