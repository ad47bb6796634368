from __future__ import annotations

from skill.services.records import keys
from skill.services.records.devices import MOST_DEVICES, OwnDevices, devices_from, find_devices, put_devices
from skill.services.table import Expect
from tests.stage import Stage

OWNER = keys.customer("m1", "c1")


def test_devices_come_back_in_order(stage: Stage) -> None:
    stage.table.write(put_devices(OWNER, OwnDevices(("HP Envy 6000", "Brita Marella"))))
    assert find_devices(stage.table, OWNER) == OwnDevices(("HP Envy 6000", "Brita Marella"), version=1)
    assert devices_from(None) == OwnDevices()


def test_device_named_last_comes_first() -> None:
    devices = OwnDevices(("HP Envy 6000", "Brita Marella"), version=3)
    assert devices.with_device("Brita Marella") == OwnDevices(("Brita Marella", "HP Envy 6000"), version=3)
    assert put_devices(OWNER, devices).expect == 3
    assert put_devices(OWNER, OwnDevices()).expect is Expect.ABSENT


def test_oldest_device_makes_room() -> None:
    devices = OwnDevices()
    for number in range(MOST_DEVICES + 5):
        devices = devices.with_device(f"HP {number}")
    assert len(devices.names) == MOST_DEVICES
    assert (devices.names[0], devices.names[-1]) == ("HP 24", "HP 5")
