from __future__ import annotations

from skill.services.records.devices import find_devices
from tests.stage import LEA, MEHMET, Stage

REORDER, OPTION = "ReorderProductIntent", "ChooseOptionIntent"


def options(stage: Stage) -> list[str]:
    assert stage.dialog.question is not None
    return list(stage.dialog.question.payload["options"])


def test_device_narrows_an_open_choice(stage: Stage) -> None:
    stage.as_customer(LEA).reorder("staubsaugerbeutel")
    assert len(options(stage)) == 3
    stage.say(OPTION, device="miele complete c3")
    assert options(stage) == ["miele-staubbeutel-gn-4"]
    assert find_devices(stage.table, stage.owner).names == ("Miele Complete C3",)
    stage.yes()
    assert stage.dialog.quote is not None
    assert stage.dialog.quote.skus == {"miele-staubbeutel-gn-4"}


def test_unknown_device_leaves_the_choice(stage: Stage) -> None:
    stage.as_customer(LEA).reorder("staubsaugerbeutel")
    offered = options(stage)
    stage.say(OPTION, device="dyson v15")
    assert options(stage) == offered
    assert find_devices(stage.table, stage.owner).names == ()


def test_wish_for_a_device_is_no_choice(stage: Stage) -> None:
    stage.as_customer(LEA).reorder("staubsaugerbeutel")
    stage.say(REORDER, product="filter für die brita marella")
    assert set(options(stage)) == {"brita-maxtra-pro-3", "brita-maxtra-pro-6", "brita-maxtra-pro-extra-kalk-3"}


def test_device_at_the_gate_is_checked(stage: Stage) -> None:
    stage.as_customer(MEHMET).reorder("druckerpatrone")
    assert stage.hears(OPTION, device="hp envy 6000")[0] == "devices-it_fits"
    assert stage.asked == "gate"
    assert stage.hears(OPTION, device="hp envy 4500")[0] == "devices-does_not_fit"
    assert (stage.asked, set(options(stage))) == ("choose", {"hp-301-schwarz", "hp-301-farbe"})
    stage.no()
    assert "hp-301-schwarz" not in {sku for order in stage.orders for sku in order.skus}
