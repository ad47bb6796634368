from __future__ import annotations

import pytest

from skill.domain.errors import NotFoundError
from skill.services.change_profile import Account
from skill.services.forget_device import forget_device, remembered_devices
from skill.services.records.devices import OwnDevices, put_devices
from skill.settings import DEMO_MERCHANT
from tests.stage import ANNA, Stage

ACCOUNT = Account(DEMO_MERCHANT, ANNA)


def test_only_the_named_device_is_forgotten(stage: Stage) -> None:
    stage.table.write(put_devices(ACCOUNT.owner, OwnDevices(("HP Envy 6000", "Brita Marella"))))
    forget_device(stage.shop, ACCOUNT, "HP Envy 6000")
    assert remembered_devices(stage.shop, ACCOUNT) == ("Brita Marella",)


def test_what_was_never_remembered_is_missing(stage: Stage) -> None:
    with pytest.raises(NotFoundError, match="HP Envy 6000"):
        forget_device(stage.shop, ACCOUNT, "HP Envy 6000")
    assert remembered_devices(stage.shop, ACCOUNT) == ()
