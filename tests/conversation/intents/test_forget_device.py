from __future__ import annotations

from skill.conversation.turn import Channel
from skill.domain.customer import StrangersRule
from skill.services.records.devices import OwnDevices, find_devices, put_devices
from tests.stage import Stage

ENVY, DESKJET = "HP Envy 6000", "HP DeskJet 2710"
MARELLA = "Brita Marella"


def owning(stage: Stage, *names: str) -> Stage:
    stage.table.write(put_devices(stage.owner, OwnDevices(names)))
    return stage


def kept(stage: Stage) -> tuple[str, ...]:
    return find_devices(stage.table, stage.owner).names


def test_one_device_is_forgotten_at_once(stage: Stage) -> None:
    assert owning(stage, ENVY, MARELLA).hears("ForgetDeviceIntent", device="drucker") == ("forget_device-forgotten",)
    assert kept(stage) == (MARELLA,)


def test_of_several_it_is_asked_once(stage: Stage) -> None:
    assert owning(stage, ENVY, DESKJET, MARELLA).hears("ForgetDeviceIntent", device="hp") == ("forget_device-which",)
    assert kept(stage) == (ENVY, DESKJET, MARELLA)
    assert stage.hears("ChooseOptionIntent", ordinal="den zweiten") == ("forget_device-forgotten",)
    assert kept(stage) == (ENVY, MARELLA)


def test_a_no_keeps_all(stage: Stage) -> None:
    owning(stage, ENVY, DESKJET).say("ForgetDeviceIntent", device="drucker")
    assert stage.hears("AMAZON.NoIntent") == ("forget_device-kept",)
    assert kept(stage) == (ENVY, DESKJET)


def test_an_unknown_device_changes_nothing(stage: Stage) -> None:
    assert owning(stage, ENVY).hears("ForgetDeviceIntent", device="kaffeemaschine") == ("forget_device-unknown",)
    assert kept(stage) == (ENVY,)
    assert owning(stage.as_customer("demo-ute"), DESKJET).hears("ForgetDeviceIntent", device="brita") == (
        "forget_device-unknown",
    )


def test_who_has_none_hears_so(stage: Stage) -> None:
    assert stage.hears("ForgetDeviceIntent", device="drucker") == ("forget_device-none",)


def test_the_new_one_takes_its_place(stage: Stage) -> None:
    said = owning(stage, ENVY).hears("ForgetDeviceIntent", device="hp", device_two="canon pixma ts3450")
    assert said == ("forget_device-forgotten", "devices-remembered")
    assert kept(stage) == ("Canon Pixma TS3450",)


def test_an_unclear_new_one_is_asked_for(stage: Stage) -> None:
    said = owning(stage, ENVY).hears("ForgetDeviceIntent", device="hp", device_two="canon")
    assert said == ("forget_device-forgotten", "devices-which_model")
    assert stage.hears("ChooseOptionIntent", device="ts3450")[0] == "devices-remembered"
    assert kept(stage) == ("Canon Pixma TS3450",)


def test_at_the_gate_the_offer_stays(stage: Stage) -> None:
    owning(stage, ENVY).reorder("kaffeefilter")
    said = stage.hears("ForgetDeviceIntent", device="drucker")
    assert said[0] == "forget_device-forgotten"
    assert stage.asked == "resume_gate"
    assert kept(stage) == ()


def test_a_strangers_voice_forgets_nothing(stage: Stage) -> None:
    owning(stage, ENVY).change_profile(strangers=StrangersRule.CART_ONLY)
    stage.channel = Channel.ALEXA
    assert stage.hears("ForgetDeviceIntent", device="drucker") == ("forget_device-not_yours",)
    assert kept(stage) == (ENVY,)
